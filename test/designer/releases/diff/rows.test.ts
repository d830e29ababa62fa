import { describe, expect, it } from 'vitest';
import { decision, dmn, tableOf } from '../../../engine/decisions/dmn.ts';
import { drawnIn, tableRowsOf } from '#designer/releases/diff/decisionRows.ts';
import { formRowsOf } from '#designer/releases/diff/formRows.ts';
import { goldenRowsOf } from '#designer/releases/diff/goldenRows.ts';
import { groupsOf, type PartGroup } from '#designer/releases/diff/partRows.ts';
import { bySection, firstSection } from '#designer/releases/diff/sections.ts';
import { differencesOf } from '#processes/diff.ts';
import { shippedPacks } from '#processes/disk.ts';
import type { FormFile, Scenario } from '#processes/types.ts';

const promised = shippedPacks().packs.find(({ head }) => head.id === 'promised')!;

/** How many rows of groups differ. */
const changesIn = (groups: readonly PartGroup[]): number => groups.flatMap(({ rows }) => rows).filter(({ kind }) => kind !== 'same').length;

describe('parts side by side', () => {
  it('should have every value of both versions, and say which differ', () => {
    // given
    const clocks = structuredClone(promised.clocks) as { clocks: { id: string; length?: string }[] };
    clocks.clocks.find(({ id }) => id === 'promised')!.length = '= 7';
    // when
    const groups = groupsOf('clocks', promised, { ...promised, clocks });
    // then
    const changed = groups.flatMap(({ rows }) => rows).filter(({ kind }) => kind !== 'same');
    expect(changed.map(({ path, kind, is }) => ({ path, kind, is }))).toEqual([
      { path: ['promised', 'length'], kind: 'changed', is: '= 7' },
    ]);
    expect(groups.find(({ id }) => id === 'promised')!.kind).toBe('changed');
    expect(groups.flatMap(({ rows }) => rows).length).toBeGreaterThan(20);
    expect(changesIn(groups)).toBe(1);
  });

  it('should say what came, what went, and with no version before show all as new', () => {
    const roles = { roles: promised.roles.roles.slice(1) };
    const [first] = promised.roles.roles;
    expect(groupsOf('roles', promised, { ...promised, roles }).find(({ id }) => id === first!.id)!.kind).toBe('removed');
    expect(groupsOf('roles', { ...promised, roles }, promised).find(({ id }) => id === first!.id)!.kind).toBe('added');
    expect(groupsOf('roles', null, promised).every(({ kind }) => kind === 'added')).toBe(true);
  });

  it('should agree with the list of differences on how many there are', () => {
    // given
    const cards = structuredClone(promised.cards) as { rules: { to: string[] }[] };
    cards.rules[0]!.to = ['unit-leader'];
    const after = { ...promised, cards, texts: { ...promised.texts, zh: { ...promised.texts.zh, more: '新' } } };
    // when
    const counted = (['cards', 'texts', 'clocks'] as const).map(part => changesIn(groupsOf(part, promised, after)));
    // then
    expect(counted).toEqual([1, 1, 0]);
    expect(differencesOf(promised, after)).toHaveLength(2);
  });
});

const field = (xId: string, title: string, more: object = {}) => ({ type: 'string', title, 'x-id': xId, ...more });
const formOf = (properties: object, required: readonly string[] = []): FormFile => ({
  title: { zh: '表', en: 'Form' },
  schema: { type: 'object', properties, required },
  ui: {},
});

