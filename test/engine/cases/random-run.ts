import { isDeepStrictEqual } from 'node:util';
import type { Actor, CaseCommand, CaseCommandBody } from '#engine/cases/commands.ts';
import type { Context, Decision } from '#engine/cases/context.ts';
import { type CaseDraft, copyState } from '#engine/cases/draft.ts';
import { decide, decideAndApply } from '#engine/cases/decide.ts';
import { applyTo, evolve } from '#engine/cases/evolve.ts';
import { fold } from '#engine/cases/fold.ts';
import type { CaseEvent, Entry, EventHead } from '#engine/cases/events.ts';
import type { Answers, CaseState, Task } from '#engine/cases/state.ts';
import { drawNumbers } from '#engine/simulation/numbers.ts';
import { listDue, machine } from '#engine/simulation/index.ts';
import { contextAt, type Given, randomCommand, type Sight } from '../properties/commands.ts';
import { stepsToEnd, waysOn } from '../properties/finisher.ts';
import { faultAfter, faultBefore } from '../properties/ledger.ts';
import { stored, survivesStore, textOf } from '../properties/stored.ts';
import { faultsOf } from './soundness.ts';

/** What a random run plays: how it opens, who acts, what a task is answered with, what messages there are. */
export interface Play {
  readonly context: Omit<Context, 'now'>;
  readonly releases: ReadonlyMap<string, NonNullable<ReturnType<Context['release']>>>;
  readonly now: number;
  readonly opening: CaseCommandBody;
  /** Who opens the case, and may do everything a person may. */
  readonly actor: Actor;
  /** Everybody who acts on it. */
  readonly people: readonly Actor[];
  readonly answers: (task: Task, below: (n: number) => number) => Answers;
  /** Variables that lead a case to its end, out of every loop; absent: n = 5 and ok. */
  readonly leading?: Answers;
  /** Answers that lead a case to its end where tasks have forms. */
  readonly finish?: (task: Task) => Answers;
  readonly messages: readonly string[];
  readonly signals: readonly string[];
}

/** An `evolve` under test. */
export type Evolve = (state: CaseState | null, event: CaseEvent, head: EventHead) => CaseState;

interface Run {
  readonly play: Play;
  readonly evolve: Evolve;
  readonly entries: Entry[];
  readonly commands: CaseCommand[];
  readonly series: Map<string, number>;
  readonly counts: Map<string, number>;
  now: number;
  state: CaseState | null;
  /** The journal folded in place, entry by entry, as `fold` does. */
  folded: CaseState | null;
}

/** What a run came to: how often each command was accepted (`ok`) or refused (its code), and what was wrong. */
export interface Report {
  readonly wrong: string | null;
  readonly counts: ReadonlyMap<string, number>;
  readonly state: CaseState | null;
  readonly entries: readonly Entry[];
  /** Every accepted command, so that another engine can decide them again. */
  readonly commands: readonly CaseCommand[];
  /** Commands given to bring the case to its end. */
  readonly closing: number;
}

/** Every so many accepted commands what is dear is looked at: the whole fold, and the way through the store. */
const dear = 8;

/** Commands tried on a closed case. */
const afterClosing = 3;

/**
 * Play a case with random commands (随机走查), one a number, some of them invalid, and look after every command whether: deciding twice gives the same,
 * byte for byte, and touches nothing; each evolve leaves the state it was given; folding the journal gives the snapshot, also after a round through
 * JSON and the store; nothing ends twice; the state is sound. With `ends` the case is then brought to its end, which must be possible.
 */
export function playRandomly(play: Play, choices: readonly number[], evolveUnderTest: Evolve, ends = false): Report {
  const run: Run = {
    ...{ play, evolve: evolveUnderTest, entries: [], commands: [], series: new Map(), counts: new Map() },
    ...{ now: play.now, state: null, folded: null },
  };
  let wrong = give(run, [play.actor, play.opening]);
  let afterwards = afterClosing;
  for (let step = 0; step < choices.length && afterwards > 0 && !wrong; step++) {
    wrong = oneStep(run, numbersOf(choices[step]!));
    if (run.state?.phase === 'closed') afterwards -= 1;
  }
  const played = run.entries.length;
  if (ends && !wrong) wrong = finish(run, numbersOf(choices[0] ?? 0));
  wrong ??= dearFault(run);
  const { counts, state, entries, commands } = run;
  return { wrong, counts, state, entries, commands, closing: entries.length - played };
}

