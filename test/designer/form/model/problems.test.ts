import { describe, expect, it } from 'vitest';
import { selectionOf } from '#designer/form/model/index.ts';
import { stall } from './forms.ts';

describe('where a problem of a form stands', () => {
  it.each([
    ['/schema/properties/wares/items/properties/price/x-value', { kind: 'field', path: ['wares', 'price'] }],
    ['/schema/properties/contact/properties/phone', { kind: 'field', path: ['contact', 'phone'] }],
    ['/schema/properties/kind/oneOf/0/const', { kind: 'field', path: ['kind'] }],
    ['/schema/allOf/0/then/properties/kind', { kind: 'field', path: ['kind'] }],
    ['/ui/wares/items/ware/ui:widget', { kind: 'field', path: ['wares', 'ware'] }],
    ['/ui/ui:layout/pages/1/sections/0/columns', { kind: 'section', id: 'section3' }],
    ['/ui/ui:layout/pages/1/sections/0/fields/1', { kind: 'field', path: ['total'] }],
    ['/ui/ui:layout/pages/1/title', { kind: 'page', id: 'page2' }],
    ['/schema/required', { kind: 'form' }],
    ['/title', { kind: 'form' }],
    ['', { kind: 'form' }],
  ])('should show %s', (pointer, expected) => {
    expect(selectionOf(stall, { pointer })).toEqual(expected);
  });
});
