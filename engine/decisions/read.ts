import { type BpmnNode, nodeOf, nodesOf, textOf } from '../bpmn/node.ts';
import { checkFeel } from '../expressions/check.ts';
import { stripEquals } from '../expressions/text.ts';
import { forbiddenNames } from '../expressions/values.ts';
import type { Problem } from '../problem.ts';
import type { DecisionFile, DrawnDecision, Input, Literal, Table } from './model.ts';
import { parseDmn } from './parse.ts';
import { readTable } from './read-table.ts';
import { checkLanguage, readType, readTypes } from './read-types.ts';
import { namePattern, type Reading, refuse, refuseFeel } from './reading.ts';
import { checkFileSize } from './size.ts';
import { refuseUnsupported } from './unsupported.ts';

/** A decision file read; `file` is null when any problem is an error. */
export interface ReadFile {
  readonly file: DecisionFile | null;
  readonly problems: Problem[];
}

/**
 * Read a DMN 1.3 file (读取决策文件): decision tables and FEEL expressions over input data and other decisions of the file.
 * Never throws: whatever is malformed, unsupported or dangerous is a problem with the nearest id and a sentence for people.
 */
export async function readDecisions(xml: string): Promise<ReadFile> {
  const { root, problems: found } = await parseDmn(xml);
  if (!root) return { file: null, problems: [...found] };
  const problems = [...found];
  refuseUnsupported(root, { problems });
  checkLanguage(root, { problems });
  const tooLarge = checkFileSize(root);
  if (tooLarge) return { file: null, problems: [...problems, tooLarge] };
  const file = readFile(root, { problems, types: readTypes(root, problems) });
  return { file: problems.some(({ severity }) => severity === 'error') ? null : file, problems };
}

function readFile(root: BpmnNode, reading: Reading): DecisionFile {
  const elements = nodesOf(root, 'drgElement');
  const of = (type: string) => elements.filter(({ $type }) => $type === type);
  const inputs = of('dmn:InputData').map(node => readInput(node, reading));
  const decisions = of('dmn:Decision').flatMap(node => readDecision(node, reading));
  checkRequirements(of('dmn:Decision'), new Set([...inputs, ...decisions].map(({ id }) => id)), reading);
  if (decisions.length === 0)
    refuse(reading, root, 'dmn-no-decision', { zh: '文件里没有决策，请补上。', en: 'The file has no decisions; add one.' });
  return { decisions, inputs };
}

function readInput(node: BpmnNode, reading: Reading): Input {
  const variable = nodeOf(node, 'variable');
  return { id: node.id ?? '', variable: readVariable(node, variable, reading), type: readType(variable ?? node, reading) };
}

/** The name FEEL reads: of the variable, else of the element. */
function readVariable(node: BpmnNode, variable: BpmnNode | undefined, reading: Reading): string {
  const name = (variable && textOf(variable, 'name')) ?? textOf(node, 'name') ?? node.id ?? '';
  checkName(node, name, reading);
  return name;
}

function checkName(node: BpmnNode, name: string, reading: Reading): void {
  if (namePattern.test(name) && !forbiddenNames.has(name)) return;
  refuse(reading, node, 'name-not-plain', {
    zh: `名称“${name}”要能被表达式读取：只用字母和数字，并以字母开头，没有空格，如 applicantAge。`,
    en: `the name "${name}" must be readable for expressions: letters and digits only, starting with a letter, without spaces, such as applicantAge.`,
  });
}

function readDecision(node: BpmnNode, reading: Reading): DrawnDecision[] {
  const logic = readLogic(node, reading);
  checkId(node, reading);
  if (!logic) return [];
  const variable = nodeOf(node, 'variable');
  return [
    {
      id: node.id ?? '',
      name: textOf(node, 'name') ?? node.id ?? '',
      variable: variableOf(node, variable),
      type: readType(variable ?? node, reading),
      decisions: required(node, 'requiredDecision'),
      inputs: required(node, 'requiredInput'),
      logic,
    },
  ];
}

/** Business rule tasks name decisions by their ids. */
function checkId(node: BpmnNode, reading: Reading): void {
  if (node.id !== undefined && !forbiddenNames.has(node.id)) return;
  refuse(reading, node, 'forbidden-id', {
    zh: `决策“${textOf(node, 'name') ?? ''}”没有编号，或编号不允许使用，请改正。`,
    en: `the decision "${textOf(node, 'name') ?? ''}" has no id, or one that is not allowed; correct it.`,
  });
}

/** A decision nobody requires may be called anything; its id is always a name. */
function variableOf(node: BpmnNode, variable: BpmnNode | undefined): string {
  const names = [variable && textOf(variable, 'name'), textOf(node, 'name')];
  return names.find(name => name !== undefined && namePattern.test(name) && !forbiddenNames.has(name)) ?? node.id ?? '';
}

function readLogic(node: BpmnNode, reading: Reading): Table | Literal | null {
  const logic = nodeOf(node, 'decisionLogic');
  if (logic?.$type === 'dmn:DecisionTable') return readTable(logic, reading);
  if (logic?.$type === 'dmn:LiteralExpression') return readExpression(logic, reading);
  if (!logic) {
    refuse(reading, node, 'dmn-no-logic', {
      zh: '没有决策表，也没有表达式，请补上。',
      en: 'there is neither a decision table nor an expression; add one.',
    });
  }
  return null;
}

function readExpression(node: BpmnNode, reading: Reading): Literal {
  const text = textOf(node, 'text') ?? '';
  checkLanguage(node, reading);
  refuseFeel(reading, node, checkFeel(text));
  return { kind: 'expression', text: stripEquals(text) };
}

/** Ids a decision refers to; a reference into another file keeps its whole text and is found by nobody. */
function required(node: BpmnNode, kind: 'requiredDecision' | 'requiredInput'): string[] {
  return nodesOf(node, 'informationRequirement').flatMap(requirement => {
    const reference = nodeOf(requirement, kind);
    const href = reference && textOf(reference, 'href');
    return href === undefined ? [] : [href.replace(/^#/, '')];
  });
}

function checkRequirements(nodes: readonly BpmnNode[], known: ReadonlySet<string>, reading: Reading): void {
  for (const node of nodes) {
    for (const id of [...required(node, 'requiredDecision'), ...required(node, 'requiredInput')].filter(one => !known.has(one))) {
      refuse(reading, node, 'unresolved-reference', {
        zh: `需要的“${id}”在本文件里没有，请补上或改正引用。`,
        en: `it requires "${id}", which this file does not have; add it or correct the reference.`,
      });
    }
  }
}
