import { clockTable } from './apply/clocks.ts';
import { flowTable } from './apply/flow.ts';
import { recordTable } from './apply/records.ts';
import { taskTable } from './apply/tasks.ts';
import type { ApplyTable } from './apply/types.ts';
import { waitTable } from './apply/waits.ts';
import type { CaseDraft } from './draft.ts';
import { beginCase, copyState } from './draft.ts';
import type { CaseEvent, CaseEventType, EventHead } from './events.ts';
import type { CaseState } from './state.ts';

const table: ApplyTable<Exclude<CaseEventType, 'case-opened'>> = {
  ...recordTable,
  ...flowTable,
  ...taskTable,
  ...waitTable,
  ...clockTable,
};

type Write = (state: CaseDraft, event: CaseEvent, head: EventHead) => void;

/** The same as a map, which finds one of many by a name that is never the same twice more quickly than an object. */
const writers: ReadonlyMap<CaseEventType, Write> = new Map(Object.entries(table) as [CaseEventType, Write][]);

/**
 * Write the facts of one event into a draft, in place. Computes nothing; the draft's `seq` becomes the entry's.
 * `case-opened` does not come here: it makes the draft (`beginCase`).
 */
export function apply(state: CaseDraft, event: Exclude<CaseEvent, { type: 'case-opened' }>, head: EventHead): void {
  state.seq = head.seq;
  const write = writers.get(event.type)!;
  write(state, event, head);
}

/** Next draft after one event, in place where a draft exists. Throws on an event that cannot follow: the journal is damaged. */
export function applyTo(draft: CaseDraft | null, event: CaseEvent, head: EventHead): CaseDraft {
  if (event.type === 'case-opened') return beginCase(event, head);
  if (!draft) throw new Error(`Expected the first event of a case to be case-opened, but it was ${event.type}.`);
  apply(draft, event, head);
  return draft;
}

/** Next state of a case after one event (演进): copy, then `apply`. The given state is not changed. */
export function evolve(state: CaseState | null, event: CaseEvent, head: EventHead): CaseState {
  return applyTo(state && copyState(state), event, head);
}
