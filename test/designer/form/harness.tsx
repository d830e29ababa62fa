import { act, type ReactNode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { checkForm } from '#forms/schema/check.ts';
import type { FormFile } from '#processes/types.ts';
import { type FormEditor, FormEditorProvider, type Selection } from '#designer/form/editor.ts';
import { useFormHistory } from '#designer/form/history/useFormHistory.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** A form being edited on a page without a server: the real history and the real check. */
export interface Drawn {
  readonly host: HTMLElement;
  readonly editor: () => FormEditor;
  readonly select: (selection: Selection) => Promise<void>;
  readonly undo: () => Promise<void>;
}

let count = 0;

function Page({ file, isReadOnly, children, onEditor }: PageProps) {
  const [now, setNow] = useState(file);
  const [key] = useState(() => `test-${++count}`);
  const history = useFormHistory({ key, file: now, isReadOnly, onChange: setNow });
  const editor: FormEditor = { ...history, id: 'test', problems: checkForm(history.file) };
  onEditor(editor);
  return <FormEditorProvider value={editor}>{children}</FormEditorProvider>;
}

interface PageProps {
  readonly file: FormFile;
  readonly isReadOnly: boolean;
  readonly children: ReactNode;
  readonly onEditor: (editor: FormEditor) => void;
}

/** Draws something around a form being edited. */
export async function drawEditor(
  file: FormFile,
  children: ReactNode,
  { selection, isReadOnly = false }: { readonly selection?: Selection; readonly isReadOnly?: boolean } = {},
): Promise<Drawn> {
  const host = document.createElement('div');
  document.body.append(host);
  let editor: FormEditor | null = null;
  const root = createRoot(host);
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  await act(async () =>
    root.render(
      <QueryClientProvider client={queries}>
        <Page file={file} isReadOnly={isReadOnly} onEditor={now => (editor = now)}>
          {children}
        </Page>
      </QueryClientProvider>,
    ),
  );
  const current = (): FormEditor => editor!;
  const select = (next: Selection): Promise<void> => act(async () => current().select(next));
  if (selection) await select(selection);
  return { host, editor: current, select, undo: () => act(async () => current().undo()) };
}

/** Types into an input or a text area, as a person does: the whole text at once. */
export async function type(element: Element | null, text: string): Promise<void> {
  if (!element) throw new Error('Expected an input to type into, but there is none');
  const prototype = element instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  await act(async () => {
    Object.getOwnPropertyDescriptor(prototype, 'value')!.set!.call(element, text);
    element.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** Leaves an input. */
export const leave = (element: Element | null): Promise<void> =>
  act(async () => {
    element?.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  });

/** Clicks an element. */
export const click = (element: Element | null | undefined): Promise<void> =>
  act(async () => {
    if (!element) throw new Error('Expected something to click, but there is nothing');
    (element as HTMLElement).click();
  });

/** Presses the mouse on an element. */
export const press = (element: Element | null): Promise<void> =>
  act(async () => {
    element?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
  });

/** The input with a label or an aria-label. */
export function byLabel(host: HTMLElement, label: string): HTMLElement | null {
  const named = host.querySelector<HTMLElement>(`[aria-label="${label}"]`);
  if (named) return named;
  const found = [...host.querySelectorAll('label')].find(one => one.textContent === label);
  return found ? host.querySelector<HTMLElement>(`#${CSS.escape(found.htmlFor)}`) : null;
}

/** The button that says so. */
export const button = (host: HTMLElement, text: string): HTMLButtonElement | undefined =>
  [...host.querySelectorAll('button')].find(one => one.textContent?.replaceAll(/\s/g, '') === text.replaceAll(/\s/g, ''));
