import { isDueOrOver } from '#engine/cases/supervision/cards.ts';
import { noticeOf } from '#engine/cases/supervision/ladder.ts';
import { answersForCase } from '#engine/cases/supervision/explaining.ts';
import type { Card as CaseCard } from '#engine/cases/state.ts';
import type { Reading } from '../cases/reading.ts';
import { contentTitles } from '../cases/titles.ts';
import type { Card, CaseSupervision } from '../contract/schemas.ts';
import { findNames, type Names } from '../identity/names.ts';
import { may } from '../identity/permissions.ts';
import { holderName } from '../identity/posts.ts';
import type { Store } from '../store/types.ts';
import { cardActions } from './actions.ts';
import type { Words } from './words.ts';

/** Supervision of one case as its pages show it (督办情况): explanations and demands in words, and what this reader may explain or owes. */
export async function supervisionOf(store: Store, reading: Reading, words: Words): Promise<CaseSupervision> {
  const { state, person, target, now } = reading;
  const { explanations = [], demands = [] } = state;
  const names = await findNames(store, [
    ...explanations.map(({ by }) => by),
    ...demands.flatMap(({ by, to, answeredBy }) => [by, ...to, ...(answeredBy ? [answeredBy] : [])]),
  ]);
  const explains = target.tenant === person.tenant && may(person, 'case.explain', target) && answersForCase(state, person.actor.principals);
  const due = Object.values(state.clocks).filter(clock => clock.status !== 'stopped' && isDueOrOver(clock, now));
  return {
    explanations: explanations.map(({ clock, cause, by, at }, position) => ({
      ...{ clock, cause, by: names(by).name, at },
      ...words.explanation(position),
    })),
    demands: demands.map(demand => ({
      id: demand.id,
      kind: demand.kind,
      clock: demand.clock,
      by: names(demand.by).name,
      at: demand.at,
      to: demand.to.map(account => names(account).name),
      text: words.demand(demand.id),
      answer:
        demand.answeredBy === undefined
          ? null
          : { by: names(demand.answeredBy).name, at: demand.answeredAt ?? demand.at, text: words.answer(demand.id) },
      document: noticeOf(demand, state)?.id ?? null,
      mine: demand.answeredBy === undefined && demand.to.includes(person.account),
    })),
    explainable: explains
      ? due.map(({ key, run, dueOn }) => ({
          clock: key,
          dueOn,
          explained: explanations.some(one => one.clock === key && one.run === run),
        }))
      : [],
  };
}

/** Warnings and cards in force on a case (预警与红黄牌). A revoked one is in no list; the journal keeps it. */
export async function cardsOf(store: Store, reading: Reading, words: Words): Promise<Card[]> {
  const cards = reading.state.cards.filter(({ revoked }) => !revoked);
  const names = await findNames(store, cards.flatMap(accountsOf));
  const titles = await contentTitles(store, reading.state.documents);
  return cards.map(card => cardOf(card, { reading, names, titles, words }));
}

function accountsOf({ holders, appeal }: CaseCard): string[] {
  return [
    ...holders.map(holder => holder.replace(/^person:/, '')),
    ...(appeal ? [appeal.by, ...(appeal.decidedBy ? [appeal.decidedBy] : [])] : []),
  ];
}

interface Sight {
  readonly reading: Reading;
  readonly names: Names;
  readonly titles: Awaited<ReturnType<typeof contentTitles>>;
  readonly words: Words;
}

function cardOf(card: CaseCard, { reading, names, titles, words }: Sight): Card {
  const { state, organisation, person, target } = reading;
  const letter = card.letter === undefined ? undefined : state.documents.find(({ id }) => id === card.letter);
  return {
    id: card.id,
    caseId: state.caseId,
    caseNumber: state.number,
    itemTitle: state.service.title,
    clock: card.clock,
    run: card.run,
    level: card.level,
    on: card.on,
    at: card.at,
    issuedAt: card.issuedAt,
    lateBy: card.issuedAt - card.at,
    dueOn: card.dueOn,
    holders: card.holders.map(holder => holderName(holder, organisation, names)),
    stage: card.stage ?? null,
    revoked: false,
    cause: card.cause ?? null,
    points: card.points ?? null,
    letter: letter ? { id: letter.id, title: titles(letter) } : null,
    reason: words.card(card.id),
    appeal: appealOf(card, names, words),
    actions: cardActions(person, target, card),
  };
}

function appealOf({ id, appeal }: CaseCard, names: Names, words: Words): Card['appeal'] {
  if (!appeal) return null;
  const { by, at, outcome, decidedBy } = appeal;
  return {
    by: names(by).name,
    at,
    reason: words.appeal(id),
    outcome: outcome ?? null,
    decidedBy: decidedBy === undefined ? null : names(decidedBy).name,
    decision: words.decision(id),
  };
}
