import { describe, expect, it } from 'vitest';
import { choiceWords, settingFields } from '#designer/settings/fields.ts';
import { figureOf, kindOfWhen, whenOf } from '#designer/cards/when.ts';
import { editing } from '#designer/messages/editing.ts';
import { en } from '#designer/messages/en.ts';
import { zh } from '#designer/messages/zh.ts';
import { elementNames, isTechnical, withTitles } from '#designer/releases/names.ts';
import { changeMarks } from '#designer/releases/marks.ts';
import { valueWords } from '#designer/releases/values.ts';
import { formatMoment, shortCentre } from '#designer/ui/format.ts';
import { sayIn } from '#designer/ui/preferences.tsx';
import type { DifferenceView } from '#server/contract/designing.ts';
import { parts } from '../draft/pack.ts';

const telling = { lang: 'zh', say: sayIn('zh'), titles: { economic: '经济发展办公室' } } as const;

describe('values in words', () => {
  it('should tell ids by the field they stand in', () => {
    expect(valueWords(['handler', 'unit-leader'], telling, 'to')).toBe('承办人、分管领导');
    expect(valueWords('economic', telling, 'unit')).toBe('经济发展办公室');
    expect(valueWords('working-day', telling, 'unit')).toBe('工作日');
    expect(valueWords('= 5', telling, 'length')).toBe('5');
    expect(valueWords('= service.promisedLimit', telling, 'length')).toBe('事项的承诺时限');
    expect(valueWords({ afterDue: 2, unit: 'working-day', at: 'close' }, telling, 'when')).toBe('到期后 2，单位 工作日，当日时刻 下班时');
    expect(valueWords({ zh: '受理', en: 'acceptance' }, telling)).toBe('受理');
    expect([valueWords(true, telling), valueWords(null, telling), valueWords(undefined, telling)]).toEqual(['是', '无', '无']);
    expect(valueWords('长'.repeat(500), telling)).toHaveLength(161);
  });

  it('should tell rights on fields by the titles of the fields', () => {
    // given
    const named = { ...telling, titles: { f_reason: '理由', f_note: '备注' } };
    // when, then
    expect(valueWords('f_reason f_note f_gone', named, 'hide')).toBe('理由、备注、f_gone');
    expect(valueWords({ read: 'f_reason', required: 'f_note' }, named, 'fields')).toBe('只读 理由，本步必填 备注');
    expect(valueWords('', named, 'write')).toBe('无');
  });
});

describe('marks of a comparison', () => {
  const difference = (path: string[], kind: DifferenceView['kind']): DifferenceView => ({
    part: 'process',
    path,
    label: { zh: '', en: '' },
    kind,
    was: null,
    is: null,
    element: path[0]!,
  });

  it('should show what is gone on the left, what is new on the right, what changed on both', () => {
    const differences = [
      difference(['old'], 'removed'),
      difference(['new'], 'added'),
      difference(['new', 'name'], 'added'),
      difference(['both', 'limit'], 'added'),
    ];
    expect([...changeMarks(differences, 'from')]).toEqual([
      ['old', 'removed'],
      ['new', 'changed'],
      ['both', 'changed'],
    ]);
    expect([...changeMarks(differences, 'to')]).toEqual([
      ['new', 'added'],
      ['both', 'changed'],
    ]);
  });
});

describe('fields made from data', () => {
  it('should make a field of each setting, with its choices in words', () => {
    const [field] = settingFields(parts.settings.schema);
    expect(field).toMatchObject({ id: 'supplementStage', type: 'choice', mayBeNull: false, title: { zh: '补正可在何时提出' } });
    expect(choiceWords(field!).map(({ words }) => words)).toEqual(['只在受理前（YC-02）', '受理后仍可再次告知（HS-10）']);
    const [days] = settingFields({ properties: { days: { title: '天数', type: ['integer', 'null'], minimum: 1 } } });
    expect(days).toMatchObject({ type: 'number', least: 1, mayBeNull: true });
  });

  it('should read and write when a card falls', () => {
    for (const when of [whenOf('before'), whenOf('after', 3), whenOf('used', 60)])
      expect(whenOf(kindOfWhen(when), figureOf(when), when.at)).toEqual(when);
    expect(kindOfWhen(whenOf('conduct'))).toBe('conduct');
    expect(whenOf('before', 2, 'close')).toEqual({ beforeDue: 2, unit: 'working-day', at: 'close' });
  });
});

describe('sentences of the designer', () => {
  it('should have every sentence in both languages with the same places', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    const placesOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, place]) => place).sort();
    for (const [key, [chinese, english]] of Object.entries(editing)) {
      expect([key, placesOf(english)]).toEqual([key, placesOf(chinese)]);
      expect(chinese, key).toMatch(/[\u4e00-\u9fff]/);
      expect(english, key).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('should call centres by their short names, and tell moments in local time', () => {
    expect(['赫山区政务服务中心', '衡龙桥镇便民服务中心', '衡龙桥镇新民村便民服务站'].map(shortCentre)).toEqual([
      '赫山区',
      '衡龙桥镇',
      '衡龙桥镇新民村',
    ]);
    expect(formatMoment(Date.UTC(2026, 10, 22, 3, 5))).toBe('2026-11-22 11:05');
  });
});

describe('ids in sentences', () => {
  it('should be told by their titles, as far as they have any', () => {
    const titles = Object.fromEntries(elementNames('<bpmn:userTask id="review" name="审核" bj:form="review"><bpmn:endEvent id="end" />'));
    expect(titles).toEqual({ review: '审核' });
    expect(withTitles('应有待办「review」，但只有：other。', titles)).toBe('应有待办「审核」，但只有：other。');
    expect([isTechnical('Expected ["a"]'), isTechnical('应有待办「review」')]).toEqual([true, false]);
    expect(valueWords({ id: 'x', name: '复核', limit: '1wd', whenEmpty: 'administrator' }, telling)).toBe('名称 复核，步骤时限 1 工作日');
  });
});
