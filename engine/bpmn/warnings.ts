import type { ModdleWarning } from 'bpmn-moddle';
import { type Problem, problem, type Text } from '../problem.ts';
import { type BpmnNode, isNode, labelOf, nearestId } from './node.ts';

/** Turn what moddle only warns of into problems of severity error, with the element concerned. */
export function readWarnings(warnings: readonly ModdleWarning[]): Problem[] {
  return warnings.map(readWarning);
}

function readWarning(warning: ModdleWarning): Problem {
  const message = warning.error ? `${warning.message} ${warning.error.message}` : warning.message;
  for (const { pattern, code, text } of patterns) {
    const found = pattern.exec(message);
    if (found)
      return located(code, text(found[1] ?? '', subject(warning)), warning, code === 'unresolved-reference' ? undefined : found[1]);
  }
  return located(
    'bpmn-malformed',
    {
      zh: `文件有读不懂的内容${lineOf(message, 'zh')}, 请检查。`,
      en: `The file has content that could not be read${lineOf(message, 'en')}.`,
    },
    warning,
  );
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
    text: id => ({ zh: `编号 “${id}” 重复, 每个元素的编号必须唯一。`, en: `The id "${id}" is used twice; every element needs its own.` }),
  },
  {
    pattern: /illegal ID <([^>]*)>/,
    code: 'illegal-id',
    text: id => ({
      zh: `编号 “${id}” 不合规, 应以字母或下划线开头, 只含字母、数字、点、横线、下划线。`,
      en: `The id "${id}" is not allowed: start with a letter or underscore and use letters, digits, dots, hyphens, underscores.`,
    }),
  },
  {
    pattern: /unresolved reference <([^>]*)>/,
    code: 'unresolved-reference',
    text: (id, owner) => ({ zh: `${owner} 引用了不存在的元素 “${id}”。`, en: `${owner} refers to "${id}", which does not exist.` }),
  },
  {
    pattern: /unknown attribute <([^>]*)>/,
    code: 'unknown-attribute',
    text: (name, owner) => ({ zh: `${owner} 上有不认识的属性 “${name}”。`, en: `${owner} has an unknown attribute "${name}".` }),
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
  const owner = nearestId(owningNode(warning)) ?? (code.endsWith('-id') ? id : undefined);
  const severity = code === 'unresolved-reference' && isDiagram(warning) ? 'warning' : 'error';
  return problem(code, text, { ...(owner !== undefined && { element: owner }), severity });
}

/** Layout never changes what runs: a dangling shape is only warned of. */
function isDiagram(warning: ModdleWarning): boolean {
  return isNode(warning.element) && /^(?:bpmndi|di|dc):/.test(warning.element.$type);
}

function lineOf(message: string, language: 'zh' | 'en'): string {
  const line = /line:\s*(\d+)/.exec(message)?.[1];
  if (line === undefined) return '';
  return language === 'zh' ? ` (第 ${Number(line) + 1} 行附近)` : ` (near line ${Number(line) + 1})`;
}
