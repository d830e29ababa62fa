import { elementLabel } from '#engine/bpmn/index.ts';
import type { FlowElement, SequenceFlow } from '#engine/bpmn/definition.ts';
import { type Problem, problem, type Text } from '#engine/problem.ts';
import type { Combination } from './combine.ts';
import type { Domain, Option } from './domains.ts';

type Place = FlowElement | SequenceFlow;

/** A problem of a gateway or flow; `{}` becomes its name. */
export function told(place: Place, code: string, { zh, en }: Text, more: Partial<Omit<Problem, 'code' | 'message'>> = {}): Problem {
  const label = elementLabel(place);
  const message = { zh: zh.replace('{}', () => label), en: en.replace('{}', () => label.replace(/[“”]/g, '"')) };
  return problem(code, message, { element: place.id, file: 'process.bpmn', ...more });
}

/** An option in words: its title, else its value. */
export const optionWords = ({ title, value }: Option): string => title ?? String(value);

/** A value no form, setting or call ever gives: the condition waits for it in vain. */
export function notAnOption(
  flow: SequenceFlow,
  { value, domain, at }: { readonly value: unknown; readonly domain: Domain; readonly at: NonNullable<Problem['at']> },
): Problem {
  const known = domain.options
    .map(option => (option.title === undefined ? `${option.value}` : `${option.value}（${option.title}）`))
    .join('、');
  const text: Text = {
    zh: `{} 的条件比较的值「${String(value)}」不是「${domain.title}」的选项，条件永远不会成立。可用：${known}。`,
    en: `The condition of {} compares with "${String(value)}", which is no option of "${domain.title}" and never holds. Options: ${domain.options.map(option => option.value).join(', ')}.`,
  };
  return told(flow, 'condition-no-option', text, { at });
}

/** A condition that holds for no choice at all. */
export function neverTrue(flow: SequenceFlow): Problem {
  return told(flow, 'condition-never-true', {
    zh: '{} 的条件无论怎样选择都不会成立，这条连线永远不会走到，请改正条件。',
    en: 'The condition of {} holds for no choice, so this way is never taken; correct it.',
  });
}

/** A condition that another, drawn before it, always takes. */
export function shadowed(flow: SequenceFlow, first: SequenceFlow): Problem {
  const other = elementLabel(first);
  const text: Text = {
    zh: `{} 的条件成立时，前面的 ${other} 也总是成立并先被走到，这条连线永远不会走到，请改正其中一个条件。`,
    en: `Whenever the condition of {} holds, that of ${other.replace(/[“”]/g, '"')} holds too and is taken first; correct one of them.`,
  };
  return told(flow, 'condition-shadowed', text, { related: [first.id] });
}

/** Conditions of which two can hold at once. */
export function overlap(flow: SequenceFlow, first: SequenceFlow): Problem {
  const other = elementLabel(first);
  const text: Text = {
    zh: `{} 与 ${other} 的条件会同时成立，这时只走画在前面的一条，请让条件互不重叠。`,
    en: `The conditions of {} and ${other.replace(/[“”]/g, '"')} can hold at once, and only the one drawn first is taken; keep them apart.`,
  };
  return told(flow, 'condition-overlaps', text, { related: [first.id], severity: 'warning' });
}

/** At most this many combinations are spelt out. */
const shown = 3;

/** Choices for which there is no way out. */
export function uncovered(gateway: FlowElement, rest: readonly Combination[], domains: ReadonlyMap<string, Domain>): Problem {
  const wordsOf = (one: Combination) => [...one].map(([path, option]) => `${domains.get(path)!.title}＝${optionWords(option)}`).join('，');
  const list = rest.slice(0, shown).map(wordsOf).join('；');
  const more = rest.length > shown ? '等' : '';
  const text: Text = {
    zh: `{} 没有考虑「${list}」${more}的情况，选了它办件会停住，请补一条连线或设默认连线。`,
    en: `{} has no way out for ${rest.slice(0, shown).map(valuesOf).join('; ')}, and a case with it stops; add a flow or a default.`,
  };
  return told(gateway, 'option-uncovered', text);
}

const valuesOf = (one: Combination): string => [...one].map(([path, { value }]) => `${path} = ${value}`).join(', ');

/** A default for which no choice is left. */
export function defaultIdle(flow: SequenceFlow): Problem {
  return told(
    flow,
    'default-idle',
    {
      zh: '默认连线 {} 永远不会走到：所有选项都已被其他条件占用，请删除它，或去掉一个多余的条件。',
      en: 'The default flow {} is never taken: every option has a condition of its own; delete it or one of the conditions.',
    },
    { severity: 'warning' },
  );
}

/** A choice that may be left unanswered. */
export function optional(gateway: FlowElement, { title }: Domain): Problem {
  return told(
    gateway,
    'choice-optional',
    {
      zh: `{} 按「${title}」分支，但表单不要求填写它；没有填写时会走默认连线，建议设为必填。`,
      en: `{} branches on "${title}", which the form does not require; left empty, the default is taken. Require it.`,
    },
    { severity: 'warning' },
  );
}
