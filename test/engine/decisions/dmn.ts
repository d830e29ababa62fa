import { checkDecisions } from '#engine/decisions/index.ts';
import type { CompiledDecision, DecisionResult } from '#engine/decisions/types.ts';
import type { Problem } from '#engine/problem.ts';

/** An input column: FEEL text, type, allowed values. */
export interface In {
  readonly of: string;
  readonly label?: string;
  readonly type?: string;
  readonly values?: string;
}

/** An output column: name, type, output values, default. */
export interface Out {
  readonly name?: string;
  readonly label?: string;
  readonly type?: string;
  readonly values?: string;
  readonly fallback?: string;
}

/** A table: rules are `input | input | => | output | output`, written as lists. */
export interface TableSpec {
  readonly hit?: string;
  readonly aggregation?: string;
  readonly inputs: readonly In[];
  readonly outputs?: readonly Out[];
  /** The cells of the inputs, then those of the outputs. */
  readonly rules: readonly (readonly string[])[];
}

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const attribute = (name: string, value: string | undefined) => (value === undefined ? '' : ` ${name}="${escapeXml(value)}"`);
const textIn = (tag: string, text: string | undefined, attributes = '') =>
  text === undefined ? '' : `<${tag}${attributes}><text>${escapeXml(text)}</text></${tag}>`;

/** DMN 1.3 text with these elements. */
export function dmn(...elements: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="definitions" name="decisions" namespace="http://test">${elements.join('\n')}</definitions>`;
}

/** A decision table. */
export function tableOf({ hit, aggregation, inputs, outputs = [{}], rules }: TableSpec, id = 'table'): string {
  const columns = inputs.map(
    ({ of, label, type, values }, index) =>
      `<input id="${id}_i${index}"${attribute('label', label)}>${textIn('inputExpression', of, attribute('typeRef', type))}${textIn('inputValues', values)}</input>`,
  );
  const results = outputs.map(
    ({ name, label, type, values, fallback }, index) =>
      `<output id="${id}_o${index}"${attribute('name', name)}${attribute('label', label)}${attribute('typeRef', type)}>${textIn('outputValues', values)}${textIn('defaultOutputEntry', fallback)}</output>`,
  );
  const rows = rules.map((cells, rule) => {
    const entries = cells.map((cell, index) =>
      textIn(index < inputs.length ? 'inputEntry' : 'outputEntry', cell, ` id="${id}_r${rule}_${index}"`),
    );
    return `<rule id="${id}_r${rule}">${entries.join('')}</rule>`;
  });
  return `<decisionTable id="${id}"${attribute('hitPolicy', hit)}${attribute('aggregation', aggregation)}>${[...columns, ...results, ...rows].join('')}</decisionTable>`;
}

/** A decision with its logic and the ids it requires: `#input` for input data. */
export function decision(
  id: string,
  logic: string,
  { name = id, requires = [] }: { name?: string; requires?: readonly string[] } = {},
): string {
  const requirements = requires.map((required, index) => {
    const kind = required.startsWith('#') ? 'requiredInput' : 'requiredDecision';
    return `<informationRequirement id="${id}_q${index}"><${kind} href="#${required.replace('#', '')}"/></informationRequirement>`;
  });
  return `<decision id="${id}" name="${name}"><variable id="${id}_v" name="${id}"/>${requirements.join('')}${logic}</decision>`;
}

/** Input data. */
export function inputData(id: string, type?: string): string {
  return `<inputData id="${id}" name="${id}"><variable id="${id}_v" name="${id}"${attribute('typeRef', type)}/></inputData>`;
}

/** A FEEL expression as logic. */
export function literal(text: string, id = 'expression'): string {
  return textIn('literalExpression', text, ` id="${id}"`);
}

/** Problems of a DMN text. */
export async function problemsOf(xml: string): Promise<Problem[]> {
  return (await checkDecisions({ 'decisions/test.dmn': xml })).problems;
}

/** Compile a DMN text; its errors fail the test. */
export async function compile(xml: string): Promise<Readonly<Record<string, CompiledDecision>>> {
  const { decisions, problems } = await checkDecisions({ 'decisions/test.dmn': xml });
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors, null, 1));
  return decisions;
}

/** Compile one table as decision `d` called 收费 and evaluate it. */
export async function decide(spec: TableSpec, vars: Readonly<Record<string, unknown>>): Promise<DecisionResult> {
  const { d } = await compile(dmn(decision('d', tableOf(spec), { name: '收费' })));
  return d!.evaluate({ vars, roots: {}, now: 0 });
}

/** Codes of the problems of a table. */
export async function codesOf(spec: TableSpec): Promise<string[]> {
  return (await problemsOf(dmn(decision('d', tableOf(spec), { name: '收费' })))).map(({ code }) => code);
}
