import { describe, expect, it } from 'vitest';
import type { FieldPath } from '#designer/form/editor.ts';
import { fieldKey } from '#designer/form/canvas/keys.ts';
import {
  type Carried,
  dropped,
  heirOf,
  neighbourOf,
  pageOfSpot,
  placeAfter,
  rowsOf,
  spotAt,
  spotNow,
  spotsFor,
} from '#designer/form/canvas/spots.ts';
import { blankForm, fieldAt, fieldsOf, layoutOf, moveField, removeField } from '#designer/form/model/index.ts';
import { stall } from '../model/forms.ts';

const field = (...path: string[]): Carried => ({ kind: 'field', path });
const marksOf = (carried: Carried): string[] => spotsFor(stall, carried).map(({ mark }) => `${mark.side} ${mark.key}`);

describe('places a thing can be put at', () => {
  it('should give every place among the others in reading order, and in what may hold it', () => {
    expect(marksOf(field('licence'))).toEqual([
      'before f:stallName',
      'before f:kind',
      'after f:kind',
      'before f:contact',
      'before f:contact.person',
      'before f:contact.phone',
      'after f:contact.phone',
      'after f:contact',
      'before f:wares',
      'before f:wares.ware',
      'before f:wares.price',
      'before f:wares.count',
      'before f:wares.amount',
      'after f:wares.amount',
      'before f:total',
      'before f:remark',
      'after f:remark',
    ]);
  });

  it('should not offer a table in a table, a group in a group, or a thing in itself', () => {
    expect(marksOf(field('wares')).some(mark => mark.includes('wares'))).toBe(false);
    expect(marksOf({ kind: 'new', kindId: 'table' })).not.toContain('before f:wares.ware');
    expect(marksOf({ kind: 'new', kindId: 'table' })).toContain('before f:contact.person');
    expect(marksOf({ kind: 'new', kindId: 'group' })).not.toContain('before f:contact.person');
  });

  it('should show a place inside what is empty', () => {
    const blank = blankForm({ zh: '新表单', en: 'New form' });
    expect(spotsFor(blank, { kind: 'new', kindId: 'text' }).map(({ mark }) => mark)).toEqual([{ key: 'in:s:section1', side: 'into' }]);
  });

  it('should know where a thing stands, so that the next place is one step away', () => {
    for (const { path } of fieldsOf(stall)) {
      const spots = spotsFor(stall, { kind: 'field', path });
      const at = spotNow(stall, { kind: 'field', path }, spots);
      const there = dropped(stall, { kind: 'field', path }, spots[at]!, 'stall');
      expect(at, path.join('.')).toBeGreaterThanOrEqual(0);
      expect(fieldsOf(there.file).map(one => one.path)).toEqual(fieldsOf(stall).map(one => one.path));
    }
  });

  it('should mean the place before the next by the place after a thing', () => {
    const spots = spotsFor(stall, field('licence'));
    expect(spotAt(spots, { key: 'f:stallName', side: 'after' })?.mark).toEqual({ key: 'f:kind', side: 'before' });
    expect(spotAt(spots, { key: 'f:contact.phone', side: 'after' })?.mark).toEqual({ key: 'f:contact.phone', side: 'after' });
    expect(spotAt(spots, { key: 'f:licence', side: 'before' })).toBeUndefined();
  });

  it('should place sections on every page and pages among themselves', () => {
    const sections = spotsFor(stall, { kind: 'section', id: 'section1' });
    expect(sections.map(spot => pageOfSpot(stall, spot))).toEqual(['page1', 'page1', 'page2', 'page2']);
    const moved = dropped(stall, { kind: 'section', id: 'section1' }, sections[3]!, 'stall').file;
    expect(layoutOf(moved).pages[1]?.sections.map(({ id }) => id)).toEqual(['section3', 'section1']);
    const pages = spotsFor(stall, { kind: 'page', id: 'page1' });
    expect(dropped(stall, { kind: 'page', id: 'page1' }, pages[1]!, 'stall').file).not.toBe(stall);
    expect(spotNow(stall, { kind: 'page', id: 'page1' }, pages)).toBe(0);
  });
});

