import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '#engine/cases/events.ts';
import { drawNumbers } from '#engine/simulation/index.ts';

const status = (text: string): CaseEvent => ({ type: 'case-status-changed', status: text });

describe('numbers of a series', () => {
  it('should count each series by itself and pad to its width', () => {
    // given
    const series = new Map<string, number>();
    // when
    const drawn = ['A-{seq4}', 'B-{seq2}', 'A-{seq4}'].flatMap(text => drawNumbers([status(text)], series));
    // then
    expect(drawn).toEqual([status('A-0001'), status('B-01'), status('A-0002')]);
  });

  it('should be one number where one entry names the same text twice, also deep inside', () => {
    // given
    const events: CaseEvent[] = [
      status('A-{seq4}'),
      { type: 'variable-set', scope: '1.1', name: 'n', private: { value: { list: ['A-{seq4}', 3] } } },
    ];
    // when
    const [, set] = drawNumbers(events, new Map());
    // then
    expect(set).toMatchObject({ private: { value: { list: ['A-0001', 3] } } });
  });
});
