import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { verifyStream } from '#server/store/verify.ts';
import { openStore } from '#server/store/index.ts';
import { calendarFigures } from '../calendar.ts';
import { type Figure, middle } from '../measure.ts';
import { keepRun, rowOf } from '../report.ts';
import { tenant } from '../../support/plain.ts';
import { fireAll } from './due.ts';
import { type Generated, generate } from './generate.ts';
import { startOn } from './start.ts';
import { type Progress, stepCost, Work } from './steps.ts';

/**
 * What a big database costs (大库测量): step cost, start-up, timers due together, a change of the calendar. `--cases` makes it smaller, `--folder` says where (8 GB free),
 * `--write` keeps the figures in docs/benchmarks.json and docs/benchmarks.md.
 */
const { values } = parseArgs({
  options: { cases: { type: 'string', default: '1000000' }, folder: { type: 'string', default: tmpdir() }, write: { type: 'boolean' } },
});
const cases = Number(values.cases);
const few = 1_000;
/** Each hot run has a set of its own, whose cases have their steps still before them. */
const hotSet = Math.min(5_000, Math.floor(cases / 8));
const runs = 3;
const figures: Figure[] = [];
const began = performance.now();
const folder = mkdtempSync(join(values.folder, 'banjian-scale-'));
const named = cases.toLocaleString('en');

try {
  const big = await generate(join(folder, 'big.db'), cases);
  add({ name: `making ${named} open cases`, value: big.seconds, unit: 's', note: diskNote(big), target: { most: 600 } });
  await checkSample(big);
  await measureStart(big);
  await measureSteps(big);
  rmSync(big.file);
  await measureDue();
  for (const figure of await calendarFigures(folder, Math.min(100_000, cases))) add(figure);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const seconds = Math.round((performance.now() - began) / 1000);
if (values.write) keepRun('scale', { command: 'npm run bench:scale -- --write', seconds, figures });

function add(figure: Figure): void {
  figures.push(figure);
  process.stdout.write(`${rowOf(figure)}\n`);
}

function diskNote({ file, timers }: Generated): string {
  return `${timers.toLocaleString('en')} pending timers, ${(statSync(file).size / 2 ** 30).toFixed(1)} GB`;
}

/** Any of the cases must verify: hash chain, fold, projections. */
async function checkSample({ file, ids }: Generated): Promise<void> {
  const store = await openStore({ url: file, readOnly: true });
  const step = Math.ceil(ids.length / 200);
  let sound = 0;
  for (let place = 0; place < ids.length; place += step) {
    const { finding } = await verifyStream(store, { tenant, stream: 'case', streamId: ids[place]!, content: null });
    if (finding !== undefined) throw new Error(`Expected case ${ids[place]} to verify, but ${finding.table}: ${finding.what}.`);
    sound += 1;
  }
  await store.close();
  add({ name: 'cases of a sample that verify', value: sound, unit: 'cases', note: `every ${step.toLocaleString('en')}th` });
}

async function measureStart({ file }: Generated): Promise<void> {
  await startOn(file);
  const starts = [await startOn(file), await startOn(file), await startOn(file)];
  const note = `median of ${starts.length}`;
  add({
    name: `start with ${named} open cases`,
    value: Math.round(middle(starts.map(({ ms }) => ms))),
    unit: 'ms',
    note,
    target: { most: 2_000 },
  });
  add({
    name: 'memory when started (RSS)',
    value: Math.round(middle(starts.map(({ rss }) => rss))),
    unit: 'MB',
    note,
    target: { most: 300 },
  });
}

/** Step cost on the big file against a small one, in turns. */
async function measureSteps(big: Generated): Promise<void> {
  const progress: Progress = new Map();
  const kinds = [
    { name: `step cost, one writer, hot set of ${hotSet.toLocaleString('en')}`, isHot: true, clients: 1, steps: 1_000, most: 1.5 },
    { name: 'step cost, one writer, uniform', isHot: false, clients: 1, steps: 1_000, most: 2 },
    { name: `step cost, 64 clients, hot set of ${hotSet.toLocaleString('en')}`, isHot: true, clients: 64, steps: 2_500, most: 2.5 },
  ];
  let sets = 0;
  for (const { name, isHot, clients, steps, most } of kinds) {
    const ratios: number[] = [];
    const costs: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const file = join(folder, `small-${clients}-${run}.db`);
      const small = await generate(file, few);
      const work = new Work(isHot ? sample(big.ids, hotSet, sets++) : big.ids, progress);
      const little = await stepCost({ file, work: new Work(small.ids, new Map()), steps, clients, isHot });
      const much = await stepCost({ file: big.file, work, steps, clients, isHot });
      ratios.push(much / little);
      costs.push(much);
    }
    const note = `${middle(costs).toFixed(3)} ms a step, median of ${runs}`;
    add({
      name: `${name}: ${named} / ${few.toLocaleString('en')}`,
      value: Math.round(middle(ratios) * 100) / 100,
      unit: 'times',
      note,
      target: { most },
    });
  }
}

/** 100,000 timers (or three for each case where there are fewer) that fell due while the server was down. */
async function measureDue(): Promise<void> {
  const made = await generate(join(folder, 'due.db'), Math.min(33_334, cases));
  const { count, perSecond, inOrder } = await fireAll(made.file, sample(made.ids, 500));
  if (!inOrder) throw new Error('Expected the timers of each case to fire in due order, but some did not.');
  add({
    name: `${count.toLocaleString('en')} timers due together`,
    value: perSecond,
    unit: '/s',
    note: 'in due order per case',
    target: { least: 5_000 },
  });
}

/** Items at equal distances over the whole list. */
function sample(items: readonly string[], count: number, nth = 0): string[] {
  const step = Math.max(1, items.length / count);
  return Array.from({ length: Math.min(count, items.length) }, (_, number) => items[Math.floor(number * step) + nth]!);
}
