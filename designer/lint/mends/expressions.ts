import { fieldOf, optionsOf } from '#processes/check/choices/domains.ts';
import { likeness } from '#processes/check/choices/likeness.ts';
import { comparedIn } from '#processes/check/choices/literals.ts';
import { conditionOf, withCondition } from '../../process/properties.ts';
import type { Broken, FindMend, Mend } from './types.ts';

/** The condition of the flow of a problem, where it still is the text the problem was found in. */
function conditionIn({ problem, editor }: Broken): { readonly id: string; readonly text: string } | null {
  const flow = editor && problem.element ? editor.find(problem.element) : undefined;
  const text = flow && /SequenceFlow$/.test(flow.type) ? conditionOf(flow.businessObject) : '';
  return flow && text !== '' && text === problem.at?.text ? { id: flow.id, text } : null;
}

function rewritten(id: string, text: string, words: string): Mend {
  return {
    kind: 'process',
    label: { zh: `改成「${words}」`, en: `Write "${words}"` },
    apply: editor => {
      const flow = editor.find(id);
      if (flow) editor.apply(flow, withCondition(flow.businessObject, text, editor.factory));
    },
  };
}

/** Habits of other languages, outside the texts between quotes. */
function replaced(text: string, pattern: RegExp, by: string): string {
  return text
    .split(/("(?:\\.|[^"\\])*")/)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replace(pattern, by)))
    .join('');
}

const doubleEquals: FindMend = broken => {
  const here = conditionIn(broken);
  return here && rewritten(here.id, replaced(here.text, /==/g, '='), '=');
};

const foreignOperators: FindMend = broken => {
  const here = conditionIn(broken);
  if (!here || !/&&|\|\|/.test(here.text)) return null;
  const text = replaced(replaced(here.text, /\s*&&\s*/g, ' and '), /\s*\|\|\s*/g, ' or ');
  return rewritten(here.id, text, text);
};

const foreignQuotes: FindMend = broken => {
  const here = conditionIn(broken);
  return here && rewritten(here.id, here.text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'"), '"…"');
};

/** The option that the name of the flow speaks of, else the one written most like the value. */
const nearestOption: FindMend = broken => {
  const here = conditionIn(broken);
  const at = broken.problem.at;
  const compared = here && comparedIn(here.text).find(({ from }) => from === at?.from);
  const [root, form = '', field = ''] = compared?.path ?? [];
  if (!here || !compared || root !== 'data') return null;
  const known = fieldOf(form, field, { pack: { ...broken.parts, scenarios: {}, items: [] }, called: {} });
  const options = (known && optionsOf(known.schema)) ?? [];
  const name = String(broken.editor!.find(here.id)!.businessObject.get('name') ?? '');
  const near = (value: string, title = ''): number => Math.max(likeness(name, title), likeness(String(compared.value), value));
  const [best, next] = options
    .map(option => ({ option, score: near(String(option.value), option.title) }))
    .sort((a, b) => b.score - a.score);
  if (!best || best.score < 0.5 || best.score === next?.score) return null;
  const { value, title } = best.option;
  const text = here.text.slice(0, compared.from) + JSON.stringify(value) + here.text.slice(compared.to);
  return rewritten(here.id, text, title ?? String(value));
};

/** Mends of conditions (表达式修复). */
export const expressionMends: Readonly<Record<string, FindMend>> = {
  'feel-double-equals': doubleEquals,
  'feel-foreign-operator': foreignOperators,
  'feel-foreign-quote': foreignQuotes,
  'condition-no-option': nearestOption,
};
