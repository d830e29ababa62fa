import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './measure.ts';

/** One run of a bench as kept in docs/benchmarks.json (一次测量). */
export interface BenchRun {
  readonly command: string;
  readonly machine: string;
  readonly seconds: number;
  readonly figures: readonly Figure[];
}

type Kept = Readonly<Partial<Record<'bench' | 'scale', BenchRun>>>;

const docs = join(import.meta.dirname, '..', '..', 'docs');
const jsonFile = join(docs, 'benchmarks.json');

/** Machine the figures were measured on. */
export function machineOf(): string {
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  return `${processor}, ${availableParallelism()} cores, ${memory}, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
}

/** Keep a run in docs/benchmarks.json beside that of the other command, and write docs/benchmarks.md from both. */
export function keepRun(name: keyof Kept, run: BenchRun): void {
  const kept: Kept = { ...readKept(), [name]: run };
  writeFileSync(jsonFile, `${JSON.stringify(kept, null, 2)}\n`);
  writeFileSync(join(docs, 'benchmarks.md'), document(kept));
}

function readKept(): Kept {
  return existsSync(jsonFile) ? (JSON.parse(readFileSync(jsonFile, 'utf8')) as Kept) : {};
}

/** A figure as a row of the table. */
export function rowOf({ name, value, unit, target, note }: Figure): string {
  return `| ${name} | ${value.toLocaleString('en')} ${unit} | ${target === undefined ? '' : targetText(target, unit)} | ${note ?? ''} |`;
}

function targetText(target: NonNullable<Figure['target']>, unit: string): string {
  if ('least' in target) return `≥ ${target.least.toLocaleString('en')} ${unit}`;
  return `≤ ${target.most.toLocaleString('en')} ${unit}`;
}

function document({ bench, scale }: Kept): string {
  return `# Benchmarks

Written by the commands below, which keep the same figures in \`benchmarks.json\`. A figure says what one machine did that minute, not what
another will do; no test asserts one. Ratios are of one run on one machine; where a note says so, the median of several turns.
${[bench, scale].flatMap(run => (run === undefined ? [] : [section(run)])).join('')}
${explanation}`;
}

function section({ command, machine, seconds, figures }: BenchRun): string {
  return `
## \`${command}\`
${machine}. Took ${seconds} s.

| what | figure | asked for | note |
|---|---|---|---|
${figures.map(rowOf).join('\n')}
`;
}

const explanation = `## How
- **in memory**: the promised model as plain BPMN, cases from start to end one after the other. Ours decides and applies, the journal is kept,
  nothing is stored; "apart" evolves the events once more as a replay does; "stored" adds journal text, hash and a snapshot written and read again
  at every step. bpmn-engine runs the same file, parsed once, a fresh engine a case, its conditions in FEEL compiled once by our compiler, without
  saving its state between steps.
- **forms judged**: 1,000 answers of a form of 50 fields (texts, dates, identity numbers, choices, lists), one in five with three errors, through the
  judge that the server stores by: cleaned, judged by ajv, errors said. Against the same validator of ajv alone: same schema, same formats, all
  errors. Then with ten rules in FEEL: shown, required and computed.
- **durable steps**: the promised model as plain BPMN with FEEL conditions, opened and taken to its end, six commands a case, each answered after
  a commit that reached the disk (SQLite, \`synchronous=FULL\`). bpmn-engine reads its state from a row, recovers, resumes, signals, takes the new
  state and saves it, one row a case, one commit a step, same settings, FEEL in place of its templates. With 64 clients ours commits in groups;
  bpmn-engine, which has no groups, is compared as it is.
- **the same rows written by a script**: what our run wrote, statement by statement, group by group, is written again to a twin of the file by
  plain better-sqlite3 with prepared statements: nothing decided, nothing read. Our time against its time.
- **SQLite, PostgreSQL**: the whole write path of the promised pack (forms, clocks, cards, documents) on a file and on a cluster that both reach
  the disk at every commit: receipt, journal entry with hash, snapshot, answers, projections, timers, jobs. Commands are prepared before the clock
  runs.
- **journal per command**: pages of the table, of its key and of the texts its entries share, by \`dbstat\`, after the SQLite row above, whose cases went
  on together; the private parts (answers, opinions, documents' values) with their salts are taken off, and the events of other streams; headers,
  hashes and what is empty in the pages stay. By number of entries of cases.
- **start**: from spawning the server to the printed address. The second start is asked to stay under 5 s.
- **page**: Chromium on the same machine as the server, from navigation to visible content, files cached by the browser.
- **1,000,000 open cases**: some driven through the real engine, the others their equals under new ids with hashes of their own, written in
  bulk; \`verify\` of a sample passes. Step cost: milliseconds through \`execute\`, cases picked at random from a hot set spread over the whole file
  (or from all), against the same on a file of 1,000 cases made the same way. A hot set is one people are at work on: on either file 3,000
  other cases are taken to their end before, then every case of the set, a new one for each run, takes one step, then the clock runs; of all cases a tenth of the steps goes before.
- **timers due together**: every timer of a file of open cases is due when the server comes back after a month; swept through \`execute\`.
`;
