// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { FormFile } from '#processes/types.ts';
import { FormProblems } from '#designer/form/list/FormProblems.tsx';
import { PropertiesPanel } from '#designer/form/panel/PropertiesPanel.tsx';
import { sampleForm } from '../files.ts';
import { click, drawEditor } from '../harness.tsx';

/** The sample with faults that an import of an older file could bring. */
function faulty(): FormFile {
  const base = sampleForm();
  const properties = base.schema.properties as Record<string, object>;
  return {
    ...base,
    schema: {
      ...base.schema,
      properties: {
        ...properties,
        shopName: { ...properties.shopName, maxLength: 'long' },
        staff: { ...properties.staff, 'x-visible': 'rentt > 1' },
      },
    },
  };
}

describe('problems of a form', () => {
  it('should lead to the field and put the cursor into the setting', async () => {
    // given
    const page = (
      <>
        <FormProblems wanted={null} />
        <PropertiesPanel />
      </>
    );
    const { host, editor } = await drawEditor(faulty(), page);
    const lines = [...host.querySelectorAll('.bjf-found li')];
    expect(lines.length).toBeGreaterThanOrEqual(2);

    // when
    await click(lines.find(line => /maxLength/.test(line.textContent!))?.querySelector('button'));

    // then
    expect(editor().selection).toEqual({ kind: 'field', path: ['shopName'] });
    expect(document.activeElement?.closest('[data-setting]')?.getAttribute('data-setting')).toBe('maxLength');
    expect(host.querySelector('.bjf-panel')?.textContent).toContain('maxLength');

    await click(lines.find(line => /rentt/.test(line.textContent!))?.querySelector('button'));
    expect(editor().selection).toEqual({ kind: 'field', path: ['staff'] });
    expect(host.querySelector('[data-rule="x-visible"]')?.contains(document.activeElement)).toBe(true);
  });

  it('should go to a problem that was chosen in the list of the whole pack', async () => {
    const wanted = { form: 'test', pointer: '/schema/properties/goods/items/properties/price/title', at: 1 };
    const page = (
      <>
        <FormProblems wanted={wanted} />
        <PropertiesPanel />
      </>
    );
    const { editor } = await drawEditor(faulty(), page);
    expect(editor().selection).toEqual({ kind: 'field', path: ['goods', 'price'] });
    expect(document.activeElement?.getAttribute('data-setting')).toBe('title');
  });

  it('should say nothing of a form that is right', async () => {
    const { host } = await drawEditor(sampleForm(), <FormProblems wanted={null} />);
    expect(host.textContent).toBe('');
  });
});
