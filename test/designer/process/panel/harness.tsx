import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { type Parts, withValue } from '#designer/draft/address.ts';
import { DeskProvider } from '#designer/draft/EditField.tsx';
import type { DraftDesk } from '#designer/draft/useDraft.ts';
import { PropertiesPanel } from '#designer/process/PropertiesPanel.tsx';
import { readPack } from '#processes/read.ts';
import { type Drawing, openDrawing } from './open.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** People and units of a small centre, as the server tells them. */
export const facts = {
  units: [
    { id: 'health', title: { zh: '卫健局', en: 'Health' }, parent: null },
    { id: 'market', title: { zh: '市监局', en: 'Market' }, parent: null },
  ],
  leaders: ['unit-leader'],
  posts: [
    { post: 'handler', unit: 'health', account: 'liqiang', name: '李强' },
    { post: 'window-supervisor', unit: 'health', account: 'chenjing', name: '陈静' },
    { post: 'unit-leader', unit: 'market', account: 'zhaogang', name: '赵刚' },
  ],
};

/** The panel of a pack's process with one element chosen; the real canvas, the real parts. */
export interface DrawnPanel extends Drawing {
  readonly host: HTMLElement;
  readonly parts: () => Parts;
  readonly choose: (id: string | null) => Promise<void>;
}

interface PageProps {
  readonly drawing: Drawing;
  readonly begin: Parts;
  readonly id: string | null;
  readonly onParts: (parts: Parts) => void;
}

function Page({ drawing, begin, id, onParts }: PageProps) {
  const [parts, setParts] = useState(begin);
  const [changes, setChanges] = useState(0);
  useState(() => drawing.editor.on('commandStack.changed', () => setChanges(count => count + 1)));
  onParts(parts);
  const desk = {
    parts,
    set: (address: Parameters<DraftDesk['set']>[0], value: unknown) => setParts(now => withValue(now, address, value)),
  };
  return (
    <DeskProvider value={desk as DraftDesk}>
      <PropertiesPanel
        key={id ?? ''}
        editor={drawing.editor}
        element={id === null ? null : drawing.at(id)}
        parts={parts}
        problems={[]}
        changes={changes}
        onCall={() => {}}
        onLimit={() => {}}
      />
    </DeskProvider>
  );
}

/** Files of a shipped pack by relative path. */
function filesOf(pack: string): Readonly<Record<string, string>> {
  const folder = join(import.meta.dirname, '../../../../processes/packs', pack);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  const pathOf = ({ parentPath, name }: (typeof files)[number]): string => join(parentPath, name).slice(folder.length + 1);
  return Object.fromEntries(files.map(entry => [pathOf(entry), readFileSync(join(folder, pathOf(entry)), 'utf8')]));
}

/** Draws the panel of a shipped pack with an element chosen. */
export async function drawPanel(pack: string, id: string | null): Promise<DrawnPanel> {
  const read = readPack(filesOf(pack));
  if (!read.pack) throw new Error(`Expected the pack ${pack} to be read, but it has problems`);
  const { scenarios: _, items: __, ...begin } = read.pack;
  const drawing = await openDrawing(begin.bpmn);
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } } });
  queries.setQueryData(['getOrganisationFacts', {}], facts);
  queries.setQueryData(['listItems', {}], { rows: [{ id: 'hygiene', title: { zh: '卫生许可', en: 'Hygiene' } }] });
  queries.setQueryData(['listPacks', {}], {
    rows: ['supplement', 'rejection', 'extension'].map(called => ({ id: called, title: { zh: called, en: called } })),
  });
  queries.setQueryData(['getItem', { params: { itemId: 'hygiene' } }], {
    form: { schema: { properties: { placeName: { type: 'string', title: '场所名称' } } } },
  });
  let parts = begin as Parts;
  const choose = (next: string | null): Promise<void> =>
    act(async () =>
      root.render(
        <QueryClientProvider client={queries}>
          <Page drawing={drawing} begin={begin as Parts} id={next} onParts={now => (parts = now)} />
        </QueryClientProvider>,
      ),
    );
  await choose(id);
  return { ...drawing, host, parts: () => parts, choose };
}

/** Opens a section by its title. */
export const openSection = (host: HTMLElement, name: string): Promise<void> =>
  act(async () => {
    const section = host.querySelector<HTMLDetailsElement>(`details[data-section="${name}"]`);
    if (!section) throw new Error(`Expected a section ${name}, but there is none`);
    section.open = true;
    section.dispatchEvent(new Event('toggle'));
  });

/** The select with this label. */
export function selectOf(host: HTMLElement, label: string): HTMLElement {
  const found = [...host.querySelectorAll('label')].find(one => one.textContent === label);
  const input = found && host.querySelector<HTMLElement>(`#${CSS.escape(found.htmlFor)}`);
  if (!input) throw new Error(`Expected a select labelled ${label}, but there is none`);
  return input.closest<HTMLElement>('.ant-select')!;
}

/** What a select shows. */
export const shownIn = (host: HTMLElement, label: string): string => selectOf(host, label).textContent ?? '';

/** Takes an option of a select by its words. */
export const take = (host: HTMLElement, label: string, option: string): Promise<void> => takeIn(selectOf(host, label), label, option);

/** Takes an option of a select that is named by its aria-label. */
export const takeBy = (host: HTMLElement, name: string, option: string): Promise<void> =>
  takeIn(host.querySelector<HTMLElement>(`[aria-label="${name}"]`)!.closest<HTMLElement>('.ant-select')!, name, option);

async function takeIn(select: HTMLElement, label: string, option: string): Promise<void> {
  const input = select.querySelector<HTMLInputElement>('input')!;
  await act(async () => {
    (select.querySelector('.ant-select-selector') ?? select).dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
  });
  const list = document.getElementById(input.getAttribute('aria-controls') ?? '')?.closest('.ant-select-dropdown');
  const found = [...(list?.querySelectorAll<HTMLElement>('.ant-select-item-option') ?? [])].find(one => one.textContent === option);
  if (!found) throw new Error(`Expected the option ${option} of ${label}, but there are: ${list?.textContent}`);
  await act(async () => found.click());
}
