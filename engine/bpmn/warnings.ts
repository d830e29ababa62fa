import type { ModdleWarning } from 'bpmn-moddle';
import { type Problem, problem, type Text } from '../problem.ts';
import { type BpmnNode, inEnglish, isNode, labelOf, nearestId } from './node.ts';

/** Turn what moddle only warns of into problems of severity error, with the element concerned. */
export function readWarnings(warnings: readonly ModdleWarning[], xml: string): Problem[] {
  const lines = xml.split('\n');
  return warnings.map(warning => readWarning(warning, lines));
}

function readWarning(warning: ModdleWarning, lines: readonly string[]): Problem {
  const message = warning.error ? `${warning.message} ${warning.error.message}` : warning.message;
  for (const { pattern, code, text } of patterns) {
    const found = pattern.exec(message);
    if (!found) continue;
    const { zh, en } = text(found[1] ?? '', subject(warning));
    const where = code === 'unknown-element' ? lineOf(message) : { zh: '', en: '' };
    return located(code, { zh: where.zh + zh, en: where.en + en }, warning, ownId(code, found[1], message, lines));
  }
  const where = lineOf(message);
  return located(
    'bpmn-malformed',
    { zh: `${where.zh}文件有读不懂的内容，请检查。`, en: `${where.en}The file has content that could not be read.` },
    warning,
  );
}

/** Id of the element itself, where moddle did not build it: from the sentence, or from the tag on that line. */
function ownId(code: string, value: string | undefined, message: string, lines: readonly string[]): string | undefined {
  if (code.endsWith('-id')) return value;
  const position = /line:\s*(\d+)\s+column:\s*(\d+)/.exec(message);
  if (code !== 'unknown-element' || !position) return undefined;
  const tag = (lines[Number(position[1])] ?? '').slice(Number(position[2])).split('>')[0] ?? '';
  return /\sid="([^"]+)"/.exec(tag)?.[1];
}

interface Pattern {
  readonly pattern: RegExp;
  readonly code: string;
  readonly text: (value: string, owner: string) => Text;
}

const patterns: readonly Pattern[] = [
  {
    pattern: /duplicate ID <([^>]*)>/,
    code: 'duplicate-id',
    text: id => ({ zh: `编号 “${id}” 重复，每个元素的编号必须唯一。`, en: `The id "${id}" is used twice; every element needs its own.` }),
  },
  {
    pattern: /illegal ID <([^>]*)>/,
    code: 'illegal-id',
    text: id => ({
      zh: `编号 “${id}” 不合规，应以字母或下划线开头，只含字母、数字、点、横线、下划线。`,
      en: `The id "${id}" is not allowed: start with a letter or underscore and use letters, digits, dots, hyphens, underscores.`,
    }),
  },
  {
    pattern: /unresolved reference <([^>]*)>/,
    code: 'unresolved-reference',
    text: (id, owner) => ({
      zh: `${owner} 引用了不存在的元素 “${id}”。`,
      en: `${inEnglish(owner)} refers to "${id}", which does not exist.`,
    }),
  },
  {
    pattern: /unknown attribute <([^>]*)>/,
    code: 'unknown-attribute',
    text: (name, owner) => ({ zh: `${owner} 上有不认识的属性 “${name}”。`, en: `${inEnglish(owner)} has an unknown attribute "${name}".` }),
  },
  {
    pattern: /(?:unrecognized element|unknown type|unexpected element) <([^>]*)>/,
    code: 'unknown-element',
    text: name => ({ zh: `有不认识或放错位置的元素 <${name}>。`, en: `The element <${name}> is unknown or stands in the wrong place.` }),
  },
];

function subject(warning: ModdleWarning): string {
  const owner = owningNode(warning);
  return owner ? labelOf(owner) : '文件';
}

/** The nearest node with an id: a sentence about `<formalExpression>` helps nobody. */
function owningNode(warning: ModdleWarning): BpmnNode | undefined {
  let node = isNode(warning.element) ? warning.element : undefined;
  while (node && !node.id && node.$parent) node = node.$parent;
  return node;
}

function located(code: string, text: Text, warning: ModdleWarning, id?: string): Problem {
  const owner = nearestId(owningNode(warning)) ?? id;
  const severity = code === 'unresolved-reference' && isDiagram(warning) ? 'warning' : 'error';
  return problem(code, text, { ...(owner !== undefined && { element: owner }), severity });
}

/** Layout never changes what runs: a dangling shape is only warned of. */
function isDiagram(warning: ModdleWarning): boolean {
  return isNode(warning.element) && /^(?:bpmndi|di|dc):/.test(warning.element.$type);
}

/** moddle counts lines from 0. */
export function lineOf(message: string): Text {
  const line = /line:\s*(\d+)/.exec(message)?.[1];
  if (line === undefined) return { zh: '', en: '' };
  return { zh: `第 ${Number(line) + 1} 行附近：`, en: `Near line ${Number(line) + 1}: ` };
}

/** An element of which only one may stand where it does: the last of several would count and the others be dropped without a word (重复元素). */
export function secondChild({ $type, $parent }: BpmnNode): Problem {
  const at = { message: '', element: $parent };
  const kind = $type.replace(/^(?:bpmn|dmn):/, '');
  const owner = subject(at);
  const text = {
    zh: `${owner} 里有多个 ${kind}，这里只能有一个，请只保留一个。`,
    en: `${inEnglish(owner)} has several ${kind}, where only one may stand; keep one.`,
  };
  return located('bpmn-second-child', text, at);
}