/** Numbers below a bound, the same for the same seed (mulberry32), so that a step means the same when others are left out. */
export function numbersOf(seed: number): (n: number) => number {
  let at = seed | 0;
  return n => {
    at = (at + 0x6d2b79f5) | 0;
    let t = Math.imul(at ^ (at >>> 15), 1 | at);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * Math.max(1, n));
  };
}

function sightOf({ play, now }: Run, state: CaseState, below: (n: number) => number): Sight {
  return { play, state, now, below };
}

function oneStep(run: Run, below: (n: number) => number): string | null {
  if (!run.state) return 'the case was not opened';
  if (below(7) === 0) return moveTime(run, run.state, below);
  return give(run, randomCommand(sightOf(run, run.state, below)));
}

function moveTime(run: Run, state: CaseState, below: (n: number) => number): string | null {
  const [due] = listDue(state, { releases: run.play.releases });
  run.now = Math.max(run.now, due && below(3) > 0 ? due.at : run.now + below(9) * 3_600_000);
  return due && due.at <= run.now ? give(run, [machine, due.body]) : null;
}

/** Bring the case to its end; what is left after many steps, or when nothing can be done, cannot end. */
function finish(run: Run, below: (n: number) => number): string | null {
  for (let left = stepsToEnd; run.state?.phase !== 'closed'; left--) {
    if (left === 0) return `the case does not end: ${standsAt(run.state!)}`;
    const wrong = goOn(run, run.state!, below);
    if (wrong) return wrong;
  }
  return null;
}

/** The first way on that is accepted; without one time moves to what is due next. */
function goOn(run: Run, state: CaseState, below: (n: number) => number): string | null {
  for (const given of waysOn(sightOf(run, state, below))) {
    const before = run.entries.length;
    const wrong = give(run, given);
    if (wrong) return wrong;
    if (run.entries.length > before) return null;
  }
  const due = listDue(state, { releases: run.play.releases }).find(({ body }) => body.type === 'fire-timer');
  if (!due) return `nothing brings the case to its end: ${standsAt(state)}`;
  run.now = Math.max(run.now, due.at);
  const before = run.entries.length;
  return give(run, [machine, due.body]) ?? (run.entries.length > before ? null : `a due timer is refused: ${standsAt(state)}`);
}

function standsAt({ tasks, waits, incidents, scopes }: CaseState): string {
  return JSON.stringify({ tasks, waits, incidents, scopes });
}

function commandOf({ state, now }: Run, [actor, body]: Given): CaseCommand {
  return { ...body, id: `c${(state?.seq ?? 0) + 1}`, caseId: 'case-1', tenant: 'heshan', actor, recordedAt: now } as CaseCommand;
}

function give(run: Run, given: Given): string | null {
  const command = commandOf(run, given);
  const context = contextAt(run.play, run.now);
  try {
    // The state is frozen: a decide that writes into it throws.
    const decision = decideAndApply(run.state, command, context);
    if (!isSame(decision, decide(run.state, command, context))) return `${command.type}: deciding twice gave two answers`;
    if (!isSameFromStore(run, command, decision)) return `${command.type}: deciding on the stored state gave another answer`;
    count(run, `${command.type} ${decision.ok ? 'ok' : decision.rejection.code}`);
    if (decision.ok) return accept(run, command, decision);
    return isSentence(decision.rejection.message.en) ? null : `${command.type}: not a sentence: ${decision.rejection.message.en}`;
  } catch (error) {
    return `${command.type}: threw ${error instanceof Error ? error.stack : String(error)}`;
  }
}

/** Now and then a command is decided once more on the state as it comes back from the store: what is written must be the same, byte for byte. */
function isSameFromStore({ state, entries, play, now }: Run, command: CaseCommand, decision: Decision): boolean {
  if (!state || entries.length % dear !== 0) return true;
  const again = decide(stored(state), command, contextAt(play, now));
  if (!decision.ok || !again.ok) return isSame(decision, again);
  return textOf(decision.events) === textOf(again.events);
}

