import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPackFolder, shippedFolder, shippedPacks } from '#processes/disk.ts';
import { readPack } from '#processes/read.ts';
import type { PackFiles } from '#processes/types.ts';
import { filesOf, withJson } from './shipped.ts';

const files = filesOf('promised');
const without = (name: string): PackFiles => Object.fromEntries(Object.entries(files).filter(([key]) => key !== name));
type Change = (value: Record<string, unknown>) => void;
const json = (name: string, change: Change) => withJson(files, name, change);

/** Bad pack -> code, file, pointer. */
const bad: readonly (readonly [string, PackFiles, string, string | undefined, string | undefined])[] = [
  ['no pack.json', without('pack.json'), 'missing-file', 'pack.json', undefined],
  ['no process', without('process.bpmn'), 'missing-file', 'process.bpmn', undefined],
  ['no English texts', without('texts/en.json'), 'missing-file', 'texts/en.json', undefined],
  ['a file nobody knows', { ...files, 'notes.txt': 'x' }, 'unknown-file', 'notes.txt', undefined],
  ['a form with capitals in its name', { ...files, 'forms/Check.form.json': '{}' }, 'unknown-file', 'forms/Check.form.json', undefined],
  ['a path that climbs', { ...files, 'forms/../x.form.json': '{}' }, 'unknown-file', 'forms/../x.form.json', undefined],
  ['a file of 600 KB', { ...files, 'roles.json': ' '.repeat(600 * 1024) }, 'file-too-large', 'roles.json', undefined],
  [
    '600 files',
    { ...files, ...Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`forms/f${n}.form.json`, '{}'])) },
    'too-many-files',
    undefined,
    undefined,
  ],
  ['JSON that breaks off', { ...files, 'roles.json': '{"roles": [' }, 'bad-json', 'roles.json', undefined],
  ['JSON reaching into objects', { ...files, 'roles.json': '{"__proto__": {"roles": []}}' }, 'bad-json', 'roles.json', undefined],
  ['a kind nobody knows', json('pack.json', head => (head.kind = 'quick')), 'wrong-value', 'pack.json', '/kind'],
  ['an id with spaces', json('pack.json', head => (head.id = 'my pack')), 'wrong-value', 'pack.json', '/id'],
  ['a slip in a field name', json('pack.json', head => (head.regime = [])), 'unknown-field', 'pack.json', '/regime'],
  [
    'a role without posts',
    json('roles.json', roles => (roles.roles = [{ id: 'handler', title: { zh: '承办人', en: 'Handler' }, posts: [] }])),
    'wrong-value',
    'roles.json',
    '/roles/0/posts',
  ],
  [
    'a block nobody knows',
    json('documents/decision.json', one => (one.blocks = [{ kind: 'image' }])),
    'wrong-value',
    'documents/decision.json',
    '/blocks/0/kind',
  ],
  [
    'table rows that are not FEEL',
    json('documents/decision.json', one => (one.blocks = [{ kind: 'table', columns: ['a'], rows: 'x' }])),
    'wrong-value',
    'documents/decision.json',
    '/blocks/0/rows',
  ],
  [
    'a limit that is not a number',
    json('items/outdoor-advertising.json', item => (item.promisedLimit = '8')),
    'wrong-value',
    'items/outdoor-advertising.json',
    '/promisedLimit',
  ],
  [
    'an item in the wrong file',
    json('items/outdoor-advertising.json', item => (item.id = 'other')),
    'item-file',
    'items/outdoor-advertising.json',
    '/id',
  ],
  [
    'a stage nobody knows',
    json('items/outdoor-advertising.json', item => (item.stageLimits = { inspect: 1 })),
    'unknown-field',
    'items/outdoor-advertising.json',
    '/stageLimits/inspect',
  ],
  [
    'a scenario moment without time',
    json('scenarios/overdue.json', one => (one.start = '2026-02-13')),
    'wrong-value',
    'scenarios/overdue.json',
    '/start',
  ],
  [
    'a scenario step nobody knows',
    json('scenarios/overdue.json', one => (one.steps = [{ wait: 1 }])),
    'wrong-value',
    'scenarios/overdue.json',
    '/steps/0',
  ],
  [
    'a scenario that chooses something else than people',
    json('scenarios/overdue.json', one => (one.choices = { review: 'liqiang' })),
    'wrong-value',
    'scenarios/overdue.json',
    '/choices/review',
  ],
];

describe('readPack', () => {
  it('should read the shipped packs without a problem', () => {
    // when
    const { packs, problems } = shippedPacks();
    // then
    expect(problems).toEqual([]);
    expect(packs.map(({ head }) => head.id)).toEqual(readdirSync(shippedFolder).sort());
    const promised = packs.find(({ head }) => head.id === 'promised')!;
    expect(promised.items.map(({ id }) => id)).toContain('food-business-new');
  });

  it.each(bad)('should refuse %s', (_, changed, code, file, pointer) => {
    // when
    const { pack, problems } = readPack(changed);
    // then
    expect(pack).toBeNull();
    expect(problems).toContainEqual(
      expect.objectContaining({ code, severity: 'error', ...(file && { file }), ...(pointer && { pointer }) }),
    );
    for (const { message } of problems) {
      expect(message.zh).toMatch(/[一-鿿].*。$/s);
      expect(message.en).not.toBe('');
    }
  });

  it('should take a pack without clocks, cards and settings', () => {
    // given
    const few = Object.fromEntries(
      Object.entries(files).filter(([name]) => !['clocks.json', 'cards.json', 'settings.json'].includes(name)),
    );
    // when
    const { pack } = readPack(few);
    // then
    expect(pack).toMatchObject({ clocks: { clocks: [] }, cards: null, settings: { values: {} } });
  });

  it('should read whom a golden case chooses, when it is opened and at a step', () => {
    // given
    const choices = { review: ['liqiang', 'handler@health'] };
    const chosen = json('scenarios/overdue.json', one => {
      one.choices = choices;
      one.steps = [{ complete: 'check', choices }];
    });
    // when
    const { pack, problems } = readPack(chosen);
    // then
    expect(problems).toEqual([]);
    expect(pack?.scenarios.overdue).toMatchObject({ choices, steps: [{ complete: 'check', choices }] });
  });

  it('should tell when a folder is not there', () => {
    expect(readPackFolder('/nowhere/at-all').problems).toEqual([expect.objectContaining({ code: 'missing-folder' })]);
  });
});
