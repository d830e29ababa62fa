import { isDeepStrictEqual } from 'node:util';
import { readLocal } from '#engine/calendar/dates.ts';
import type { Choices } from '#engine/cases/commands.ts';
import type { Organisation, Rejection } from '#engine/cases/context.ts';
import { fold } from '#engine/cases/fold.ts';
import { principalsOf } from '#engine/cases/principals.ts';
import type { Answers, CaseState, Task } from '#engine/cases/state.ts';
import type { GivenCommand, Session } from '#engine/simulation/index.ts';
import { createSession, giveCommand } from '#engine/simulation/index.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { item, release } from '../../cases/legal.ts';
import { model } from '../model.ts';
import { centreOf, everybody } from './centre.ts';

/** A case in a centre whose people may change between two commands; after each the state is the fold of the journal. */
export interface Played {
  readonly state: () => CaseState;
  readonly give: (account: string, body: GivenCommand) => Rejection | undefined;
  readonly complete: (element: string, account: string, answers?: Answers, choices?: Choices) => Rejection | undefined;
  readonly task: (element: string) => Task;
  /** Who can do the step, as principals; or what happened instead. */
  readonly asked: (element: string) => string;
  readonly staff: (organisation: Organisation) => void;
  readonly session: () => Session;
}

/** What a case is opened with, where a test says more than the process. */
export interface Opening {
  readonly organisation?: Organisation;
  readonly choices?: Choices;
  readonly answers?: Answers;
  readonly load?: Readonly<Record<string, number>>;
  readonly turns?: Readonly<Record<string, string>>;
  /** null: opened by the applicant themselves. */
  readonly window?: string | null;
}

const roles = { clerk: ['clerk'], approver: ['inspector'] };

/** A task with an assignment and what else its extensions hold. */
export function step(id: string, assignment: string, attributes = '', more = ''): string {
  return `<userTask id="${id}" name="${id}" ${attributes}><extensionElements><bj:assignment ${assignment}/>${more}</extensionElements></userTask>`;
}

/** Open a case of steps that follow each other. `wang` registers it for the unit `market`. */
export async function playSteps(steps: readonly string[], opening: Opening = {}): Promise<Played> {
  const ids = steps.map(text => /id="(\w+)"/.exec(text)![1]!);
  const path = ['s', ...ids, 'e'];
  const flows = path.slice(1).map((id, n) => `${path[n]}>${id}`);
  const xml = model(`<startEvent id="s"/>${steps.join('')}<endEvent id="e"/>`, ...flows);
  return playModel(xml, opening);
}

/** Open a case of a model. */
export async function playModel(xml: string, opening: Opening = {}): Promise<Played> {
  const { organisation = centreOf(everybody), choices, answers = {}, load = {}, turns = {}, window = '综合窗口' } = opening;
  const own = await release(xml, { roles, clocks: [], cards: null });
  let session = createSession({
    ...{ releases: [own], organisation, calendar: officialCalendar(), now: readLocal('2026-03-02T09:00')!, load, turns },
  });
  const give = (account: string, body: GivenCommand) => {
    const principals = principalsOf(centreOf(everybody), account);
    const refused = giveCommand(session, { account, name: account, principals }, body);
    if (session.state && !isDeepStrictEqual(fold(session.entries), session.state)) throw new Error('fold(journal) differs from the state');
    return refused;
  };
  const refused = give('wang', {
    ...{ type: 'open-case', content: own.content, pack: 'test', releaseNumber: 1, intakeType: 'promised' },
    ...{ service: { ...item(), unit: 'market' }, applicant: { kind: 'person', name: '吴大伟', idNumber: '1', phone: '1' } },
    ...{ window, answers, materials: [], queryCode: 'Q', numberPattern: 'HS-{seq4}', ...(choices && { choices }) },
  });
  if (refused) throw new Error(refused.code);
  const state = () => session.state!;
  const find = (element: string) => Object.values(state().tasks).find(one => one.element === element);
  const task = (element: string) => {
    const found = find(element);
    if (!found) throw new Error(`no open task ${element}`);
    return found;
  };
  return {
    state,
    give,
    task,
    complete: (element, account, given = {}, chosen) => {
      const { id, version } = task(element);
      return give(account, { type: 'complete-task', task: id, version, answers: given, ...(chosen && { choices: chosen }) });
    },
    asked: element => {
      const [incident] = Object.values(state().incidents);
      if (incident) return `incident ${incident.code}`;
      const open = find(element);
      if (open) return open.candidates.join(' ');
      const last = state().data.findLast(({ form }) => form === element)?.answers;
      return last?.result === 'agree' ? 'passed' : 'refused';
    },
    staff: next => {
      session = { ...session, organisation: next };
    },
    session: () => session,
  };
}
