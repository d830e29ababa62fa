import { dateOf } from '../calendar/dates.ts';
import type { Calendar, Millis, PlainDate } from '../calendar/types.ts';
import { clockTable } from '../cases/apply/clocks.ts';
import type { Apply, EventOf } from '../cases/apply/types.ts';
import { type Conducted, findConduct, ruleFor } from '../cases/conduct.ts';
import type { CaseDraft } from '../cases/draft.ts';
import type { CaseEvent, CaseEventType, Entry, EventHead } from '../cases/events.ts';
import { applyTo } from '../cases/evolve.ts';
import { conductClock } from '../cases/supervision/cards.ts';
import { dueMilestones } from '../clocks/review.ts';
import type { CardLevel, CardRules, ClockState, Conduct, Milestone } from '../clocks/types.ts';
import { milestonesOf, perOf, rulesFor, urgingClock } from './milestones.ts';

/** A warning or card that rules give in the past: key (clock, run, level), with its true moment. `cause`: the conduct it is for. */
export interface PastCard {
  readonly clock: string;
  readonly run: number;
  readonly level: CardLevel;
  readonly rule: string;
  readonly on: PlainDate;
  readonly at: Millis;
  readonly cause?: Conduct;
}

/** What a back-test of card rules over one case looks at (规则回测). */
export interface BackTestOf {
  /** Whole journal of the case, first entry first. */
  readonly entries: readonly Entry[];
  readonly cards: CardRules | null;
  /** The calendar that figures were computed with; undefined: it is not known any more. */
  readonly calendarOf: (id: string, version: number) => Calendar | undefined;
  /** The machine has looked at the case until then; cards that would come later are not given yet. */
  readonly until: Millis;
  /** Models the case ran by, for rules about conduct; absent: conduct is not tested. */
  readonly processOf?: Conducted['processOf'];
}

/** Clocks twice: as the journal has them, and with the milestones of the tested rules. */
interface Bench {
  readonly of: BackTestOf;
  readonly was: CaseDraft;
  readonly is: Map<string, Milestone[]>;
  readonly found: PastCard[];
}

/**
 * The warnings and cards that other rules would have given to a past case (规则回测): the clocks run, stand and stop as the journal says, by the
 * calendar each figure was computed with; only the milestones are those of the tested rules. What the rules in force gave comes out exactly as the
 * journal has it. Cards by hand are no matter of rules and are not among them.
 */
export function backTest(of: BackTestOf): PastCard[] {
  const bench: Bench = { of, was: { clocks: {}, cards: [] } as unknown as CaseDraft, is: new Map(), found: [] };
  for (const entry of of.entries) replay(bench, entry);
  for (const clock of Object.values(bench.was.clocks)) look(bench, clock.key, patience(clock, of.until));
  return [...bench.found, ...conductCards(of)].sort((a, b) => a.at - b.at);
}

/** The cards that the journal itself has, those by hand left out. */
export function cardsGiven(entries: readonly Entry[]): PastCard[] {
  return entries.flatMap(({ events }) => events.flatMap(event => pastCard(event) ?? [])).sort((a, b) => a.at - b.at);
}

function pastCard(event: CaseEvent): PastCard | undefined {
  if (!isGiven(event)) return undefined;
  const { clock, run, level, rule, on, at, cause } = event;
  return cause === 'manual' ? undefined : { clock, run, level, rule, on, at, ...(cause === undefined ? {} : { cause }) };
}

/** Cards for conduct that the tested rules would have given: the case is followed command by command. */
function conductCards({ entries, cards, processOf }: BackTestOf): PastCard[] {
  const rules = (cards?.rules ?? []).filter(({ when }) => 'conduct' in when);
  if (!processOf || rules.length === 0) return [];
  const found: PastCard[] = [];
  let byHand = 0;
  let state: CaseDraft | null = null;
  for (const { seq, recordedAt, effectiveAt, actor, events } of entries) {
    const wrong = state ? findConduct({ before: state, events, processOf }) : [];
    for (const [index, event] of events.entries()) state = applyTo(state, event, { seq, recordedAt, effectiveAt, actor, index });
    for (const { conduct } of wrong) {
      const rule = ruleFor(rules, conduct);
      const key = { clock: conductClock, run: found.length + byHand + 1, on: dateOf(effectiveAt), at: effectiveAt, cause: conduct };
      if (rule) found.push({ ...key, level: rule.level, rule: rule.id });
    }
    byHand += events.filter(event => isGiven(event) && event.clock === conductClock && event.cause === 'manual').length;
  }
  return found;
}

function isGiven(event: CaseEvent): event is EventOf<'card-issued'> {
  return event.type === 'warning-raised' || event.type === 'card-issued';
}

function replay(bench: Bench, entry: Entry): void {
  const { seq, recordedAt, effectiveAt, actor, events } = entry;
  const head = { seq, recordedAt, effectiveAt, actor, index: 0 };
  const fresh = new Set<string>();
  for (const [index, event] of events.entries()) {
    head.index = index;
    if (!isOfClock(event)) continue;
    const key = event.clock;
    // A clock that starts while the case stands still is looked at only after its pauses have begun.
    const settled = event.type === 'clock-paused' ? [...fresh].filter(one => one !== key) : [...fresh];
    for (const one of settled) look(bench, one, recordedAt);
    for (const one of settled) fresh.delete(one);
    if (changes.has(event.type)) lookBefore(bench, event, entry);
    follow(bench, event, head);
    if (looked.has(event.type) && !isOverlong(bench, event)) fresh.add(key);
  }
  for (const key of fresh) look(bench, key, recordedAt);
}

