import { urgingClock } from '../cards/milestones.ts';
import type { Millis } from '../calendar/types.ts';
import { dueMilestones } from '../clocks/review.ts';
import type { CardRule, ClockState, Conduct, Milestone } from '../clocks/types.ts';
import type { Execution } from '../execution/execution.ts';
import { peopleBehind } from '../execution/assignment/people.ts';
import { attempt, emit, raiseIncident } from '../execution/execution.ts';
import type { EventOf } from './apply/types.ts';
import { caseRelease, titleOf } from './clock-rules.ts';
import { issueLetter } from './letters.ts';
import { holdersOf, receiversOf, requestNotice } from './notices.ts';
import type { Task } from './state.ts';
import { conductClock, levelWords, nextConduct } from './supervision/cards.ts';

/** What a card says besides what its rule says. */
type Facts = Pick<EventOf<'card-issued'>, 'clock' | 'run' | 'at' | 'on' | 'dueOn' | 'stage' | 'holders' | 'to' | 'cause'>;

/** Raise every warning and card (预警、黄牌、红牌) of a clock that is due and not raised yet; each once a run, with its true moment. */
export function raiseDue(execution: Execution, key: string, until: Millis = execution.context.now): void {
  for (const milestone of dueMilestones(execution.state.clocks[key]!, until)) raise(execution, execution.state.clocks[key]!, milestone);
}

function raise(execution: Execution, clock: ClockState, milestone: Milestone): void {
  const { level, at, on } = milestone;
  const rule = ruleOf(execution, milestone);
  const tasks = tasksOf(execution, clock);
  const cause: { cause?: Conduct } = clock.rule === urgingClock ? { cause: 'no-urging' } : {};
  giveCard(
    execution,
    { id: milestone.rule, level, ...extras(rule) },
    {
      ...{ clock: clock.key, run: clock.run, at, on, dueOn: clock.dueOn },
      holders: [...new Set(tasks.flatMap(task => (task.holder === null ? task.candidates : [task.holder])))],
      to: receivers(execution, { rule, tasks, provisional: clock.provisional, unit: clock.task === undefined ? undefined : unitOf(tasks) }),
      ...(clock.stage ? { stage: clock.stage } : {}),
      ...cause,
    },
    titleOf(execution, clock).title.zh,
  );
}

/** A card for conduct a rule watches (行为监察): given to who acted, by the rule of that conduct. */
export function raiseConduct(execution: Execution, rule: CardRule, { by, on }: { readonly by: string; readonly on: string }): void {
  const run = nextConduct(execution.state);
  const named = rule.to.flatMap(to => (to === 'handler' ? [`person:${by}`] : receiversOf(execution, to, caseRelease(execution))));
  const cause = (rule.when as { readonly conduct: Conduct }).conduct;
  const at = execution.head.effectiveAt;
  giveCard(execution, rule, { clock: conductClock, run, at, on, dueOn: on, holders: [by], to: [...new Set(named)], cause }, null);
}

/** Emit the card with its letter and tell its receivers. A letter that cannot be issued is an incident; the card stands without it. */
function giveCard(
  execution: Execution,
  { id, level, letter, points }: Pick<CardRule, 'id' | 'level' | 'letter' | 'points'>,
  facts: Facts,
  clock: string | null,
): void {
  const sent = letter === undefined ? undefined : sendLetter(execution, letter, { level, clock, facts });
  emit(execution, {
    type: level === 'warning' ? 'warning-raised' : 'card-issued',
    ...facts,
    level,
    rule: id,
    ...(points === undefined ? {} : { points }),
    ...(sent === undefined ? {} : { letter: sent }),
  });
  const { on, dueOn, cause } = facts;
  for (const to of facts.to) {
    requestNotice(
      execution,
      cause ? { to, text: `conduct-${cause}`, level, on } : { to, text: level, clock: facts.clock, level, on, dueOn },
    );
  }
}

function sendLetter(
  execution: Execution,
  document: string,
  { level, clock, facts }: { readonly level: CardRule['level']; readonly clock: string | null; readonly facts: Facts },
): string | undefined {
  const names = namesOf(execution, facts.holders);
  let sent: string | undefined;
  const fault = attempt(execution, () => {
    const said = { text: levelWords[level].zh, to: names.join('、'), clock, dueOn: facts.dueOn, by: execution.actor.name };
    sent = issueLetter(execution, document, said);
  });
  if (fault) raiseIncident(execution, { scope: null, run: null, element: null }, fault);
  return fault ? undefined : sent;
}

/** Names of who holds a card: of a post where nobody had claimed the step, those of everybody who has it. */
function namesOf({ context: { organisation } }: Execution, holders: readonly string[]): string[] {
  const nameOf = (account: string) => organisation.posts.find(post => post.account === account)?.name ?? account;
  const names = holders.flatMap(holder => {
    const people = peopleBehind(organisation, [holder]);
    return people.length > 0 ? people.map(nameOf) : [nameOf(holder.replace(/^person:/, ''))];
  });
  return [...new Set(names)];
}

function ruleOf(execution: Execution, { rule }: Milestone): CardRule | undefined {
  return caseRelease(execution).cards?.rules.find(({ id }) => id === rule);
}

function extras(rule: CardRule | undefined): Pick<CardRule, 'letter' | 'points'> {
  return {
    ...(rule?.letter === undefined ? {} : { letter: rule.letter }),
    ...(rule?.points === undefined ? {} : { points: rule.points }),
  };
}

/** Open tasks the clock is about: all, those of its stage, or its own. */
function tasksOf(execution: Execution, { stage, task }: ClockState): Task[] {
  const tasks = Object.values(execution.state.tasks);
  if (task !== undefined) return tasks.filter(({ id }) => id === task);
  return stage === undefined ? tasks : tasks.filter(open => open.stage === stage);
}

/** The unit a step is for (步骤所在单位), as its candidates name it; undefined: that of the service item. */
function unitOf(tasks: readonly Task[]): string | undefined {
  const units = new Set(
    tasks.flatMap(({ candidates }) => candidates.map(one => (one.startsWith('person:') ? '' : (one.split('@')[1] ?? '')))),
  );
  const [unit] = units;
  return units.size === 1 && unit !== '' ? unit : undefined;
}

interface Addressed {
  readonly rule: CardRule | undefined;
  readonly tasks: readonly Task[];
  readonly provisional: boolean;
  readonly unit: string | undefined;
}

/** Whom the rule names, of a step's clock those of its own unit; a warning before a due date that is still provisional (暂定) also alerts the supervision office. */
function receivers(execution: Execution, { rule, tasks, provisional, unit }: Addressed): string[] {
  const addressing = { roles: caseRelease(execution).roles, ...(unit === undefined ? {} : { unit }) };
  const named = rule?.to ?? [];
  const to = provisional ? [...named, 'supervision-office'] : named;
  return [...new Set(to.flatMap(one => (one === 'handler' ? tasks.flatMap(holdersOf) : receiversOf(execution, one, addressing))))];
}
