import { describe, expect, it } from 'vitest';
import { emptyDraft } from '#workbench/calendar/change/draft.ts';
import { storedDraft, withAsked } from '#workbench/calendar/change/useChangeDraft.ts';

const view = { id: 'heshan', version: 2, ownHours: false, hours: { periods: [{ from: 540, to: 1020 }] }, local: [] };
const stored = (kept: unknown) => storedDraft('heshan', { read: key => (key === 'calendar-change.heshan' ? kept : null) });

describe('storedDraft', () => {
  it('should give back what was typed before the page was loaded anew', () => {
    const draft = { ...emptyDraft(view), text: '国务院办公厅关于 2027 年……', step: 1 as const };
    expect(stored(draft)).toEqual(draft);
  });

  it('should begin anew when nothing usable is kept', () => {
    expect([stored(null), stored({ step: 1 }), stored(7)]).toEqual([null, null, null]);
  });
});

describe('withAsked', () => {
  it('should add the day a person chose, once, and keep what was typed', () => {
    const draft = { ...emptyDraft(view), text: '通知', step: 2 as const };
    const begun = withAsked(draft, { kind: 'local', day: '2026-12-01', make: 'off' });
    expect(begun).toMatchObject({ kind: 'local', step: 0, text: '通知', local: [{ date: '2026-12-01', working: false, why: '' }] });
    expect(withAsked(begun, { kind: 'local', day: '2026-12-01', make: 'off' }).local).toHaveLength(1);
    expect(withAsked(draft, { kind: 'local', day: '2026-12-05', make: 'work' }).local).toMatchObject([{ working: true }]);
  });

  it('should stay at its step when the same kind is asked for without a day', () => {
    const draft = { ...emptyDraft(view), step: 2 as const };
    expect(withAsked(draft, { kind: 'notice' }).step).toBe(2);
    expect(withAsked(draft, {})).toBe(draft);
    expect(withAsked(draft, { kind: 'hours' })).toMatchObject({ kind: 'hours', step: 0 });
  });
});
