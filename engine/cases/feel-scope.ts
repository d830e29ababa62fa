import { dateOf } from '../calendar/dates.ts';
import type { CompletedTask, Execution } from '../execution/execution.ts';
import type { ReleaseDefinition } from './context.ts';
import type { CaseDraft } from './draft.ts';
import type { Answers, DataEntry, LocalId } from './state.ts';

/** The roots FEEL reads in a scope (表达式根): case, service, applicant, data, settings, task, trail, centre; each built only when read. */
export function rootsOf(execution: Execution, scope: LocalId, release: ReleaseDefinition): Readonly<Record<string, unknown>> {
  const known = execution.roots.get(scope);
  if (known) return known;
  const roots = createRoots(execution, scope, release);
  execution.roots.set(scope, roots);
  return roots;
}

function createRoots(execution: Execution, scope: LocalId, release: ReleaseDefinition): Readonly<Record<string, unknown>> {
  return {
    get case() {
      return caseRoot(execution.state);
    },
    get service() {
      return serviceRoot(execution);
    },
    get applicant() {
      return execution.state.applicant;
    },
    get data() {
      return dataRoot(execution.state, scope);
    },
    settings: release.settings,
    get task() {
      return taskRoot(execution);
    },
    get trail() {
      return execution.state.trail.filter(entry => !entry.cancelled);
    },
    get centre() {
      const { title, ...centre } = execution.context.organisation.centre;
      return { ...centre, name: title.zh, title };
    },
  };
}

function caseRoot(state: CaseDraft): Answers {
  return {
    number: state.number,
    queryCode: state.queryCode,
    status: state.status,
    intakeType: state.intakeType,
    openedAt: state.openedAt,
    openedOn: dateOf(state.openedAt),
    unit: state.service.unit,
    window: state.window,
    clocks: Object.fromEntries(Object.values(state.clocks).map(({ key, ...clock }) => [camelCase(key), clock])),
    supplements: state.supplements.length,
    acts: state.acts.map(({ act }) => act),
    materials: state.materials,
  };
}

function serviceRoot(execution: Execution): Answers {
  const { service } = execution.state;
  const unit = execution.context.organisation.units.find(({ id }) => id === service.unit);
  return { ...service, name: service.title.zh, unitName: unit?.title.zh ?? service.unit };
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
  const schema = execution.context.release(content)?.process.elements[last.element]?.form;
  const form = execution.state.data.findLast(entry => entry.scope === last.scope && entry.form === schema);
  const { opinion, result } = (form?.answers ?? {}) as { opinion?: unknown; result?: unknown };
  return { element: last.element, actor: last.actor, opinion: typeof opinion === 'string' ? opinion : null, outcome: result ?? null };
}

function camelCase(key: string): string {
  return key.replace(/[-:.]+([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
