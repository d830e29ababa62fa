import type { FlowElement } from '../bpmn/definition.ts';
import type { Choices } from '../cases/commands.ts';
import type { Rejection } from '../cases/context.ts';
import { reject } from '../cases/rejections.ts';
import type { LocalId } from '../cases/state.ts';
import { isAskedBy, scopeForChoice } from '../execution/assignment/choosing.ts';
import { isAmong } from '../execution/assignment/people.ts';
import { postsOf, roleOf } from '../execution/assignment/roles.ts';
import type { Execution, Here } from '../execution/execution.ts';
import { emit, releaseOf, scopeOf } from '../execution/execution.ts';
import { limits } from '../limits.ts';
import { handlerRecused, refuseStranger } from './people.ts';

/** Who chooses: who does a step, or (`step` null) who opens the case; in the scope where they do it. */
export interface Chooser {
  readonly scope: LocalId;
  readonly step: string | null;
}

/** Keep whom somebody chose for later steps (指定办理人), or say why they may not be chosen. */
export function takeChoices(execution: Execution, chooser: Chooser, choices?: Choices): Rejection | undefined {
  const release = releaseOf(execution, scopeOf(execution, chooser.scope).content);
  if (choices === undefined) return undefined;
  const { process: definition } = release;
  for (const [id, accounts] of Object.entries(choices)) {
    const element = Object.hasOwn(definition.elements, id) ? definition.elements[id] : undefined;
    if (element?.assignment?.rule !== 'choice' || !isAskedBy(definition, { element, assignment: element.assignment }, chooser.step)) {
      return unasked(element, id);
    }
    const here: Here = { scope: chooser.scope, run: '', element, definition, release };
    const refused = refuseNumber(element, accounts) ?? firstOf(accounts, account => refuseChosen(execution, here, account));
    if (refused) return refused;
    const scope = scopeForChoice(execution, chooser.scope, definition, element);
    emit(execution, { type: 'handlers-chosen', scope, element: id, accounts: [...new Set(accounts)], by: execution.actor.account });
  }
  return undefined;
}

/** Somebody completed a step without choosing whom the next one is for, where nothing else is drawn for that and there is somebody to choose. */
export function refuseUnchosen({ unchosen, state, context }: Execution): Rejection | undefined {
  if (unchosen === undefined || unchosen.length === 0 || context.organisation.posts.length === 0) return undefined;
  const drawn = context.release(state.content)?.process.elements ?? {};
  const names = unchosen.map(id => drawn[id]?.name ?? id);
  return reject(
    'choice-missing',
    {
      zh: `应为「${names.join('」「')}」指定办理人，但没有指定。`,
      en: `Expected people to be chosen for "${names.join('", "')}", but nobody was.`,
    },
    { elements: [...unchosen] },
  );
}

function firstOf(accounts: readonly string[], refuse: (account: string) => Rejection | undefined): Rejection | undefined {
  for (const account of accounts) {
    const refused = refuse(account);
    if (refused) return refused;
  }
  return undefined;
}

function unasked(element: FlowElement | undefined, id: string): Rejection {
  const name = element?.name ?? id;
  return reject('choice-unasked', {
    zh: `「${name}」应由您指定办理人才能指定，但流程没有这样设置。`,
    en: `Expected "${name}" to be a step you choose people for, but it is not drawn so.`,
  });
}

function refuseNumber({ name, id }: FlowElement, accounts: readonly string[]): Rejection | undefined {
  if (accounts.length > 0 && accounts.length <= limits.signers) return undefined;
  return reject('choice-number', {
    zh: `应为「${name ?? id}」指定 1 到 ${limits.signers} 人，但指定了 ${accounts.length} 人。`,
    en: `Expected 1 to ${limits.signers} people for "${name ?? id}", but there are ${accounts.length}.`,
  });
}

function refuseChosen(execution: Execution, here: Here, account: string): Rejection | undefined {
  return refuseStranger(execution, account) ?? refuseRecused(execution, here, account) ?? refuseOtherRole(execution, here, account);
}

function refuseRecused({ state }: Execution, { element }: Here, account: string): Rejection | undefined {
  return state.recused?.includes(account) ? handlerRecused(element.name ?? element.id, account) : undefined;
}

function refuseOtherRole(execution: Execution, here: Here, account: string): Rejection | undefined {
  const { assignment, name, id } = here.element;
  const drawn = assignment?.rule === 'choice' ? assignment.role : undefined;
  if (drawn === undefined) return undefined;
  const role = roleOf(execution, here, drawn);
  if (isAmong(execution.context.organisation, postsOf(here, role), account)) return undefined;
  return reject('choice-outside-role', {
    zh: `「${name ?? id}」的办理人应从${drawn === role ? `角色 ${role} ` : '流程规定的角色'}中指定，但「${account}」不在其中。`,
    en: `Expected somebody with the role ${drawn === role ? role : 'the process asks for'} for "${name ?? id}", but "${account}" does not have it.`,
  });
}
