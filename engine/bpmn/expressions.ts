import { readExpression, readFeel } from '../expressions/text.ts';
import { forbiddenNames } from '../expressions/values.ts';
import type { Expression } from './definition.ts';
import { type BpmnNode, bjText, nodeOf, textOf } from './node.ts';
import { type Reading, refuse } from './reading.ts';

/** URIs and short names by which BPMN files say FEEL. */
const feelLanguages = [/^feel$/i, /^https?:\/\/www\.omg\.org\/spec\/(?:DMN|FEEL)\/[\w.]+\/?(?:FEEL\/?)?$/i];

/** Whether a language attribute means FEEL; an absent one does. */
export function isFeel(language: string | undefined): boolean {
  return language === undefined || feelLanguages.some(pattern => pattern.test(language));
}

/** A condition or completion condition drawn in BPMN: always FEEL, another language is refused. */
export function readCondition(owner: BpmnNode, property: string, reading: Reading): Expression | undefined {
  const text = readBody(owner, property, reading);
  return text === undefined ? undefined : readFeel(text);
}

/** A value drawn in BPMN (timer, cardinality): FEEL when it starts with `=`, else literal. */
export function readValue(owner: BpmnNode, property: string, reading: Reading): Expression | undefined {
  const text = readBody(owner, property, reading);
  return text === undefined ? undefined : readExpression(text);
}

function readBody(owner: BpmnNode, property: string, reading: Reading): string | undefined {
  const node = nodeOf(owner, property);
  if (!node) return undefined;
  const language = textOf(node, 'language');
  if (!isFeel(language)) {
    refuse(reading, owner, 'expression-language', {
      zh: `{} 的表达式语言是 “${language}”，只支持 FEEL，请改写。`,
      en: `{} has an expression in "${language}"; only FEEL is supported.`,
    });
  }
  const text = textOf(node, 'body');
  if (text === undefined) {
    refuse(reading, owner, 'expression-empty', {
      zh: '{} 的表达式是空的，请填写或删除。',
      en: '{} has an empty expression; fill it in or remove it.',
    });
  }
  return text;
}

/** One of our attributes as an expression: FEEL when it starts with `=`, else literal. */
export function bjExpression(node: BpmnNode, name: string): Expression | undefined {
  const text = bjText(node, name);
  return text === undefined ? undefined : readExpression(text);
}

const namePattern = /^\p{L}[\p{L}\p{N}]*$/u;

/** A name FEEL reads after a dot (变量名、表单编号): letters and digits only, camelCase; others are refused. */
export function readName(
  node: BpmnNode,
  text: string | undefined,
  what: { readonly zh: string; readonly en: string },
  reading: Reading,
): string | undefined {
  if (text === undefined) return undefined;
  if (namePattern.test(text) && !forbiddenNames.has(text)) return text;
  refuse(reading, node, 'name-not-plain', {
    zh: `{} 的${what.zh} “${text}” 只能用字母和数字，并以字母开头，如 myForm。`,
    en: `{} has the ${what.en} "${text}"; use letters and digits only, starting with a letter, such as myForm.`,
  });
  return undefined;
}
