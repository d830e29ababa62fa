import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './measure.ts';

/** One run of a bench as kept in docs/benchmarks.json (一次测量). */
interface BenchRun {
  readonly command: string;
  readonly machine: string;
  /** Day it was measured, in UTC. */
  readonly on: string;
  readonly seconds: number;
  readonly figures: readonly Figure[];
}

/** The last run of each command on each kind of processor, the newest first. */
type Kept = Readonly<Record<'bench' | 'scale', readonly BenchRun[]>>;

const docs = join(import.meta.dirname, '..', '..', 'docs');
const jsonFile = join(docs, 'benchmarks.json');

/** Machine the figures were measured on. */
function machineOf(): string {
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  return `${processor}, ${availableParallelism()} cores, ${memory}, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
}

/** Keep what this machine did today in docs/benchmarks.json, in place of the last run of a machine of its kind, and write docs/benchmarks.md anew. */
export function keepRun(name: keyof Kept, run: Omit<BenchRun, 'machine' | 'on'>): void {
  const today: BenchRun = { ...run, machine: machineOf(), on: new Date().toISOString().slice(0, 10) };
  const kept = readKept();
  const others = kept[name].filter(({ machine }) => processorOf(machine) !== processorOf(today.machine));
  const next: Kept = { ...kept, [name]: [today, ...others] };
  writeFileSync(jsonFile, `${JSON.stringify(next, null, 2)}\n`);
  writeFileSync(join(docs, 'benchmarks.md'), document(next));
}

function readKept(): Kept {
  return existsSync(jsonFile) ? (JSON.parse(readFileSync(jsonFile, 'utf8')) as Kept) : { bench: [], scale: [] };
}

/** The kind of processor (处理器型号): what a machine is told apart by. */
function processorOf(machine: string): string {
  return machine.split(',')[0]!;
}

/** A figure as a row of the table printed while it is measured. */
export function rowOf(figure: Figure): string {
  return `| ${figure.name} | ${valueText(figure)} | ${targetText(figure)} | ${figure.note ?? ''} |`;
}

/** The value with its unit; one that is not what was asked for says so. */
function valueText(figure: Figure): string {
  const text = `${figure.value.toLocaleString('en')} ${figure.unit}`;
  return isReached(figure) ? text : `**${text}, not reached**`;
}

function isReached({ value, target }: Figure): boolean {
  if (target === undefined) return true;
  return 'least' in target ? value >= target.least : value <= target.most;
}

function targetText({ target, unit }: Figure): string {
  if (target === undefined) return '';
  if ('least' in target) return `≥ ${target.least.toLocaleString('en')} ${unit}`;
  return `≤ ${target.most.toLocaleString('en')} ${unit}`;
}

function document({ bench, scale }: Kept): string {
  return `# Benchmarks

Written by the commands below, which keep the same figures in \`benchmarks.json\`: the last run on each kind of processor, the newest first. A figure says
what one machine did that minute, not what another will do; no test asserts one. Ratios are of one run on one machine; where a note says so, the
median of several turns. Notes are of the newest run.
${[bench, scale].flatMap(runs => (runs.length === 0 ? [] : [section(runs)])).join('')}
${explanation}`;
}

function section(runs: readonly BenchRun[]): string {
  const newest = runs[0]!;
  return `
## \`${newest.command}\`
${runs.map(({ machine, on, seconds }) => `- ${machine}; ${on}; took ${seconds} s.`).join('\n')}

| what | asked for | ${runs.map(({ machine }) => processorOf(machine)).join(' | ')} | note |
|---|---|${runs.map(() => '---|').join('')}---|
${newest.figures.map(figure => compared(figure, runs)).join('\n')}
`;
}

/** A figure of every run beside each other; one that an older run did not measure is a dash. */
function compared(figure: Figure, runs: readonly BenchRun[]): string {
  const values = runs.map(({ figures }) => {
    const found = figures.find(({ name }) => name === figure.name);
    return found === undefined ? '–' : valueText({ ...found, ...(figure.target === undefined ? {} : { target: figure.target }) });
  });
  return `| ${figure.name} | ${targetText(figure)} | ${values.join(' | ')} | ${figure.note ?? ''} |`;
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
