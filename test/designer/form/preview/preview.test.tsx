// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FormFile } from '#processes/types.ts';
import type { StepUse } from '#designer/form/list/uses.ts';
import { FormPreview } from '#designer/form/preview/FormPreview.tsx';
import { SamplesProvider } from '#designer/form/preview/samples.ts';
import { sampleForm } from '../files.ts';
import { button, byLabel, click, type } from '../harness.tsx';

const steps: readonly StepUse[] = [{ element: 'review', name: '审核', rights: { write: ['f_test_rent'], hide: ['f_test_staff'] } }];

async function draw(file: FormFile): Promise<{ readonly host: HTMLElement; readonly redraw: (next: FormFile) => Promise<void> }> {
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  const queries = new QueryClient();
  const redraw = (next: FormFile): Promise<void> =>
    act(async () =>
      root.render(
        <QueryClientProvider client={queries}>
          <SamplesProvider value="pack">
            <FormPreview id="test" file={next} steps={steps} />
          </SamplesProvider>
        </QueryClientProvider>,
      ),
    );
  await redraw(file);
  return { host, redraw };
}

beforeEach(() => sessionStorage.clear());
const nameInput = (host: HTMLElement): HTMLInputElement => host.querySelector<HTMLInputElement>('#preview-test_shopName')!;

const segment = (host: HTMLElement, name: string) =>
  [...host.querySelectorAll('.ant-segmented-item')].find(one => one.textContent === name)?.querySelector('input');

describe('preview of a form', () => {
  it('should follow the form, and keep what was filled in', async () => {
    // given
    const { host, redraw } = await draw(sampleForm());
    await type(nameInput(host), '老码头');
    await click(segment(host, '手机'));

    // when the title of another field changes
    const base = sampleForm();
    const properties = base.schema.properties as Record<string, object>;
    await redraw({ ...base, schema: { ...base.schema, properties: { ...properties, staff: { ...properties.staff, title: '员工人数' } } } });

    // then
    expect(host.textContent).toContain('员工人数');
    expect(nameInput(host).value).toBe('老码头');

    // and the examples are there when the preview is opened again
    const again = await draw(sampleForm());
    expect(nameInput(again.host).value).toBe('老码头');
    await click(button(again.host, '清空填写'));
    expect(nameInput(again.host).value).toBe('');
  });

  it('should say so when a form cannot be drawn, and come back', async () => {
    const { host, redraw } = await draw(sampleForm());
    const base = sampleForm();
    await redraw({ ...base, schema: { ...base.schema, properties: {} } });
    expect(host.textContent).toContain('还没有字段');
    await redraw(base);
    expect(nameInput(host)).not.toBeNull();
  });

  it('should offer paper, with room for what is shown and without what is hidden', async () => {
    // given: two fields with conditions, of which one holds
    const base = sampleForm();
    const properties = base.schema.properties as Record<string, object>;
    const ruled = {
      ...properties,
      staff: { ...properties.staff, 'x-visible': 'way = null' },
      rent: { ...properties.rent, 'x-visible': 'way = "lease"' },
    };
    const { host } = await draw({ ...base, schema: { ...base.schema, properties: ruled } });
    await click(segment(host, '打印'));
    expect(host.querySelector('.bj-print h2')?.textContent).toBe('营业申请');
    expect(host.querySelector('.bj-print')?.textContent).toContain('从业人数');
    expect(host.querySelector('.bj-print')?.textContent).not.toContain('月租金');
    expect(byLabel(host, '作为环节')).not.toBeNull();
  });
});
