import { addDays, dateOf } from '#engine/calendar/index.ts';
import type { Calendar } from '#engine/calendar/types.ts';
import type { Actor } from '#engine/cases/commands.ts';
import type { ReleaseDefinition } from '#engine/cases/context.ts';
import type { Entry } from '#engine/cases/events.ts';
import type { CardRules } from '#engine/clocks/types.ts';
import { advanceTo, createSession, type GivenCommand, giveCommand, machine, type Session } from '#engine/simulation/index.ts';
import { answersFor } from '../../support/answers.ts';
import { numbersOf, type Play } from '../cases/random-run.ts';

/** One thing that happens to a case: how long after the last one, what, and numbers to choose by. */
export interface Happening {
  readonly hours: number;
  readonly what:
    | 'work'
    | 'supplement'
    | 'extend'
    | 'message'
    | 'urge'
    | 'return'
    | 'jump'
    | 'by-hand'
    | 'calendar'
    | 'suspend'
    | 'withdraw';
  /** true: the server is down until it happens; what was due is found only then. */
  readonly asleep: boolean;
  /** Hours before now that were its legal moment (补录); 0: now. */
  readonly late: number;
  readonly seed: number;
}

/** What a story came to. */
export interface Told {
  readonly entries: readonly Entry[];
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly now: number;
  /** Which happenings were accepted. */
  readonly done: readonly boolean[];
}

/** Whoever may do everything, late entry and jumps included. */
const anyone = (play: Play): Actor => ({
  ...play.actor,
  principals: [...play.actor.principals, 'late-entry', 'administrator', 'supervision-office'],
});

const hour = 3_600_000;

/** Play a story of the promised pack with some card rules; the same story means the same commands, whatever the ids of tasks have become. */
export function tell(play: Play, cards: CardRules, start: number, story: readonly Happening[]): Told {
  const calendars = new Map<string, Calendar>();
  const opening = play.opening as Extract<GivenCommand, { type: 'open-case' }>;
  const releases = [...play.releases.values()].map((one): ReleaseDefinition => (one.content === opening.content ? { ...one, cards } : one));
  const { organisation, calendar } = play.context;
  const session = createSession({ releases, organisation, calendar, now: start });
  calendars.set(keyOf(calendar), calendar);
  giveCommand(session, anyone(play), opening);
  const done = story.map(one => happen(session, play, one, calendars));
  advance(session, session.now + 400 * hour);
  return { entries: session.entries, calendars, now: session.now, done };
}

export const keyOf = ({ id, version }: { readonly id: string; readonly version: number }): string => `${id}@${version}`;

function advance(session: Session, to: number): void {
  const refused = advanceTo(session, to);
  if (refused) throw new Error(refused.message.en);
}

function happen(session: Session, play: Play, one: Happening, calendars: Map<string, Calendar>): boolean {
  // An odd second: nothing of the clocks ever falls on the very moment of a command.
  const to = session.now + one.hours * hour + 7_001;
  if (one.asleep) session.now = to;
  else advance(session, to);
  if (one.what === 'calendar') return changeCalendar(session, one, calendars);
  const body = bodyOf(session, one);
  if (!body || session.state?.phase === 'closed') return false;
  const late = one.late === 0 ? {} : { effectiveAt: session.now - one.late * hour };
  const before = session.entries.length;
  giveCommand(session, anyone(play), { reason: '补录', ...body, ...late });
  return session.entries.length > before;
}

/** Another version of the calendar, at once for every clock of the case. */
function changeCalendar(session: Session, { seed }: Happening, calendars: Map<string, Calendar>): boolean {
  const below = numbersOf(seed);
  const { calendar } = session;
  const day = addDays(dateOf(session.now), below(30));
  const local = { ...calendar.local, [day]: { working: below(2) === 0, why: '本地安排' } };
  const next = { ...calendar, version: calendar.version + 1, local };
  session.calendar =
    below(2) === 0 ? next : { ...next, years: { ...next.years, '2027': { off: ['2027-01-01', '2027-01-04'], makeUp: [] } } };
  calendars.set(keyOf(session.calendar), session.calendar);
  giveCommand(session, machine, { type: 'recompute-clocks' });
  return true;
}

function bodyOf(session: Session, { what, seed }: Happening): GivenCommand | undefined {
  const below = numbersOf(seed);
  const state = session.state!;
  const tasks = Object.values(state.tasks);
  const task = tasks[below(tasks.length)];
  switch (what) {
    case 'work':
      return task && work(task, below);
    case 'return':
      return (
        task && { type: 'return-task', task: task.id, version: task.version, target: { to: 'previous' }, reason: below(2) ? '退回' : '' }
      );
    case 'jump':
      return (
        task && {
          type: 'jump-token',
          scope: task.scope,
          run: task.run,
          to: ['review', 'approve', 'handle', 'deliver'][below(4)]!,
          reason: '跳转',
        }
      );
    case 'supplement':
      return { type: 'submit-supplement', materials: [] };
    case 'extend':
      return { type: 'request-extension', days: 1 + below(8), reason: '情况复杂' };
    case 'message':
      return { type: 'deliver-message', name: 'special-procedure-finished', key: null, payload: {} };
    case 'urge':
      return { type: 'urge-case', text: '请尽快' };
    case 'by-hand': {
      const clock = [null, ...Object.keys(state.clocks)][below(1 + Object.keys(state.clocks).length)]!;
      return { type: 'issue-card', level: (['warning', 'yellow', 'red'] as const)[below(3)]!, clock, to: ['liqiang'], reason: '检查发现' };
    }
    case 'suspend':
      return state.phase === 'suspended' ? { type: 'resume-case' } : { type: 'suspend-case', reason: '核查' };
    case 'withdraw':
      return { type: 'withdraw-application', reason: '不办了' };
    default:
      return undefined;
  }
}

function work(task: { id: string; version: number; form?: string; element: string }, below: (n: number) => number): GivenCommand {
  return { type: 'complete-task', task: task.id, version: task.version, answers: answersFor(task.form ?? task.element, below) };
}
