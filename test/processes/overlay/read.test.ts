import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBody } from '#processes/overlay/read.ts';
import { partsOf } from './parts.ts';

const whole = { kind: 'whole', pack: partsOf('reply'), golden: { scenarios: {}, items: [] } };
const overlay = {
  kind: 'overlay',
  base: 'f'.repeat(64),
  operations: [
    { part: 'clocks', path: ['promised', 'length'], value: '= 3' },
    { part: 'texts', path: ['zh', 'x'] },
  ],
  items: [{ item: 'food', version: 1, unit: 'economic', operations: [{ path: ['promisedLimit'], value: 3 }] }],
};

describe('readBody', () => {
  it('should take a whole pack and an overlay as they are', () => {
    expect(readBody(whole)).toEqual({ body: whole, problems: [] });
    expect(readBody(overlay)).toEqual({ body: overlay, problems: [] });
    expect(readBody({ kind: 'whole', pack: whole.pack }).body).toEqual(whole);
  });

  it.each<[string, unknown]>([
    ['/kind', { kind: 'half' }],
    ['/pack/forms', { ...whole, pack: { ...whole.pack, forms: [] } }],
    ['/pack/bpmn', { ...whole, pack: { ...whole.pack, bpmn: '' } }],
    ['/golden/items/0/id', { ...whole, golden: { scenarios: {}, items: [7] } }],
    ['/operations/0/part', { ...overlay, operations: [{ part: 'item', path: ['x'] }] }],
    ['/operations/0/path', { ...overlay, operations: [{ part: 'texts', path: [] }] }],
    ['/items/0/version', { ...overlay, items: [{ ...overlay.items[0], version: 0 }] }],
    ['/extra', { ...overlay, extra: 1 }],
  ])('should refuse what is wrong at %s', (pointer, body) => {
    const read = readBody(body);
    expect(read.body).toBeNull();
    expect(read.problems.map(problem => problem.pointer)).toContain(pointer);
  });

  it('should never throw', () => {
    const kind = fc.constantFrom('whole', 'overlay');
    fc.assert(
      fc.property(
        fc.record({ kind, pack: fc.jsonValue(), operations: fc.jsonValue(), items: fc.jsonValue(), base: fc.jsonValue() }),
        body => {
          expect(readBody(body).body).toBeNull();
        },
      ),
    );
  });
});
