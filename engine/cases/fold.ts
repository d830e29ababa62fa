import type { CaseDraft } from './draft.ts';
import { copyState } from './draft.ts';
import { applyTo } from './evolve.ts';
import type { Entry } from './events.ts';
import type { CaseState } from './state.ts';

/** State after one more entry of the journal (日志条目); copies once. */
export function evolveEntry(state: CaseState | null, entry: Entry): CaseState {
  let draft = state && copyState(state);
  for (const [index, event] of entry.events.entries()) draft = applyTo(draft, event, { ...headOf(entry), index });
  return present(draft);
}

/** State of a case from its whole journal, first entry first. */
export function fold(entries: readonly Entry[]): CaseState {
  let draft: CaseDraft | null = null;
  for (const entry of entries) {
    const head = headOf(entry);
    for (const [index, event] of entry.events.entries()) draft = applyTo(draft, event, { ...head, index });
  }
  return present(draft);
}

function headOf({ seq, recordedAt, effectiveAt, actor }: Entry) {
  return { seq, recordedAt, effectiveAt, actor };
}

function present(state: CaseState | null): CaseState {
  if (!state) throw new Error('Expected a journal with at least one event, but it was empty.');
  return state;
}
