import { v7 } from 'uuid';
import type { CaseCommandBody } from '#engine/cases/commands.ts';
import { databaseOf, machineScope } from '#server/store/database.ts';
import { rebuild } from '#server/store/rebuild.ts';
import type { OpenStore } from '#server/store/types.ts';
import { verify } from '#server/store/verify.ts';
import { answersFor } from '../support/answers.ts';
import { clerk, openCentre, type TestCentre } from '../support/centre.ts';
import { type Figure, rate } from './measure.ts';

const steps = ['check', 'handle', 'review', 'approve', 'deliver'];

interface Given {
  readonly caseId: string;
  readonly body: CaseCommandBody;
}

/** Commands per second through the one write path, one after the other and 64 at a time, and what audit takes (存储). */
export async function storeFigures(label: string, url: string, cases: number): Promise<Figure[]> {
  const centre = await openCentre({ moment: Date.now(), url });
  try {
    const one = await load(centre, cases, commands => inTurn(centre.store, commands));
    const many = await load(centre, Math.max(cases, 64), commands => together(centre.store, commands, 64));
    return [
      { name: `${label}: commands, one client after the other`, value: Math.round(one), unit: '/s' },
      { name: `${label}: commands, 64 clients at once`, value: Math.round(many), unit: '/s' },
      ...(await auditFigures(label, centre.store)),
      ...(centre.store.dialect === 'sqlite' ? [await journalFigure(centre.store)] : []),
    ];
  } finally {
    await centre.close();
  }
}

/** Leave some open cases at 审核 in a database, and say how big their stored state is. */
export async function snapshotFigures(url: string, cases: number): Promise<{ figures: Figure[]; caseId: string }> {
  const centre = await openCentre({ moment: Date.now(), url });
  try {
    let caseId = '';
    for (let n = 0; n < cases; n++) {
      caseId = await centre.open({});
      for (const step of ['check', 'handle']) await centre.complete(caseId, step);
    }
    const [row] = await centre.store.withScope({ tenants: [centre.tenant], actor: clerk.account }, reader =>
      reader.select<{ snapshot: string; private: string }>('select snapshot, private from "case" where tenant = ? and id = ?', [
        centre.tenant,
        caseId,
      ]),
    );
    const bytes = (text: string) => Buffer.byteLength(text);
    return {
      caseId,
      figures: [
        {
          name: 'stored state of a case at 审核, without answers',
          value: bytes(row!.snapshot),
          unit: 'bytes',
          target: { most: 1_536 },
        },
        { name: 'its answers and other personal values', value: bytes(row!.private), unit: 'bytes' },
      ],
    };
  } finally {
    await centre.close();
  }
}

/** Trees the journal of cases stands in: the table, its key, the texts entries share. */
const journalTrees = `('journal', 'sqlite_autoindex_journal_1', 'journal_text')`;

/** Pages of the journal, its index and the shared texts without the private parts, by number of entries of cases (SQLite). */
async function journalFigure(store: OpenStore): Promise<Figure> {
  const select = (sql: string) => databaseOf(store).read(machineScope, read => read(sql, []));
  const [pages] = await select(`select sum(pgsize) as n from dbstat where name in ${journalTrees}`);
  const [rows] = await select(
    `select count(*) as n, sum(length(cast(private as blob)) + length(salt)) as hidden from journal where stream = 'case'`,
  );
  const [others] = await select(
    `select sum(length(cast(events as blob)) + coalesce(length(cast(private as blob)), 0)) as n from journal where stream <> 'case'`,
  );
  return {
    name: 'journal per command, without answers and opinions',
    value: Math.round((Number(pages!.n) - Number(others!.n) - Number(rows!.hidden)) / Number(rows!.n)),
    unit: 'bytes',
    note: `dbstat, ${rows!.n} entries`,
    target: { most: 800 },
  };
}

/** Opens cases and takes them to the end round by round; only the writing is timed. Returns commands per second. */
async function load(centre: TestCentre, cases: number, write: (commands: readonly Given[]) => Promise<void>): Promise<number> {
  const state = await centre.state(await centre.open({}));
  const { content, pack, releaseNumber, intakeType, service, applicant, window } = state;
  const opening = {
    content,
    pack,
    releaseNumber,
    intakeType,
    service,
    applicant,
    window,
    numberPattern: 'HS-BENCH-{seq6}',
    queryCode: 'BENCHBENCHBE',
  };
  const ids = Array.from({ length: cases }, () => v7());
  let took = 0;
  const timed = async (commands: readonly Given[]) => {
    const began = performance.now();
    await write(commands);
    took += performance.now() - began;
  };
  await timed(
    ids.map(caseId => ({
      caseId,
      body: { type: 'open-case', ...opening, answers: answersFor(service.form), materials: [] } as CaseCommandBody,
    })),
  );
  for (const step of steps) {
    const commands: Given[] = [];
    for (const caseId of ids) commands.push({ caseId, body: await completion(centre, caseId, step) });
    await timed(commands);
  }
  return (cases * (1 + steps.length)) / (took / 1000);
}

async function completion(centre: TestCentre, caseId: string, element: string): Promise<CaseCommandBody> {
  const task = Object.values((await centre.state(caseId)).tasks).find(one => one.element === element)!;
  return { type: 'complete-task', task: task.id, version: task.version, answers: answersFor(element), opinion: '同意' };
}

async function inTurn(store: OpenStore, commands: readonly Given[]): Promise<void> {
  for (const command of commands) await give(store, command);
}

async function together(store: OpenStore, commands: readonly Given[], clients: number): Promise<void> {
  const rest = [...commands];
  const client = async () => {
    for (let next = rest.pop(); next; next = rest.pop()) await give(store, next);
  };
  await Promise.all(Array.from({ length: clients }, client));
}

async function give(store: OpenStore, { caseId, body }: Given): Promise<void> {
  const outcome = await store.execute({ ...body, id: v7(), caseId, tenant: 'heshan', actor: clerk });
  if (!outcome.ok) throw new Error(outcome.rejection.message.en);
}

async function auditFigures(label: string, store: OpenStore): Promise<Figure[]> {
  let entries = 0;
  const count = (done: { entries: number }) => {
    entries = done.entries;
  };
  const perSecond = async (name: string, work: () => Promise<unknown>): Promise<Figure> => {
    const figure = await rate(name, 1_000_000, work);
    return { ...figure, value: Math.round((figure.value / 1_000_000) * entries), note: `${entries} entries` };
  };
  return [
    await perSecond(`${label}: verify, entries`, () => verify(store, { onProgress: count })),
    await perSecond(`${label}: rebuild, entries`, () => rebuild(store, { onProgress: count })),
  ];
}
