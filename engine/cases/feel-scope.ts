import { dateOf } from '../calendar/dates.ts';
import type { CompletedTask, Execution } from '../execution/execution.ts';
import type { ReleaseDefinition } from './context.ts';
import type { CaseDraft } from './draft.ts';
import type { Answers, DataEntry, LocalId } from './state.ts';

/** The roots FEEL reads in a scope (表达式根): case, service, applicant, data, settings, task, trail, centre; each built only when read. */
export function rootsOf(execution: Execution, scope: LocalId, release: ReleaseDefinition): Readonly<Record<string, unknown>> {
  return new Roots(execution, scope, release) as unknown as Readonly<Record<string, unknown>>;
}

/** A class, because an object literal with getters makes a hidden class of its own each time, and that keeps the whole state alive. */
class Roots {
  readonly #execution: Execution;
  readonly #scope: LocalId;
  readonly #release: ReleaseDefinition;

  constructor(execution: Execution, scope: LocalId, release: ReleaseDefinition) {
    this.#execution = execution;
    this.#scope = scope;
    this.#release = release;
  }

  get case() {
    const read = readOf(this.#execution);
    read.case ??= caseRoot(this.#execution);
    return read.case;
  }

  get service() {
    return serviceRoot(this.#execution);
  }

  get applicant() {
    return this.#execution.state.applicant;
  }

  get data() {
    const { data } = readOf(this.#execution);
    const known = data.get(this.#scope);
    if (known) return known;
    const found = dataRoot(this.#execution.state, this.#scope);
    data.set(this.#scope, found);
    return found;
  }

  get settings() {
    return this.#release.settings;
  }

  get task() {
    return taskRoot(this.#execution);
  }

  get trail() {
    return this.#execution.state.trail.filter(entry => !entry.cancelled);
  }

  get centre() {
    const { title, ...centre } = this.#execution.context.organisation.centre;
    return { ...centre, name: title.zh, title };
  }
}

/** Roots already built from the state as it stands: several expressions are read between two events, as the placeholders of a document. */
export interface ReadRoots {
  /** A step that was taken back leaves another state. */
  readonly state: CaseDraft;
  /** Events applied to it. */
  readonly events: number;
  readonly data: Map<LocalId, Record<string, Answers>>;
  case?: Answers;
}

function readOf(execution: Execution): ReadRoots {
  const { read, state, events } = execution;
  if (read?.state === state && read.events === events.length) return read;
  const fresh: ReadRoots = { state, events: events.length, data: new Map() };
  execution.read = fresh;
  return fresh;
}

function caseRoot({ state, context }: Execution): Answers {
  const { posts } = context.organisation;
  return {
    number: state.number,
    queryCode: state.queryCode,
    status: state.status,
    intakeType: state.intakeType,
    openedAt: state.openedAt,
    openedOn: dateOf(state.openedAt),
    openedBy: state.openedBy,
    openedByName: posts.find(({ account }) => account === state.openedBy)?.name ?? state.openedBy,
    unit: state.service.unit,
    window: state.window,
    clocks: Object.fromEntries(Object.values(state.clocks).map(({ key, ...clock }) => [camelCase(key), clock])),
    supplements: state.supplements.length,
    acts: state.acts.map(({ act }) => act),
    deemed: state.acts.flatMap(({ act, deemed }) => (deemed ? [act] : [])),
    materials: state.materials,
  };
}

function serviceRoot(execution: Execution): Answers {
  const { service } = execution.state;
  const { units } = execution.context.organisation;
  const nameOf = (unit: string) => units.find(({ id }) => id === unit)?.title.zh ?? unit;
  const branches = service.branches?.map(branch => ({ ...branch, unitName: nameOf(branch.unit) }));
  return { ...service, name: service.title.zh, unitName: nameOf(service.unit), ...(branches && { branches }) };
}

/** Newest round of each form: of the nearest scope outward, else of any scope of the case. */
function dataRoot(state: CaseDraft, scope: LocalId): Record<string, Answers> {
  const distance = new Map<LocalId, number>();
  for (let id: LocalId | null = scope; id !== null; id = state.scopes[id]?.parent ?? null) distance.set(id, distance.size);
  const far = (entry: DataEntry) => distance.get(entry.scope) ?? Number.POSITIVE_INFINITY;
  const best = new Map<string, DataEntry>();
  for (const entry of state.data) {
    const known = best.get(entry.form);
    if (!known || far(entry) <= far(known)) best.set(entry.form, entry);
  }
  return Object.fromEntries([...best].map(([form, entry]) => [form, entry.answers]));
}

/** The newest answers of a form by the rule of `data.<form>`. */
export function findAnswers(state: CaseDraft, scope: LocalId, form: string): Answers | undefined {
  return dataRoot(state, scope)[form];
}

function taskRoot(execution: Execution): Answers | null {
  const task = execution.task ?? lastTask(execution);
  if (!task) return null;
  const person = execution.context.organisation.posts.find(({ account }) => account === task.actor);
  return { ...task, actorName: person?.name ?? (task.actor === execution.actor.account ? execution.actor.name : task.actor) };
}

function lastTask(execution: Execution): CompletedTask | undefined {
  const last = execution.state.trail.findLast(entry => !entry.cancelled);
  if (!last) return undefined;
  const content = execution.state.scopes[last.scope]?.content ?? execution.state.content;
  const drawn = execution.context.release(content)?.process.elements[last.element];
  const form = execution.state.data.findLast(entry => entry.scope === last.scope && entry.form === drawn?.form);
  const answers = drawn?.form === undefined && drawn?.countersign ? countedIn(execution.state, last.scope) : form?.answers;
  const { opinion, result } = (answers ?? {}) as { opinion?: unknown; result?: unknown };
  return { element: last.element, actor: last.actor, opinion: typeof opinion === 'string' ? opinion : null, outcome: result ?? null };
}

/** What a countersign without a form came to (会签结果): it stands in variables. */
function countedIn(state: CaseDraft, scope: LocalId): Answers {
  for (let open = state.scopes[scope]; open; open = open.parent === null ? undefined : state.scopes[open.parent]) {
    if (Object.hasOwn(open.vars, 'result')) return { result: open.vars.result };
  }
  return {};
}

function camelCase(key: string): string {
  return key.replace(/[-:.]+([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