describe('place of a new field', () => {
  const placed = (path: FieldPath, kindId: string) => placeAfter(stall, { kind: 'field', path }, kindId, 'page1');

  it('should follow what is chosen, or what that is in where it cannot stand there', () => {
    expect(placed(['kind'], 'text')).toEqual({ section: 'section1', index: 2 });
    expect(placed(['wares', 'price'], 'number')).toEqual({ inside: ['wares'], index: 2 });
    expect(placed(['wares', 'price'], 'table')).toEqual({ section: 'section3', index: 1 });
    expect(placed(['contact', 'person'], 'group')).toEqual({ section: 'section2', index: 1 });
  });

  it('should be the inside of an empty table, and the end of a section, a page or the page that is shown', () => {
    const empty = ['ware', 'price', 'count', 'amount'].reduce((file, name) => removeField(file, ['wares', name]), stall);
    expect(placeAfter(empty, { kind: 'field', path: ['wares'] }, 'text', 'page2')).toEqual({ inside: ['wares'], index: 0 });
    expect(placeAfter(stall, { kind: 'section', id: 'section1' }, 'text', 'page2')).toEqual({ section: 'section1', index: 3 });
    expect(placeAfter(stall, { kind: 'page', id: 'page1' }, 'text', 'page2')).toEqual({ section: 'section2', index: 1 });
    expect(placeAfter(stall, { kind: 'form' }, 'text', 'page2')).toEqual({ section: 'section3', index: 3 });
  });
});

describe('rows of a page', () => {
  const rows = rowsOf(stall, 'page1');
  const keys = ['s:section1', 'f:stallName', 'f:kind', 'f:licence', 's:section2', 'f:contact', 'f:contact.person', 'f:contact.phone'];

  it('should stand from top to bottom with level and place', () => {
    expect(rows.map(({ key }) => key)).toEqual(keys);
    expect(rows[6]).toEqual({ key: 'f:contact.person', level: 3, position: 1, size: 2, isHolder: false });
  });

  it.each([
    ['f:kind', 'ArrowDown', 'f:licence'],
    ['f:kind', 'ArrowUp', 'f:stallName'],
    ['f:contact', 'ArrowRight', 'f:contact.person'],
    ['f:kind', 'ArrowRight', null],
    ['f:contact.phone', 'ArrowLeft', 'f:contact'],
    ['f:kind', 'ArrowLeft', 's:section1'],
    ['f:kind', 'End', 'f:contact.phone'],
    ['f:contact.phone', 'ArrowDown', null],
    ['gone', 'ArrowDown', 's:section1'],
  ])('should lead from %s by %s to %s', (from, to, expected) => {
    expect(neighbourOf(rows, from, to)).toBe(expected);
  });

  it('should leave what was beside a thing that goes', () => {
    expect(heirOf(rows, 'f:kind')).toEqual({ kind: 'field', path: ['licence'] });
    expect(heirOf(rows, 'f:licence')).toEqual({ kind: 'field', path: ['kind'] });
    expect(heirOf(rows, 'f:contact')).toEqual({ kind: 'section', id: 'section2' });
    expect(heirOf(rows, 'f:contact.phone')).toEqual({ kind: 'field', path: ['contact', 'person'] });
  });
});

describe('moving step by step', () => {
  it('should go through a group and out of it again, and back the same way', () => {
    let file = stall;
    let carried = field('licence');
    const seen: string[] = [];
    for (let n = 0; n < 6; n += 1) {
      const spots = spotsFor(file, carried);
      const next = dropped(file, carried, spots[spotNow(file, carried, spots) + 1]!, 'stall');
      file = next.file;
      carried = next.selection as Carried;
      seen.push(carried.kind === 'field' ? fieldKey(carried.path) : '');
    }
    expect(seen).toEqual(['f:licence', 'f:contact.licence', 'f:contact.licence', 'f:contact.licence', 'f:licence', 'f:licence']);
    expect(fieldAt(file, ['licence'])?.schema['x-id']).toBe('f_stall_licence');
    expect(moveField(file, ['licence'], { section: 'section1', index: 2 }).file.schema.properties).toEqual(stall.schema.properties);
  });
});
