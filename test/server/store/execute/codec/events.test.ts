import { describe, expect, it } from 'vitest';
import { readEvents, writeEvents } from '#server/store/execute/codec/events.ts';

describe('events as the journal writes them', () => {
  it('should write the version, then each event as its type and its values', () => {
    const events = [
      { type: 'element-entered', scope: '1.1', element: 'check', consumed: ['toCheck'] },
      { type: 'case-resumed' },
      { type: 'element-completed', scope: '1.1', run: '1.9', element: 'check', by: 'clerk', loop: 2 },
    ];
    const text = writeEvents(events);

    expect(text).toBe(
      '[2,["element-entered","1.1","check",["toCheck"]],["case-resumed"],["element-completed","1.1","1.9","check","clerk",2]]',
    );
    expect(readEvents(text)).toEqual({ version: 2, events });
  });

  it('should read version 1, which wrote objects', () => {
    const text = '[["element-entered",{"scope":"1.1","element":"check","consumed":[]}],["case-resumed",{}]]';
    expect(readEvents(text)).toEqual({
      version: 1,
      events: [{ type: 'element-entered', scope: '1.1', element: 'check', consumed: [] }, { type: 'case-resumed' }],
    });
  });

  it('should lose nothing of an event with a field it does not know, or of a type it does not know', () => {
    const events = [
      { type: 'case-resumed', newer: 1 },
      { type: 'case-migrated', to: 'x' },
    ];
    expect(writeEvents(events)).toBe('[2,[{"newer":1},"case-resumed"],[{"to":"x"},"case-migrated"]]');
    expect(readEvents(writeEvents(events)).events).toEqual(events);
  });

  it('should refuse the short form of an event it does not know', () => {
    expect(() => readEvents('[2,["case-migrated","x"]]')).toThrow(/Expected an event this version knows/);
  });
});
