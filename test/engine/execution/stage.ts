import { isDeepStrictEqual } from 'node:util';
import type { CaseCommandBody } from '#engine/cases/commands.ts';
import type { CaseEvent } from '#engine/cases/events.ts';
import type { Rejection, ReleaseDefinition } from '#engine/cases/context.ts';
import { fold } from '#engine/cases/fold.ts';
import type { Answers, CaseState, Task } from '#engine/cases/state.ts';
import { anybody, bareCalendar, bareContent, bareOpening, bareOrganisation } from '#engine/simulation/bare.ts';
import { createSession, giveCommand, type Session } from '#engine/simulation/session.ts';
import { bareRelease } from '#engine/simulation/index.ts';
import { faultsOf } from '../cases/soundness.ts';
import { compile } from './model.ts';

/** A case played by hand: after every command its state is sound and equals the fold of its journal, also after a round through JSON. */
export interface Stage {
  readonly session: Session;
  readonly state: () => CaseState;
  readonly give: (body: CaseCommandBody) => Rejection | undefined;
  /** Complete the oldest open task of an element. */
  readonly complete: (element: string, answers?: Answers) => void;
  /** Elements of the open tasks, oldest first. */
  readonly open: () => string[];
  /** Events of one type, flat. */
  readonly events: <T extends CaseEvent['type']>(type: T) => Extract<CaseEvent, { type: T }>[];
  /** Elements completed, in order; instances and turns included. */
  readonly completed: () => string[];
  /** Values of a variable of the root scope. */
  readonly variable: (name: string) => unknown;
}

/** Called processes by the name they are called by. */
export type Called = Readonly<Record<string, string>>;

/** Open a case of a plain model with variables. */
export async function stage(xml: string, data: Answers = {}, called: Called = {}): Promise<Stage> {
  const calls = Object.fromEntries(Object.keys(called).map(name => [name, name]));
  const main: ReleaseDefinition = { ...bareRelease(await compile(xml)), calls };
  const others = await Promise.all(
    Object.entries(called).map(async ([name, text]) => ({ ...bareRelease(await compile(text)), content: name, calls })),
  );
  const session = createSession({
    releases: [{ ...main, content: bareContent }, ...others],
    organisation: bareOrganisation,
    calendar: bareCalendar,
    now: 1_767_574_800_000,
  });
  const play = playOn(session);
  const refused = play.give(bareOpening(data));
  if (refused) throw new Error(refused.message.en);
  return play;
}

function playOn(session: Session): Stage {
  const state = () => session.state!;
  const give = (body: CaseCommandBody) => {
    const rejection = giveCommand(session, anybody, body);
    check(session);
    return rejection;
  };
  const tasks = (): Task[] => Object.values(state().tasks);
  const all = () => session.entries.flatMap(({ events }) => events);
  return {
    session,
    state,
    give,
    complete: (element, answers = {}) => {
      const task = tasks().find(one => one.element === element);
      if (!task) throw new Error(`Expected an open task "${element}", but only these are: ${tasks().map(one => one.element)}.`);
      const rejection = give({ type: 'complete-task', task: task.id, version: task.version, answers });
      if (rejection) throw new Error(rejection.message.en);
    },
    open: () => tasks().map(({ element }) => element),
    events: <T extends CaseEvent['type']>(type: T) =>
      all().filter((event): event is Extract<CaseEvent, { type: T }> => event.type === type),
    completed: () => all().flatMap(event => (event.type === 'element-completed' ? [event.element] : [])),
    variable: name => Object.values(state().scopes).find(({ parent }) => parent === null)?.vars[name],
  };
}

function check({ state, entries, releases }: Session): void {
  if (!state) return;
  const faults = faultsOf(state, content => releases.get(content));
  if (faults.length > 0) throw new Error(faults.join('; '));
  if (!isDeepStrictEqual(fold(entries), state)) throw new Error('fold(journal) differs from the snapshot');
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(state)), state)) throw new Error('the snapshot does not survive JSON');
}