describe('forms side by side', () => {
  it('should know a field by its x-id: renamed, made required, moved, gone and new', () => {
    // given
    const before = formOf({ a: field('x1', '甲'), b: field('x2', '乙'), c: field('x3', '丙'), d: field('x4', '丁') });
    const after = formOf({ c: field('x3', '丙'), a: field('x1', '甲方'), bb: field('x2', '乙'), e: field('x5', '戊') }, ['a']);
    // when
    const [form] = formRowsOf({ f: before }, { f: after });
    // then
    expect(form!.fields.map(({ id, kind, moved, changed }) => ({ id, kind, moved, changed }))).toEqual([
      { id: 'x3', kind: 'same', moved: true, changed: [] },
      { id: 'x1', kind: 'changed', moved: false, changed: ['title', 'required'] },
      { id: 'x2', kind: 'changed', moved: false, changed: ['name'] },
      { id: 'x5', kind: 'added', moved: false, changed: [] },
      { id: 'x4', kind: 'removed', moved: false, changed: [] },
    ]);
  });

  it('should say that only the layout differs, and which forms came and went', () => {
    const plain = formOf({ a: field('x1', '甲') });
    const arranged = { ...plain, ui: { a: { 'ui:placeholder': '请填' } } };
    const forms = formRowsOf({ kept: plain, gone: plain }, { kept: arranged, come: plain });
    const [kept, gone, come] = ['kept', 'gone', 'come'].map(id => forms.find(form => form.id === id));
    expect(kept).toMatchObject({ kind: 'changed', isArranged: true });
    expect(kept!.fields.every(({ kind }) => kind === 'same')).toBe(true);
    expect([gone!.kind, come!.kind]).toEqual(['removed', 'added']);
  });
});

describe('decision tables side by side', () => {
  const file = (rules: readonly (readonly string[])[]) =>
    dmn(
      decision('fee', tableOf({ inputs: [{ of: 'area', label: '面积' }], outputs: [{ label: '金额' }], rules }, 'table'), { name: '收费' }),
    );

  it('should match rules by what they are, and show the cell that differs', async () => {
    // given
    const [before, after] = [
      await drawnIn({
        fee: file([
          ['< 10', '1'],
          ['>= 10', '2'],
        ]),
      }),
      await drawnIn({
        fee: file([
          ['< 10', '1'],
          ['>= 10', '3'],
          ['-', '0'],
        ]),
      }),
    ];
    // when
    const [table] = tableRowsOf(before, after);
    // then
    expect(table).toMatchObject({ id: 'fee', kind: 'changed', is: { columns: ['面积', '金额'], inputs: 1 } });
    expect(table!.rules.map(({ kind, was, is }) => ({ kind, was, is }))).toEqual([
      { kind: 'same', was: ['< 10', '1'], is: ['< 10', '1'] },
      { kind: 'changed', was: ['>= 10', '2'], is: ['>= 10', '3'] },
      { kind: 'added', was: [], is: ['-', '0'] },
    ]);
  });

  it('should draw nothing of a text that is no DMN', async () => {
    expect(await drawnIn({ broken: '<no' })).toEqual([]);
  });
});

describe('golden cases side by side', () => {
  it('should tell what is expected otherwise than before', () => {
    // given
    const [id, one] = Object.entries(promised.scenarios)[0]!;
    const other: Scenario = { ...one, expect: { ...one.expect, status: 'closed-otherwise' } };
    // when
    const rows = goldenRowsOf(promised.scenarios, { ...promised.scenarios, [id]: other, more: one });
    // then
    expect(rows.filter(({ kind }) => kind !== 'same').map(({ id: found, kind, changed }) => ({ found, kind, changed }))).toEqual([
      { found: id, kind: 'changed', changed: ['expect.status'] },
      { found: 'more', kind: 'added', changed: [] },
    ]);
  });
});

describe('sections', () => {
  it('should put every part of a pack into a section and begin where something differs', () => {
    const found = differencesOf(promised, { ...promised, texts: { ...promised.texts, zh: { ...promised.texts.zh, more: '新' } } });
    const sections = bySection(found as never);
    expect(sections.settings).toHaveLength(1);
    expect(firstSection({ process: 0, forms: 0, decisions: 0, clocks: 0, settings: 1, documents: 0, golden: 0 })).toBe('settings');
  });
});
