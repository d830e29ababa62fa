import type { CaseState, Answers, LocalId, Task } from '../cases/state.ts';
import type { Execution } from '../execution/execution.ts';
import { setVariable } from '../execution/variables.ts';
import { keepForm } from './finish.ts';

/**
 * Name under which one person's answers of a form are kept while others have still to act (各自表态): their own round, apart from the form's
 * result, with the form's schema. FEEL names have no @, so that no expression reads it by accident.
 */
export function formOfPerson(form: string, account: string): string {
  return `${form}@${account}`;
}

/** The name, with the task in it where the person has acted on another one of the same form that is still open: each keeps its own. */
function nameOfOwn({ data, tasks }: Pick<CaseState, 'data' | 'tasks'>, { id, scope, form }: Task, account: string): string {
  const name = formOfPerson(form!, account);
  const apart = apartFor(name, id);
  if (data.some(entry => entry.scope === scope && entry.form === apart)) return apart;
  const others = Object.values(tasks).filter(other => other.id !== id && other.scope === scope && other.form === form);
  const hasActed = others.some(({ seats }) => seats?.some(seat => seat.account === account && seat.vote !== null));
  return hasActed ? apart : name;
}

function apartFor(name: string, task: LocalId): string {
  return `${name}#${task}`;
}

/** Keep what one signer or delegate filled in and wrote; without a form the answers are variables, as of any task. */
export function keepOwn(execution: Execution, task: Task, said: { readonly answers?: Answers; readonly opinion?: string }): void {
  const { scope, form } = task;
  const { answers = {}, opinion } = said;
  if (form === undefined) {
    for (const [name, value] of Object.entries(answers)) setVariable(execution, scope, { name, value });
    return;
  }
  const at = { scope, form: nameOfOwn(execution.state, task, execution.actor.account), schema: form };
  keepForm(execution, at, opinion === undefined ? answers : { ...answers, opinion });
}

/** What the people of a task filled in, put together in the order they acted; the result is what the holder of an ordinary task gave. */
export function answersOf({ data }: Pick<CaseState, 'data'>, { id, scope, form, seats = [], signing }: Task): Answers {
  if (form === undefined) return {};
  const lastOf = (name: string) => data.findLastIndex(entry => entry.scope === scope && entry.form === name);
  const acted = seats.filter(({ vote }) => vote !== null);
  const rounds = acted.flatMap(({ account, place }) => {
    const name = formOfPerson(form, account);
    const apart = lastOf(apartFor(name, id));
    const at = apart < 0 ? lastOf(name) : apart;
    return at < 0 ? [] : [{ at, decides: place === 'own' && !signing }];
  });
  const ordered = rounds.toSorted((one, other) => one.at - other.at);
  return Object.assign({}, ...ordered.map(({ at, decides }) => (decides ? data[at]!.answers : withoutResult(data[at]!.answers))));
}

function withoutResult({ result: _, ...answers }: Answers): Answers {
  return answers;
}
