import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { Actor, CaseCommandBody } from '#engine/cases/commands.ts';
import type { CaseState, ServiceItem, Task } from '#engine/cases/state.ts';
import { seedDemo } from '#server/demo/index.ts';
import { openStore } from '#server/store/index.ts';
import type { OpenStore, Outcome } from '#server/store/types.ts';
import { answersFor } from './answers.ts';

/** Moment of a local date and time in Asia/Shanghai, e.g. `at('2026-02-13', '10:00')`. */
export function at(date: string, time = '10:00'): number {
  return Date.parse(`${date}T${time}:00+08:00`);
}

/** A clock that tests move (拨动的时钟). */
export interface MovedClock {
  now(): number;
  moveTo(moment: number): void;
}

/** A clock that stands at `moment` until it is moved; never back. */
export function createClock(moment: number): MovedClock {
  let current = moment;
  return {
    now: () => current,
    moveTo: to => {
      if (to < current) throw new Error('the test clock never goes back');
      current = to;
    },
  };
}

const tenant = 'heshan';
const everyone = ['window-staff', 'handler', 'window-supervisor', 'unit-leader'];

/** One person who holds every post of the promised pack, so that a story needs no log-ins. */
export const clerk: Actor = {
  account: 'clerk',
  name: '测试员',
  principals: ['person:clerk', ...everyone, ...everyone.map(post => `${post}@*`)],
};

/** The demo centre in a store of its own, with what a story does to it. */
export interface TestCentre {
  readonly store: OpenStore;
  readonly clock: MovedClock;
  readonly tenant: string;
  give(caseId: string, body: CaseCommandBody): Promise<Outcome>;
  /** Register a case for an item whose promised limit is `promisedLimit` working days. */
  open(options: { item?: string; promisedLimit?: number }): Promise<string>;
  state(caseId: string): Promise<CaseState>;
  /** Complete the open task of `element` as the clerk. */
  complete(caseId: string, element: string, answers?: Record<string, unknown>): Promise<void>;
  close(): Promise<void>;
}

/** Make the demo centre in the new database at `url`, as of `moment`: databases of tests may then be copies of it. */
export async function makeCentre(url: string, moment: number): Promise<void> {
  const store = await openStore({ url, clock: createClock(moment), demo: true });
  await seedDemo(store);
  await store.close();
}

/** Open a centre at `moment` on SQLite in a temp folder, or on the database at `url`, in which it may have been `made`. */
export async function openCentre(options: { moment: number; url?: string; made?: boolean }): Promise<TestCentre> {
  const folder = mkdtempSync(join(tmpdir(), 'banjian-centre-'));
  const clock = createClock(options.moment);
  const store = await openStore({ url: options.url ?? join(folder, 'centre.db'), clock, demo: true });
  if (!options.made) await seedDemo(store);

  const give = (caseId: string, body: CaseCommandBody) => store.execute({ ...body, id: v7(), caseId, tenant, actor: clerk });
  const state = async (caseId: string) => {
    const found = await store.withScope({ tenants: [tenant], actor: clerk.account }, reader => reader.findCase(caseId));
    if (!found) throw new Error(`no case ${caseId}`);
    return found;
  };

  return {
    store,
    clock,
    tenant,
    give,
    state,
    async open({ item = 'food-business-new', promisedLimit }) {
      const { service, content, number } = await itemAndRelease(store, item);
      const caseId = v7();
      const limited: ServiceItem = promisedLimit === undefined ? service : { ...service, promisedLimit, stageLimits: {} };
      const outcome = await give(caseId, {
        type: 'open-case',
        content,
        pack: service.pack,
        releaseNumber: number,
        intakeType: 'promised',
        service: limited,
        applicant: { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' },
        window: '综合窗口',
        answers: answersFor(service.form),
        materials: service.materials.map(one => ({ id: one.id, received: true, copies: one.copies, form: one.form })),
        queryCode: 'TESTTESTTEST',
        numberPattern: 'HS-TEST-{seq4}',
      });
      if (!outcome.ok) throw new Error(outcome.rejection.message.en);
      return caseId;
    },
    async complete(caseId, element, answers) {
      const current = await state(caseId);
      const task: Task | undefined = Object.values(current.tasks).find(one => one.element === element);
      if (!task)
        throw new Error(
          `no open task of ${element}, only ${Object.values(current.tasks)
            .map(one => one.element)
            .join(', ')}`,
        );
      const outcome = await give(caseId, {
        type: 'complete-task',
        task: task.id,
        version: task.version,
        answers: answers ?? answersFor(element),
        opinion: '同意',
      });
      if (!outcome.ok) throw new Error(outcome.rejection.message.en);
    },
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function itemAndRelease(store: OpenStore, id: string): Promise<{ service: ServiceItem; content: string; number: number }> {
  return store.withScope({ tenants: [tenant], actor: clerk.account }, async reader => {
    const [row] = await reader.select<{ item: string; pack: string }>('select item, pack from service_item where tenant = ? and id = ?', [
      tenant,
      id,
    ]);
    if (!row) throw new Error(`no item ${id}`);
    const [release] = await reader.select<{ content: string; number: number }>(
      'select content, number from release where tenant = ? and pack = ? order by number desc limit 1',
      [tenant, row.pack],
    );
    return { service: JSON.parse(row.item) as ServiceItem, content: release!.content, number: release!.number };
  });
}
