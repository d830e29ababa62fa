import { readLocal } from '#engine/calendar/dates.ts';
import type { Rejection, ReleaseDefinition } from '#engine/cases/context.ts';
import type { CaseState, ServiceItem } from '#engine/cases/state.ts';
import type { CardRules, ClockRule } from '#engine/clocks/types.ts';
import { createExpressions } from '#engine/expressions/compile.ts';
import type { GivenCommand, Session } from '#engine/simulation/index.ts';
import { advanceTo, createSession, giveCommand, machine } from '#engine/simulation/index.ts';
import { principalsOf } from '#engine/cases/principals.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { compile } from '../execution/model.ts';
import { organisation } from './packs.ts';

/** A working-day clock from accept to grant, as the promised pack has it, with changes. */
export function clockRule(changes: Partial<ClockRule> = {}): ClockRule {
  return {
    id: 'promised',
    title: { zh: '承诺时限', en: 'Promised limit' },
    length: { text: 'service.promisedLimit', feel: true },
    unit: 'working-day',
    start: { on: 'accept', count: 'next-day' },
    supplement: { clock: 'restart', rule: 'first-receipt-if-omission' },
    pause: ['hearing', 'superior'],
    stop: ['grant', 'refuse', 'decline', 'withdraw'],
    extend: { max: 1, by: { text: '10', feel: true }, approver: 'organ-head', beforeDue: true },
    onBreach: 'none',
    ...changes,
  };
}

/** Warning one working day before, yellow one and red three after. */
export const cards: CardRules = {
  basis: 'promised',
  scope: ['case'],
  rules: [
    { id: 'warning', level: 'warning', when: { beforeDue: 1, unit: 'working-day', at: 'open' }, to: ['handler'], confirmed: true },
    {
      id: 'yellow',
      level: 'yellow',
      when: { afterDue: 1, unit: 'working-day', at: 'close' },
      to: ['handler', 'window-supervisor'],
      confirmed: true,
    },
    {
      id: 'red',
      level: 'red',
      when: { afterDue: 3, unit: 'working-day', at: 'close' },
      to: ['handler', 'supervision-office'],
      confirmed: false,
    },
  ],
};

/** A service item of market supervision with a promised limit in working days. */
export function item(promisedLimit = 5): ServiceItem {
  return {
    id: 'food',
    version: 1,
    code: '430900',
    title: { zh: '食品经营许可', en: 'Food business licence' },
    unit: 'market-supervision',
    pack: 'test',
    form: 'application',
    statutoryLimit: 20,
    promisedLimit,
    stageLimits: {},
    fee: null,
    materials: [{ id: 'licence', title: { zh: '营业执照', en: 'Licence' }, copies: 1, form: 'copy', required: true }],
    basis: [],
    conditions: [],
  };
}

/** A release around a model; roles are posts of the same name. */
export async function release(xml: string, changes: Partial<ReleaseDefinition> = {}): Promise<ReleaseDefinition> {
  return {
    content: 'c1',
    pack: 'test',
    title: { zh: '测试', en: 'Test' },
    process: await compile(xml),
    clocks: [clockRule()],
    cards,
    roles: { windowStaff: ['window-staff'], handler: ['handler'], approver: ['unit-leader'] },
    settings: {},
    documents: {},
    statusOf: { receive: 'received', accept: 'accepted', grant: 'granted', withdraw: 'withdrawn', close: 'closed' },
    calls: {},
    forms: {},
    decisions: {},
    expressions: createExpressions(),
    ...changes,
  };
}

/** One case of a release in the test centre, driven by people by account. */
export interface Case {
  readonly session: Session;
  readonly state: () => CaseState;
  readonly give: (account: string, body: GivenCommand) => Rejection | undefined;
  readonly complete: (element: string, account?: string, answers?: Record<string, unknown>) => Rejection | undefined;
  readonly at: (moment: string) => void;
  readonly events: (type: string) => readonly Record<string, unknown>[];
}

/** Open a case of a release at a local moment; with several releases the first is the case's. */
export function openCase(releases: readonly ReleaseDefinition[], moment: string, service: ServiceItem = item()): Case {
  const session = createSession({ releases, organisation, calendar: officialCalendar(), now: readLocal(moment)! });
  const give = (account: string, body: GivenCommand) =>
    giveCommand(
      session,
      account === 'system' ? machine : { account, name: account, principals: principalsOf(organisation, account) },
      body,
    );
  const state = () => session.state!;
  const refused = give('wangfang', {
    type: 'open-case',
    content: releases[0]!.content,
    pack: 'test',
    releaseNumber: 1,
    intakeType: 'promised',
    service,
    applicant: { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' },
    window: '综合窗口',
    answers: { shop: '老街米粉店' },
    materials: [],
    queryCode: 'TESTTESTTEST',
    numberPattern: 'HS-{seq4}',
  });
  if (refused) throw new Error(refused.message.en);
  return {
    session,
    state,
    give,
    complete: (element, account = 'liqiang', answers = {}) => {
      const task = Object.values(state().tasks).find(one => one.element === element);
      if (!task) throw new Error(`no task ${element}: ${Object.values(state().tasks).map(one => one.element)}`);
      return give(account, { type: 'complete-task', task: task.id, version: task.version, answers });
    },
    at: next => {
      const rejection = advanceTo(session, readLocal(next)!);
      if (rejection) throw new Error(rejection.message.en);
    },
    events: type => session.entries.flatMap(({ events }) => events.filter(event => event.type === type)),
  };
}
