import type { CaseDraft } from '../draft.ts';
import type { CaseEvent, CaseEventType, EventHead } from '../events.ts';
import { idAt } from '../local-ids.ts';
import type { LocalId } from '../state.ts';

/** The event with a type, also where several types share one shape. */
export type EventOf<T extends CaseEventType, E extends CaseEvent = CaseEvent> = E extends CaseEvent
  ? T extends E['type']
    ? E
    : never
  : never;

/** Writes the facts of one event into the draft. Computes nothing: every value it stores stands in the event or its head. */
export type Apply<T extends CaseEventType> = (state: CaseDraft, event: EventOf<T>, head: EventHead) => void;

/** The appliers of some event types, one small function each. */
export type ApplyTable<T extends CaseEventType> = { readonly [K in T]: Apply<K> };

/** Id of what an event makes: its position. */
export const positionOf = ({ seq, index }: Pick<EventHead, 'seq' | 'index'>): LocalId => idAt(seq, index);
