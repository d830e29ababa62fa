import type { ReleaseDefinition } from '#engine/cases/context.ts';
import type { Card } from '#engine/cases/state.ts';
import { model } from '../execution/model.ts';
import { type Case, openCase, release } from './legal.ts';

const assigned = (role: string) =>
  `<extensionElements><bj:assignment rule="role" role="${role}" unit="= service.unit"/><bj:verbs allow="return transfer"/></extensionElements>`;

/** Accepted at once, then handled and approved; granted, refused or forwarded to a superior. */
export const supervisedModel = model(
  `<startEvent id="s" bj:act="receive"/><serviceTask id="accept" bj:act="accept"/>
   <userTask id="handle" bj:form="handle">${assigned('handler')}</userTask><userTask id="approve" bj:form="approve">${assigned('approver')}</userTask>
   <exclusiveGateway id="g" default="g_grant"/><serviceTask id="refuse" bj:act="refuse"/><serviceTask id="forward" bj:act="forward"/>
   <receiveTask id="answer" messageRef="answered" bj:act="superior-answer"/><serviceTask id="grant" bj:act="grant"/><endEvent id="e" bj:act="close"/>`,
  's>accept',
  'accept>handle',
  'handle>approve',
  'approve>g',
  'g>refuse: data.approve.result = "refuse"',
  'g>forward: data.approve.result = "forward"',
  'forward>answer',
  'answer>approve',
  'g>grant',
  'grant>e',
  'refuse>e',
);

/** A case accepted on Friday 2026-02-13 with 5 working days: due 2026-02-27, warning 02-26, yellow 02-28, red 03-03. */
export async function supervised(changes: Partial<ReleaseDefinition> = {}): Promise<Case> {
  return openCase([await release(supervisedModel, changes)], '2026-02-13T10:00');
}

/** The newest card. */
export function lastCard(one: Case): Card {
  return one.state().cards.at(-1)!;
}

/** Where the handler has a yellow card since 2026-02-28. */
export async function carded(): Promise<Case> {
  const one = await supervised();
  const task = Object.values(one.state().tasks)[0]!;
  one.give('liqiang', { type: 'claim-task', task: task.id, version: task.version });
  one.at('2026-03-02T10:00');
  return one;
}
