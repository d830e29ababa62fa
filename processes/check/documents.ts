import { feelRoots } from '#engine/expressions/index.ts';
import { type Problem, problem } from '#engine/problem.ts';
import { type DocumentText, feelTextsOf, textsOf } from '../documents/index.ts';
import type { DocumentTemplate } from '../types.ts';
import { checkText, type Readable } from './paths.ts';

/** Letters of cards and of the supervision office read what is being said under `supervision` (engine/cases/letters.ts). */
const letterRoots: readonly string[] = [...feelRoots, 'supervision'];
const recordNames: readonly string[] = ['document.number', 'document.issuedOn', 'document.title'];
const numberParts = /\{(seq[1-9]|year|yyyyMMdd|centre\.(?:shortName|code|id))\}/g;

/** What the placeholders of a document may read: as all texts of the pack, and the variables the process sets before it issues the document. */
export interface DocumentReadable extends Readable {
  readonly variables: readonly string[];
}

/** Check a document template (文书模板检查): number pattern, braces, and every placeholder. */
export function checkDocument(id: string, template: DocumentTemplate, readable: DocumentReadable): Problem[] {
  const file = `documents/${id}.json`;
  return [...checkNumber(template, file), ...textsOf(template).flatMap(text => checkDocumentText(text, { file, readable }))];
}

function checkNumber({ number, blocks }: DocumentTemplate, file: string): Problem[] {
  const at = { file, pointer: '/number' };
  const rest = number.replace(numberParts, '');
  const problems: Problem[] = [];
  if (/[{}]/.test(rest)) {
    problems.push(
      problem(
        'document-number',
        {
          zh: `文号格式「${number}」里有不认识的占位。可用：{centre.shortName}、{centre.code}、{year}、{yyyyMMdd}、{seq4}。`,
          en: `The number pattern "${number}" has an unknown placeholder. Known: {centre.shortName}, {centre.code}, {year}, {yyyyMMdd}, {seq4}.`,
        },
        at,
      ),
    );
  }
  if ((number.match(/\{seq[1-9]\}/g) ?? []).length !== 1) {
    problems.push(
      problem(
        'document-number',
        {
          zh: `文号格式「${number}」应有且只有一个流水号，如 {seq4}（4 位）。`,
          en: `Expected the number pattern "${number}" to have exactly one serial such as {seq4}.`,
        },
        at,
      ),
    );
  }
  if (!blocks.some(({ kind }) => kind === 'number')) problems.push(withoutNumber(file));
  return problems;
}

function withoutNumber(file: string): Problem {
  return problem(
    'document-number',
    {
      zh: '文书版面没有文号，请加一个 {"kind":"number","text":"{{ document.number }}"}。',
      en: 'The layout shows no number; add a block {"kind":"number","text":"{{ document.number }}"}.',
    },
    { file, pointer: '/blocks', severity: 'warning' },
  );
}

function checkDocumentText(place: DocumentText, { file, readable }: { file: string; readable: DocumentReadable }): Problem[] {
  const at = { file, pointer: place.pointer };
  const outside = place.feel ? '' : place.text.replace(/\{\{[\s\S]*?\}\}/g, '');
  const braces = /\{\{|\}\}/.test(outside)
    ? [
        problem(
          'document-braces',
          { zh: '占位的 {{ 与 }} 没有成对，请补全。', en: 'The braces {{ and }} are not in pairs; please complete them.' },
          at,
        ),
      ]
    : [];
  return [...braces, ...feelTextsOf(place).flatMap(feel => checkPlaceholder(feel, readable).map(found => ({ ...found, ...at })))];
}

function checkPlaceholder(feel: string, readable: DocumentReadable): Omit<Problem, 'file'>[] {
  if (!feel.startsWith('document.')) return checkText(feel, readable, [...letterRoots, ...readable.variables]);
  if (recordNames.includes(feel)) return [];
  return [
    problem('unknown-path', {
      zh: `引用的「${feel}」不存在，可用：${recordNames.join('、')}。`,
      en: `"${feel}" does not exist. Known: ${recordNames.join(', ')}.`,
    }),
  ];
}
