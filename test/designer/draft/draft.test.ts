import { describe, expect, it } from 'vitest';
import { type OverlayBody, withChange, withItemChange } from '#designer/draft/body.ts';
import { localDraftsIn } from '#designer/draft/local.ts';
import { originOf } from '#designer/draft/origin.ts';
import { countErrors, inOrder, tabOf } from '#designer/draft/problems.ts';
import { problemWords } from '#designer/draft/problemWords.ts';
import { adoptedItems, stillOffered, withItem } from '#designer/township/items.ts';
import type { DifferenceView, DraftProblem, Layer, ParentItem } from '#server/contract/designing.ts';
import { overlay, parts, whole } from './pack.ts';

const problem = (severity: DraftProblem['severity'], more: Partial<DraftProblem> = {}): DraftProblem => ({
  code: severity,
  severity,
  message: { zh: severity, en: severity },
  ...more,
});

describe('problems of a draft', () => {
  it('should lead to the element or the tab where they are mended', () => {
    expect(tabOf({ file: 'process.bpmn', element: 'review' })).toBe('process');
    expect(tabOf({ file: 'clocks.json', element: 'review' })).toBe('process');
    const tabs = [
      'forms/check.form.json',
      'settings.json',
      'clocks.json',
      'items/a.json',
      'cards.json',
      'texts/zh.json',
      'documents/a.json',
    ];
    expect(tabs.map(file => tabOf({ file }))).toEqual(['forms', 'settings', 'clocks', 'clocks', 'cards', 'texts', 'documents']);
    expect([tabOf({ file: 'roles.json' }), tabOf({ file: 'scenarios/a.json' }), tabOf({ file: 'pack.json' }), tabOf({})]).toEqual([
      'roles',
      'simulation',
      'release',
      'release',
    ]);
  });

  it('should list errors first and count them', () => {
    const found = [problem('info'), problem('warning'), problem('error')];
    expect(inOrder(found).map(({ severity }) => severity)).toEqual(['error', 'warning', 'info']);
    expect(countErrors(found)).toBe(1);
  });

  it('should speak of elements without their ids', () => {
    const named = problem('error', {
      element: 'Activity_1',
      message: { zh: '“复核” (Activity_1) 没有表单。', en: '"复核" (Activity_1) has no form.' },
    });
    const unnamed = problem('error', {
      element: 'Activity_1',
      message: { zh: '“Activity_1” 没有名称。', en: '"Activity_1" has no name.' },
    });
    expect([problemWords(named, 'zh'), problemWords(named, 'en')]).toEqual(['“复核” 没有表单。', '"复核" has no form.']);
    expect([problemWords(unnamed, 'zh'), problemWords(unnamed, 'en')]).toEqual(['这个元素没有名称。', 'This element has no name.']);
    expect(problemWords(problem('error', { message: { zh: '缺少 (a)', en: '' } }), 'zh')).toBe('缺少 (a)');
  });
});

describe('drafts kept in the browser', () => {
  function storage() {
    const kept = new Map<string, string>();
    return {
      kept,
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
  }

  it('should give back what was kept, by person and pack', () => {
    // given
    const store = storage();
    const drafts = localDraftsIn(store);

    // when
    const isKept = drafts.keep('huangmei', 'promised', { version: 3, at: 5, body: overlay });

    // then
    expect(isKept).toBe(true);
    expect(drafts.read('huangmei', 'promised')).toEqual({ version: 3, at: 5, body: overlay });
    expect(drafts.read('masong', 'promised')).toBeNull();
    drafts.forget('huangmei', 'promised');
    expect(store.kept.size).toBe(0);
  });

  it('should take nothing that is no draft, and say when the store is full', () => {
    // given
    const store = storage();
    store.setItem('banjian.pack-draft.huangmei.promised', '{"version":"1"}');
    const full = localDraftsIn({
      ...store,
      setItem() {
        throw new Error('full');
      },
    });

    // then
    expect(localDraftsIn(store).read('huangmei', 'promised')).toBeNull();
    expect(full.keep('huangmei', 'promised', { version: 1, at: 1, body: overlay })).toBe(false);
  });
});

describe('where a value comes from', () => {
  const layer = (centre: string): Layer => ({
    centre,
    centreTitle: { zh: centre, en: centre },
    number: 1,
    content: centre,
    publishedAt: 1,
  });
  const layers = [layer('district'), layer('township'), layer('village')];
  const address = { part: 'clocks', path: ['notice', 'length'] } as const;
  const changed: DifferenceView = {
    part: 'clocks',
    path: ['notice', 'length'],
    label: { zh: '', en: '' },
    kind: 'changed',
    was: '= 5',
    is: '= 4',
    layer: { centre: 'township', title: { zh: '', en: '' } },
  };

  it('should be this centre, the layer that changed it, or the root', () => {
    const local = withChange(overlay, parts, address, '= 3');
    expect(originOf({ body: local, layers, differences: [], centre: 'village' }, address)).toEqual({ kind: 'local' });
    expect(originOf({ body: overlay, layers, differences: [changed], centre: 'village' }, address)).toEqual({
      kind: 'layer',
      layer: layers[1],
    });
    expect(originOf({ body: overlay, layers, differences: [], centre: 'village' }, address)).toEqual({ kind: 'layer', layer: layers[0] });
    expect(originOf({ body: whole, layers: [], differences: [], centre: 'district' }, address)).toEqual({ kind: 'own' });
  });
});

describe('items a township takes over', () => {
  const parent = (id: string): ParentItem => ({
    id,
    version: 2,
    title: { zh: id, en: id },
    unitTitle: { zh: '', en: '' },
    statutoryLimit: 10,
    promisedLimit: 5,
    item: {},
  });
  const parents = [parent(overlay.items[0]!.item), parent('other')];

  it('should pair them with those above, and offer the rest', () => {
    expect(adoptedItems(overlay, parents)).toEqual([{ overlay: overlay.items[0], parent: parents[0] }]);
    expect(adoptedItems(overlay, [])[0]!.parent).toBeNull();
    expect(stillOffered(overlay, parents)).toEqual([parents[1]]);
    const more = withItem(overlay, parents[1]!, 'economic');
    expect(more.items.at(-1)).toEqual({ item: 'other', version: 2, unit: 'economic', operations: [] });
    expect(stillOffered(more, parents)).toEqual([]);
  });

  it('should take a stage away as an operation without value', () => {
    const item = overlay.items[0]!.item;
    const body: OverlayBody = withItemChange(overlay, { item, path: ['stageLimits', 'close'], value: undefined, base: 1 });
    expect(body.items[0]!.operations).toEqual([{ path: ['stageLimits', 'close'] }]);
  });
});
