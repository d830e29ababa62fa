import { readBpmn } from '#engine/bpmn/read.ts';
import { createExpressions } from '#engine/expressions/index.ts';
import { lintProcess } from '#engine/lint/index.ts';
import { model } from '../engine/execution/model.ts';
import { type Figure, middle } from './measure.ts';

/** Elements of the diagram, and those of one of its stretches: four tasks, a choice, a way round, a join. */
const elements = 200;
const stretch = 8;

/** What compiling a diagram of 200 elements takes: reading, checking, and compiling every condition (编译). */
export async function compileFigures(): Promise<Figure[]> {
  for (let run = 0; run < 20; run += 1) await compileOnce(diagram(run));
  const times: number[] = [];
  for (let run = 20; run < 35; run += 1) times.push(await compileOnce(diagram(run)));
  return [
    {
      name: `compile of a ${elements}-element diagram, warm: read, lint, every condition`,
      value: Math.round(middle(times)),
      unit: 'ms',
      note: 'median of 15; a release is compiled once and kept by its content',
      target: { most: 50 },
    },
  ];
}

async function compileOnce(xml: string): Promise<number> {
  const began = performance.now();
  const { definition, problems } = await readBpmn(xml);
  const found = [...problems, ...(definition ? lintProcess(definition) : [])].filter(({ severity }) => severity === 'error');
  if (!definition || found.length > 0) throw new Error(JSON.stringify(found.slice(0, 3)));
  const expressions = createExpressions();
  for (const { condition } of Object.values(definition.flows)) {
    if (condition !== undefined) expressions.evaluate(condition.text, { vars: { amount: 5 }, roots: {}, now: 0 });
  }
  const took = performance.now() - began;
  const count = Object.keys(definition.elements).length;
  if (count !== elements) throw new Error(`Expected ${elements} elements, but the diagram has ${count}.`);
  return took;
}

/** Stretches one after the other, each with a condition of its own; no other run has these, so that nothing is known of them yet. */
function diagram(run: number): string {
  const stretches = Array.from({ length: Math.floor((elements - stretch) / stretch) }, (_, number) => number);
  const drawn = stretches.map(
    n =>
      `<userTask id="a${n}" name="承办 ${n}"/><userTask id="b${n}" name="审核 ${n}"/><exclusiveGateway id="g${n}" default="g${n}_c${n}"/><userTask id="c${n}"/>` +
      `<serviceTask id="d${n}"/><exclusiveGateway id="j${n}"/><task id="e${n}"/><manualTask id="f${n}"/>`,
  );
  const flows = stretches.flatMap(n => [
    `a${n}>b${n}`,
    `b${n}>g${n}`,
    `g${n}>c${n}`,
    `g${n}>d${n}: amount > ${run * 1000 + n} and amount <= ${run * 1000 + n * 100}`,
    `c${n}>j${n}`,
    `d${n}>j${n}`,
    `j${n}>e${n}`,
    `e${n}>f${n}`,
    `f${n}>${n + 1 < stretches.length ? `a${n + 1}` : 'x0'}`,
  ]);
  const rest = elements - stretches.length * stretch - 2;
  const tail = Array.from({ length: rest }, (_, n) => `<userTask id="x${n}"/>`);
  const ends = Array.from({ length: rest }, (_, n) => `x${n}>${n + 1 < rest ? `x${n + 1}` : 'end'}`);
  return model(`<startEvent id="start"/>${drawn.join('')}${tail.join('')}<endEvent id="end"/>`, 'start>a0', ...flows, ...ends);
}
