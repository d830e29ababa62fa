import type { Notify } from '../bpmn/definition.ts';
import type { Execution, Here } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';
import { roleOf } from '../execution/assignment/roles.ts';
import { evaluateExpression } from '../execution/values.ts';
import { postPrincipal } from './principals.ts';
import type { Answers, Task } from './state.ts';

/** Request the notice (通知) an element sends: one job a receiver; the outbox carries it. `content` names the release its words are in where that is not the case's. */
export function notify(execution: Execution, here: Here, { to, text, unit: drawn }: Notify): void {
  const { scope, run, element, release } = here;
  const foreign = release.content === execution.state.content ? {} : { content: release.content };
  const unit = drawn === undefined ? null : evaluateExpression(execution, here, drawn);
  const receivers = receiversOf(execution, roleOf(execution, here, to), {
    roles: release.roles,
    ...(typeof unit === 'string' ? { unit } : {}),
  });
  for (const principal of receivers) {
    requestNotice(execution, { to: principal, text, ...foreign }, { scope, run, element: element.id });
  }
}

/** Request a notice that comes from the case itself: a card, an overdue clock, urging. */
export function requestNotice(
  execution: Execution,
  input: Answers & { readonly to: string; readonly text: string },
  at: { scope: string; run: string; element: string } | null = null,
): void {
  const { scope, run, element } = at ?? { scope: null, run: null, element: null };
  emit(execution, { type: 'job-requested', scope, run, element, job: 'notify', wait: false, private: { input } });
}

/** Which posts a role means, and the unit whose people are meant; absent: the unit of the service item. */
export interface Addressing {
  readonly roles?: Readonly<Record<string, readonly string[]>>;
  readonly unit?: string;
}

/** Principals behind a receiver (接收人): applicant; handler = who holds the open tasks, or of a named unit its handlers; else a role of the pack or a post. */
export function receiversOf(execution: Execution, to: string, { roles = {}, unit }: Addressing = {}): string[] {
  if (to === 'applicant') return [to];
  if (to === 'handler' && unit === undefined) return [...new Set(Object.values(execution.state.tasks).flatMap(holdersOf))];
  const posts = Object.hasOwn(roles, to) ? roles[to]! : [to];
  return posts.map(post => postPrincipal(execution.context.organisation, post, unit ?? execution.state.service.unit));
}

/** Who answers for a task: its holder, else its candidates. */
export function holdersOf({ holder, candidates }: Task): readonly string[] {
  return holder === null ? candidates : [`person:${holder}`];
}
