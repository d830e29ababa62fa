import type { CaseDraft } from './draft.ts';
import { copyState } from './draft.ts';
import { applyTo } from './evolve.ts';
import type { Entry } from './events.ts';
import type { CaseState } from './state.ts';

/** State after one more entry of the journal (日志条目); copies once. */
export function evolveEntry(state: CaseState | null, entry: Entry): CaseState {
  return present(applyEntry(state && copyState(state), entry));
}

/** State of a case from its whole journal, first entry first. */
export function fold(entries: readonly Entry[]): CaseState {
  let draft: CaseDraft | null = null;
  for (const entry of entries) draft = applyEntry(draft, entry);
  return present(draft);
}

function applyEntry(given: CaseDraft | null, { seq, recordedAt, effectiveAt, actor, events }: Entry): CaseDraft | null {
  const head = { seq, recordedAt, effectiveAt, actor, index: 0 };
  let draft = given;
  for (const [index, event] of events.entries()) {
    head.index = index;
    draft = applyTo(draft, event, head);
  }
  return draft;
}

function present(state: CaseState | null): CaseState {
  if (!state) throw new Error('Expected a journal with at least one event, but it was empty.');
  return state;
}
