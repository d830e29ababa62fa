import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '#engine/cases/events.ts';
import { drawNumbers } from '#engine/simulation/index.ts';

/** A document of a series; its values may quote any text. */
const issued = (number: string, values: Record<string, unknown> = {}): CaseEvent => ({
  type: 'document-issued',
  ...{ document: 'notice', content: 'c1', by: 'liqiang', scope: '1.1', element: 'accept' },
  number,
  private: { values },
});
const numbersOf = (events: readonly CaseEvent[]) => events.map(event => 'number' in event && event.number);

describe('numbers of a series', () => {
  it('should count each series by itself and pad to its width', () => {
    // given
    const series = new Map<string, number>();
    // when
    const drawn = ['A-{seq4}', 'B-{seq2}', 'A-{seq4}'].flatMap(text => numbersOf(drawNumbers([issued(text)], series)));
    // then
    expect(drawn).toEqual(['A-0001', 'B-01', 'A-0002']);
  });

  it('should stand where the entry quotes the series later, also deep inside', () => {
    // given
    const events: CaseEvent[] = [
      issued('A-{seq4}'),
      { type: 'variable-set', scope: '1.1', name: 'n', private: { value: { list: ['A-{seq4}', 3] } } },
    ];
    // when
    const [, set] = drawNumbers(events, new Map());
    // then
    expect(set).toMatchObject({ private: { value: { list: ['A-0001', 3] } } });
  });

  it('should give two documents of one entry two numbers, as the write path does', () => {
    expect(numbersOf(drawNumbers([issued('A-{seq4}'), issued('A-{seq4}')], new Map()))).toEqual(['A-0001', 'A-0002']);
  });

  it('should leave what somebody typed alone though it looks like a series', () => {
    // given
    const typed: CaseEvent = { type: 'case-commented', by: 'liqiang', private: { text: '见 {seq4}' } };
    const series = new Map<string, number>();
    // when
    const drawn = drawNumbers([typed], series);
    // then
    expect(drawn).toEqual([typed]);
    expect(series.size).toBe(0);
  });
});
