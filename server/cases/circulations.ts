import type { Context } from '#engine/cases/context.ts';
import type { Entry } from '#engine/cases/events.ts';
import { matchesAny } from '#engine/cases/principals.ts';
import type { Circulation } from '#engine/cases/state.ts';
import type { CaseView } from '../contract/schemas.ts';
import { maskData } from '../identity/masking.ts';
import type { Names } from '../identity/names.ts';
import type { Reading } from './reading.ts';

type CirculationView = CaseView['circulations'][number];

/** Copies and circulations of a case with their words from its journal (抄送、传阅): who has read and answered is shown to everybody who sees the case. */
export function circulationsOf(reading: Reading, entries: readonly Entry[], names: Names): CaseView['circulations'] {
  const { state, unmasked } = reading;
  if (state.circulations.length === 0) return [];
  const words = wordsOf(entries);
  const seen = (text: string): string => (unmasked ? text : maskData({ text }, state.applicant).text);
  return state.circulations.map(one => ({
    id: one.id,
    kind: one.kind,
    to: names(one.to),
    by: names(one.by),
    at: one.at,
    readAt: one.readAt ?? null,
    answeredAt: one.answeredAt ?? null,
    text: seen(words.sent.get(one.id.slice(0, one.id.lastIndexOf('.'))) ?? ''),
    answer: seen(words.answered.get(one.id) ?? ''),
    actions: actionsOf(reading, one),
  }));
}

/** Words of those who sent, by the event's position, and of those who answered, by circulation. */
function wordsOf(entries: readonly Entry[]): { readonly sent: Map<string, string>; readonly answered: Map<string, string> } {
  const [sent, answered] = [new Map<string, string>(), new Map<string, string>()];
  for (const { seq, events } of entries)
    for (const [index, event] of events.entries()) {
      if (event.type === 'case-circulated') sent.set(`${seq}.${index}`, event.private?.text ?? '');
      if (event.type === 'circulation-answered') answered.set(event.circulation, event.private?.text ?? '');
    }
  return { sent, answered };
}

function actionsOf({ person, target, state }: Reading, one: Circulation): CirculationView['actions'] {
  if (target.tenant !== person.tenant) return [];
  const isMine = one.to === person.account;
  const isRunning = state.phase === 'running';
  const isOwed = one.kind === 'circulation' && one.answeredAt === undefined;
  const may = (action: CirculationView['actions'][number], ok: boolean) => (ok ? [action] : []);
  return [
    ...may('read', isMine && one.readAt === undefined),
    ...may('answer', isMine && isRunning && isOwed),
    ...may('revoke', one.by === person.account && isRunning && one.readAt === undefined && person.permissions.has('case.circulate')),
  ];
}

/** true: the reader has no open task of the case, or one whose step offers it (抄送、传阅由环节开放). */
export function stepsCirculate({ state, person }: Reading, { release }: Context): boolean {
  const { account, principals } = person.actor;
  const mine = Object.values(state.tasks).filter(({ holder, candidates }) =>
    holder === null ? matchesAny(candidates, principals) : holder === account,
  );
  const offers = mine.map(({ scope, element }) =>
    release(state.scopes[scope]?.content ?? '')?.process.elements[element]?.verbs.includes('circulate'),
  );
  return offers.length === 0 || offers.includes(true);
}