type OfClock = Extract<CaseEvent, { readonly clock: string }>;
const cardEvents: ReadonlySet<CaseEventType> = new Set(['warning-raised', 'card-issued']);
/** Events that set the figures of a clock anew. */
const figured: ReadonlySet<CaseEventType> = new Set([
  'clock-started',
  'clock-resumed',
  'clock-extended',
  'clock-continued',
  'clock-restarted',
  'clock-recomputed',
]);
/** Events after which the machine looks at the clock at once. */
const looked: ReadonlySet<CaseEventType> = new Set([...figured].filter(type => type !== 'clock-recomputed'));
/** Events before which what was due by then was raised. */
const changes: ReadonlySet<CaseEventType> = new Set([...figured, 'clock-paused', 'clock-stopped']);

function isOfClock(event: CaseEvent): event is OfClock {
  return cardEvents.has(event.type) || changes.has(event.type);
}

/** A pause that ended by itself is followed by what else was due, in order of time, not by a look of its own. */
function isOverlong({ was }: Bench, event: OfClock): boolean {
  if (event.type !== 'clock-resumed') return false;
  return was.clocks[event.clock]!.pauses.some(({ reason, until }) => reason === event.reason && until === event.at);
}

/** Raise what came due before an event changes the clock; what is entered late finds the machine having looked until it was recorded. */
function lookBefore(bench: Bench, event: OfClock, { effectiveAt, recordedAt }: Entry): void {
  const clock = bench.was.clocks[event.clock];
  if (!clock) return;
  const at = 'at' in event && typeof event.at === 'number' ? event.at : effectiveAt;
  look(bench, event.clock, patience(clock, at < effectiveAt ? at : recordedAt));
}

/** How far the machine has looked at a clock: not beyond what it has left undone by the rules of the time, e.g. because it stood still. */
function patience(clock: ClockState, until: Millis): Millis {
  const undone = dueMilestones(clock, until)[0];
  return undone ? Math.min(until, undone.at - 1) : until;
}

/** Give the cards of the tested rules that are due on a clock. */
function look({ was, is, found }: Bench, key: string, until: Millis): void {
  const clock = was.clocks[key];
  if (!clock) return;
  const milestones = is.get(key) ?? [];
  const due = new Set(dueMilestones({ ...clock, milestones }, until).map(({ rule }) => rule));
  if (due.size === 0) return;
  const cause = clock.rule === urgingClock ? { cause: 'no-urging' as const } : {};
  for (const { rule, level, on, at } of milestones)
    if (due.has(rule)) found.push({ clock: key, run: clock.run, level, rule, on, at, ...cause });
  is.set(
    key,
    milestones.map(milestone => (due.has(milestone.rule) ? { ...milestone, raised: true } : milestone)),
  );
}

/** Follow the journal: the clocks as they were, and the tested milestones wherever figures are new. */
function follow(bench: Bench, event: OfClock, head: EventHead): void {
  const { was, is } = bench;
  const former = is.get(event.type === 'clock-continued' ? event.was : event.clock) ?? [];
  (clockTable[event.type as keyof typeof clockTable] as Apply<CaseEventType>)(was, event as never, head);
  if (cardEvents.has(event.type)) followCard(bench, event);
  if (!figured.has(event.type)) return;
  const goesOn = event.type !== 'clock-started' && event.type !== 'clock-restarted';
  is.set(event.clock, tested(bench, was.clocks[event.clock]!, goesOn ? former : []));
}

/** A card by hand is the clock's card of its level, by whatever rules. */
function followCard({ is }: Bench, event: OfClock): void {
  if (!('cause' in event) || event.cause !== 'manual') return;
  const milestones = is.get(event.clock);
  if (milestones) {
    is.set(
      event.clock,
      milestones.map(milestone => (milestone.level === event.level ? { ...milestone, raised: true } : milestone)),
    );
  }
}

function tested({ of: { cards, calendarOf } }: Bench, clock: ClockState, former: readonly Milestone[]): Milestone[] {
  const calendar = calendarOf(clock.calendar.id, clock.calendar.version);
  if (!calendar) return [...clock.milestones];
  const fresh = milestonesOf(clock, rulesFor(cards, { rule: clock.rule, per: perOf(clock) }), calendar);
  return fresh.map(one => (former.some(({ rule, raised }) => raised && rule === one.rule) ? { ...one, raised: true } : one));
}

/** How one case differs under other rules: by clock, run and level. */
export interface CardChange {
  readonly clock: string;
  readonly run: number;
  readonly level: CardLevel;
  /** Its day under either rules; null: no such card. */
  readonly was: PlainDate | null;
  readonly is: PlainDate | null;
}

/** Cards that are added, removed or moved to another moment (回测差异); none: both rules give the same. */
export function compareCards(was: readonly PastCard[], is: readonly PastCard[]): CardChange[] {
  // Conduct has no run that both rules share: its moment says which it is.
  const keyOf = ({ clock, run, level, at, cause }: PastCard) => `${clock} ${clock === conductClock ? `${cause} ${at}` : run} ${level}`;
  const former = new Map(was.map(card => [keyOf(card), card]));
  const changed: CardChange[] = [];
  for (const card of is) {
    const { clock, run, level } = card;
    const old = former.get(keyOf(card));
    former.delete(keyOf(card));
    if (old?.at !== card.at) changed.push({ clock, run, level, was: old?.on ?? null, is: card.on });
  }
  return [...changed, ...[...former.values()].map(({ clock, run, level, on }) => ({ clock, run, level, was: on, is: null }))];
}
