import { describe, expect, it } from 'vitest';
import type { CaseView } from '#server/contract/schemas.ts';
import { askedOf, noteOf } from '#workbench/case/acts/asked.ts';

type Data = CaseView['data'][number];
const filled = (form: string, scope: string, round: number, answers: Record<string, unknown>): Data =>
  ({ form, schema: form, scope, round, title: { zh: form, en: form }, jsonSchema: {}, ui: {}, answers }) as Data;
const lease = { name: '经营场所使用证明', requirement: '补交租赁合同复印件' };
const licence = { name: '营业执照', requirement: '' };

describe('what the one-time notice asked for', () => {
  it('should be the materials of the newest notice, by scope and round', () => {
    // given: scope 10.0 was opened after 9.2
    const data = [
      filled('notice', '9.2', 2, { materials: [licence] }),
      filled('notice', '10.0', 1, { materials: [licence] }),
      filled('notice', '10.0', 2, { materials: [lease, { name: ' ' }, 'broken'] }),
      filled('check', '12.0', 1, { materials: [licence] }),
    ];
    // when
    const asked = askedOf(data);
    // then
    expect(asked).toEqual([lease]);
  });

  it('should be empty without a notice or without a list in it', () => {
    expect(askedOf([])).toEqual([]);
    expect(askedOf([filled('notice', '1.0', 1, { materials: 'all' })])).toEqual([]);
  });

  it('should be told in the note before what was typed', () => {
    const words = (names: string): string => `收到${names}。`;
    expect(noteOf(['甲', '乙'], ' 已盖章 ', words)).toBe('收到甲、乙。已盖章');
    expect(noteOf([], ' ', words)).toBe('');
  });
});