/** Byte-equal events (逐字节相同), or the very same refusal. */
function isSame(one: Decision, other: Decision): boolean {
  if (one.ok !== other.ok) return false;
  return JSON.stringify(one.ok ? one.events : one.rejection) === JSON.stringify(other.ok ? other.events : other.rejection);
}

const isSentence = (text: string) => /^(Expected |[A-Z].*\.$)/s.test(text);

function accept(run: Run, command: CaseCommand, decision: Extract<ReturnType<typeof decideAndApply>, { ok: true }>): string | null {
  const { type, id, recordedAt, effectiveAt = recordedAt, actor, reason } = command;
  const events = drawNumbers(decision.events, run.series);
  const entry: Entry = {
    ...{ seq: (run.state?.seq ?? 0) + 1, command: id, commandType: type, recordedAt, effectiveAt, actor: actor.account },
    ...(reason === undefined ? {} : { reason }),
    events,
  };
  run.entries.push(entry);
  run.commands.push(command);
  const doubled = foldOn(run, entry);
  if (doubled) return `${type}: ${doubled}`;
  const next = evolveAll(run.evolve, run.state, entry);
  const text = JSON.stringify(next);
  if (!equals(run.folded, next, text)) return `${type}: fold(journal) differs from the snapshot`;
  // The state decide hands over is what the true evolve makes: one under test is judged by what it leads to.
  const decided = run.evolve === evolve && events === decision.events;
  if (decided && !equals(decision.state, next, text)) return `${type}: the decided state differs from the evolved one`;
  run.state = freeze(next);
  const fault = faultsOf(next, content => run.play.releases.get(content))[0];
  if (fault) return `${type}: ${fault}`;
  return run.entries.length % dear === 0 ? dearFault(run) : null;
}

/** Apply the events of an entry to the state that is folded on and on, and look at each whether it can follow. */
function foldOn(run: Run, { seq, recordedAt, effectiveAt, actor, events }: Entry): string | null {
  for (const [index, event] of events.entries()) {
    const before = faultBefore(run.folded, event);
    const head = { seq, recordedAt, effectiveAt, actor, index };
    run.folded = run.evolve === evolve ? applyTo(run.folded as CaseDraft | null, event, head) : run.evolve(run.folded, event, head);
    const fault = before ?? faultAfter(run.folded, event);
    if (fault) return fault;
  }
  return null;
}

/** Texts are compared first: only where keys stand in another order the values are. */
function equals(one: unknown, other: unknown, text: string): boolean {
  return JSON.stringify(one) === text || isDeepStrictEqual(one, other);
}

/** What is looked at now and then only: the fold from the first entry on, and the rounds through JSON and the store. */
function dearFault({ state, entries, evolve: evolveOne }: Run): string | null {
  if (!state) return null;
  const folded =
    evolveOne === evolve ? fold(entries) : entries.reduce<CaseState | null>((one, entry) => evolveAll(evolveOne, one, entry), null);
  if (!isDeepStrictEqual(folded, state)) return 'fold(journal) differs from the snapshot';
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(state)), state)) return 'the snapshot does not survive JSON';
  if (!isDeepStrictEqual(stored(state), state)) return 'the snapshot does not survive the store';
  return survivesStore(entries.at(-1)!) ? null : 'the entry does not survive the store';
}

function evolveAll(evolveOne: Evolve, state: CaseState | null, { events, seq, recordedAt, effectiveAt, actor }: Entry): CaseState {
  if (evolveOne !== evolve) {
    return events.reduce<CaseState | null>(
      (s, event, index) => evolveOne(s, event, { seq, index, recordedAt, effectiveAt, actor }),
      state,
    )!;
  }
  // As the write path does: one copy an entry. The state it was given is frozen.
  let draft = state && copyState(state);
  for (const [index, event] of events.entries()) draft = applyTo(draft, event, { seq, index, recordedAt, effectiveAt, actor });
  return draft!;
}

function count(run: Run, what: string): void {
  run.counts.set(what, (run.counts.get(what) ?? 0) + 1);
}

/** Freeze a state in place; parts it shares with the one before are frozen already. */
function freeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const one of Object.values(value)) freeze(one);
  return value;
}
