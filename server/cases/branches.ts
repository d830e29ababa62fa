import type { CaseEvent, Entry } from '#engine/cases/events.ts';
import type { ItemBranch } from '#engine/cases/state.ts';
import { bodyVariables } from '#engine/execution/variables.ts';
import type { CaseView } from '../contract/schemas.ts';
import { maskData } from '../identity/masking.ts';
import type { Names } from '../identity/names.ts';
import type { Reading } from './reading.ts';

type BranchShown = CaseView['branches'][number];

/** What the journal tells of one branch: its newest task and, once it has ended, what came of it. */
interface Told {
  readonly task?: string;
  readonly by?: string;
  readonly at?: number;
  readonly output?: unknown;
}

const states: Readonly<Record<string, BranchShown['state']>> = { agree: 'agree', disagree: 'disagree', deemedConsent: 'deemed' };

/**
 * The branches of a joint case (联办部门) in the order of the item: who has them, what they said, by which clock. They are found in the journal as the
 * instances of the activity that runs over the branches of the item.
 */
export function branchesOf(reading: Reading, entries: readonly Entry[], names: Names): CaseView['branches'] {
  const { service } = reading.state;
  if (!service.branches) return [];
  const told = tellBranches(entries, service.branches);
  return service.branches.map((branch, index) => shownOf(branch, told.get(index) ?? {}, { reading, names }));
}

/** Accounts that answered for a branch, for their names. */
export function branchAccounts(reading: Reading, entries: readonly Entry[]): string[] {
  const { branches = [] } = reading.state.service;
  return branches.length === 0 ? [] : [...tellBranches(entries, branches).values()].flatMap(({ by }) => by ?? []);
}

function shownOf(
  { id, unit, title, promisedLimit }: ItemBranch,
  told: Told,
  { reading, names }: { reading: Reading; names: Names },
): BranchShown {
  const { state, organisation } = reading;
  const task = told.task === undefined ? undefined : state.tasks[told.task];
  const said = textsOf(told.output);
  const who = task ? task.holder : (told.by ?? null);
  const key = `step:${told.task}`;
  return {
    id,
    unit,
    unitTitle: organisation.units.find(one => one.id === unit)?.title ?? { zh: unit, en: unit },
    title,
    promisedLimit,
    state: states[said.result] ?? unanswered(told, { isOpen: task !== undefined, isClosed: state.phase === 'closed' }),
    task: task?.id ?? null,
    holder: who === null ? null : names(who),
    clock: told.task !== undefined && state.clocks[key] ? key : null,
    at: said.result === '' ? null : (told.at ?? null),
    reason: said.reason === '' ? null : reading.unmasked ? said.reason : maskData(said.reason, state.applicant),
  };
}

/** A branch that has said nothing: its turn is now, is still to come, or it ended without a word. */
function unanswered({ task }: Told, { isOpen, isClosed }: { readonly isOpen: boolean; readonly isClosed: boolean }): BranchShown['state'] {
  if (isOpen) return 'waiting';
  return isClosed || task !== undefined ? 'ended' : 'coming';
}

function textsOf(output: unknown): { readonly result: string; readonly reason: string } {
  const { result, reason } = (typeof output === 'object' && output !== null ? output : {}) as { result?: unknown; reason?: unknown };
  return { result: typeof result === 'string' ? result : '', reason: typeof reason === 'string' ? reason : '' };
}

/** Follow the instances of the body whose items are the branches: its runs by their number, their scopes, the tasks in those, and the output kept of each. */
function tellBranches(entries: readonly Entry[], branches: readonly ItemBranch[]): ReadonlyMap<number, Told> {
  const follower = new Follower(branches);
  for (const { seq, effectiveAt, events } of entries)
    for (const [place, event] of events.entries()) follower.follow(event, { id: `${seq}.${place}`, at: effectiveAt });
  return follower.told;
}

interface At {
  readonly id: string;
  readonly at: number;
}
type EventOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>;

class Follower {
  readonly told = new Map<number, Told>();
  readonly #branches: readonly ItemBranch[];
  readonly #outputs: readonly string[];
  readonly #bodies = new Set<string>();
  /** Number of the branch by run, scope and task. */
  readonly #runs = new Map<string, number>();
  readonly #scopes = new Map<string, number>();
  readonly #tasks = new Map<string, number>();

  constructor(branches: readonly ItemBranch[]) {
    this.#branches = branches;
    this.#outputs = branches.map((_, index) => bodyVariables.output(index));
  }

  follow(event: CaseEvent, at: At): void {
    if (event.type === 'scope-opened') this.#open(event, at);
    else if (event.type === 'element-entered') this.#enter(event, at);
    else if (event.type === 'task-created') this.#create(event, at);
    else if (event.type === 'task-completed') this.#add(this.#tasks.get(event.task), { by: event.by });
    else if (event.type === 'variable-set') this.#keep(event, at);
  }

  #open({ run, private: { vars } }: EventOf<'scope-opened'>, { id }: At): void {
    if (this.#isOver(vars)) this.#bodies.add(id);
    const index = run === null ? undefined : this.#runs.get(run);
    if (index !== undefined) this.#scopes.set(id, index);
  }

  #enter({ scope, loop }: EventOf<'element-entered'>, { id }: At): void {
    if (loop !== undefined && this.#bodies.has(scope)) this.#runs.set(id, loop);
  }

  #create({ scope, run }: EventOf<'task-created'>, { id }: At): void {
    const index = this.#scopes.get(scope) ?? this.#runs.get(run);
    if (index !== undefined) this.#tasks.set(id, index);
    this.#add(index, { task: id });
  }

  #keep({ scope, name, private: { value } }: EventOf<'variable-set'>, { at }: At): void {
    if (this.#bodies.has(scope) && this.#outputs.includes(name)) this.#add(this.#outputs.indexOf(name), { output: value, at });
  }

  #add(index: number | undefined, more: Told): void {
    if (index !== undefined) this.told.set(index, { ...this.told.get(index), ...more });
  }

  #isOver(vars: Readonly<Record<string, unknown>>): boolean {
    const items = vars[bodyVariables.items];
    if (!Array.isArray(items) || items.length !== this.#branches.length) return false;
    return items.every((item, index) => (item as { id?: unknown } | null)?.id === this.#branches[index]!.id);
  }
}
