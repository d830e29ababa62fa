import type { QueryClient } from '@tanstack/react-query';
import type { Operation, Hint } from '#server/contract/routes.ts';

/** Reads that list many cases: any change of any case may show in them. */
const lists: readonly Operation[] = ['listTasks', 'listCases', 'listCards', 'listOverdue', 'listNotices', 'getSession'];
const ofCase: readonly Operation[] = ['getCase', 'getJournal', 'listClocks', 'getTask', 'previewReturn', 'listJumps', 'getDocument'];
const ofCalendar: readonly Operation[] = ['listCalendars', 'getCalendar', 'getCalendarYear', 'getDeadline'];
const ofCatalogue: readonly Operation[] = ['listItems', 'getItem'];
const ofPeople: readonly Operation[] = ['listAbsences', 'getOrganisation'];

const operationOf = (key: readonly unknown[]): Operation => key[0] as Operation;
const caseOf = (key: readonly unknown[]): unknown => (key[1] as { params?: { caseId?: unknown } } | undefined)?.params?.caseId;

/** Refreshes what a command may have changed. */
export async function refreshAfterCommand(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ predicate: query => [...lists, ...ofCase, ...ofCalendar].includes(operationOf(query.queryKey)) });
}

/** Refreshes what a set of hints names: lists, and the pages of the cases hinted at. */
export async function refreshAfterHints(client: QueryClient, hints: readonly Hint[]): Promise<void> {
  const cases = new Set<unknown>(hints.map(hint => hint.id));
  const isCalendar = hints.some(hint => hint.stream === 'calendar' || hint.stream === 'recompute');
  // A recomputation tells how many clocks remain: once there is none, every limit may have moved.
  const isRecomputed = hints.some(hint => hint.stream === 'recompute' && hint.seq === 0);
  const isOnlyUnderWay = !isRecomputed && hints.every(hint => hint.stream === 'recompute');
  const isCatalogue = hints.some(hint => hint.stream === 'item');
  const isPeople = hints.some(hint => hint.stream === 'organisation');
  await client.invalidateQueries({
    predicate: ({ queryKey }) =>
      (isPeople && ofPeople.includes(operationOf(queryKey))) ||
      (isCalendar && ofCalendar.includes(operationOf(queryKey))) ||
      (isCatalogue && ofCatalogue.includes(operationOf(queryKey))) ||
      (!isOnlyUnderWay && lists.includes(operationOf(queryKey))) ||
      (ofCase.includes(operationOf(queryKey)) && (isRecomputed || cases.has(caseOf(queryKey)))),
  });
}
