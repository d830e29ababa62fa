// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FormBuilder } from '#designer/form/FormBuilder.tsx';
import { fieldsOf, layoutOf } from '#designer/form/model/index.ts';
import { checkForm } from '#forms/schema/index.ts';
import type { FormFile } from '#processes/types.ts';
import { stall } from './model/stall.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let host: HTMLElement;
let root: Root;
let now: FormFile;
let show: (form: 'stall' | 'other') => void;
let put: (file: FormFile) => void;
let scope = 0;

function Page({ isReadOnly }: { readonly isReadOnly: boolean }) {
  const [files, setFiles] = useState({ stall, other: { ...stall, title: { zh: '另一张表单', en: 'Another form' } } });
  const [id, setId] = useState<'stall' | 'other'>('stall');
  show = setId;
  now = files[id];
  put = file => setFiles(all => ({ ...all, [id]: file }));
  const { title } = files[id];
  return (
    <FormBuilder
      key={id}
      id={id}
      scope={`pack${scope}`}
      file={files[id]}
      isReadOnly={isReadOnly}
      problems={checkForm(files[id])}
      title={title}
      rightsOf={xId => (xId === 'f_stall_kind' ? '“审核”环节只读' : undefined)}
      onChange={put}
    >
      <p data-problems>问题</p>
    </FormBuilder>
  );
}

async function open(isReadOnly = false): Promise<void> {
  await act(async () =>
    root.render(
      <QueryClientProvider client={new QueryClient()}>
        <Page isReadOnly={isReadOnly} />
      </QueryClientProvider>,
    ),
  );
}

beforeEach(() => {
  scope += 1;
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
});
afterEach(async () => {
  await act(async () => root.unmount());
  host.remove();
});

const thing = (key: string): HTMLElement => host.querySelector<HTMLElement>(`[data-key="${key}"]`)!;
const focused = (): string | undefined => (document.activeElement as HTMLElement).dataset.key;
const said = (): string => host.querySelector('.bjb > [role="status"]')!.textContent;
const names = (): string[] => fieldsOf(now).map(({ path }) => path.join('.'));

async function press(key: string, more: KeyboardEventInit = {}): Promise<void> {
  await act(async () =>
    document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })),
  );
}
const focus = (key: string): Promise<void> => act(async () => thing(key).focus());
const click = (element: Element | null): Promise<void> =>
  act(async () => void element!.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })));

describe('form builder by keyboard', () => {
  it('should walk over the canvas as over a tree, over pages too, with one thing in reach of Tab', async () => {
    // given
    await open();
    expect([...host.querySelectorAll('[role="treeitem"][tabindex="0"]')].map(one => (one as HTMLElement).dataset.key)).toEqual([
      's:section1',
    ]);
    await focus('s:section1');
    // when
    await press('ArrowDown');
    await press('ArrowDown');
    // then
    expect(focused()).toBe('f:kind');
    expect(thing('f:kind').getAttribute('aria-selected')).toBe('true');
    expect(thing('f:kind').getAttribute('aria-label')).toBe('经营种类，单选，必填');
    await press('PageDown');
    expect(focused()).toBe('s:section3');
    await press('PageUp');
    expect(focused()).toBe('s:section1');
  });

  it('should add after what is chosen and stay in the palette', async () => {
    // given
    await open();
    await focus('f:kind');
    await press('ArrowUp');
    // when
    const kind = host.querySelector<HTMLElement>('[data-new="mobile"]')!;
    await act(async () => kind.focus());
    await click(kind);
    // then
    expect(names().slice(0, 3)).toEqual(['stallName', 'mobile', 'kind']);
    expect(document.activeElement).toBe(kind);
    expect(thing('f:mobile').tabIndex).toBe(0);
    expect(said()).toBe('已添加“手机号码”：摊位，区段 1，第 2 个。');
  });

  it('should carry a field into a table on another page, and tell every place', async () => {
    // given
    await open();
    await focus('f:stallName');
    // when
    await press(' ');
    expect(said()).toContain('已拿起“摊位名称”');
    await press('PageDown');
    await press('ArrowDown');
    expect(said()).toBe('“商品清单”里第 1 个');
    expect(thing('f:wares.ware').dataset.drop).toBe('before');
    await press(' ');
    // then
    expect(names()).toContain('wares.stallName');
    expect(focused()).toBe('f:wares.stallName');
    expect(checkForm(now)).toEqual([]);
  });

  it('should leave everything as it was when carrying is cancelled', async () => {
    await open();
    await focus('f:kind');
    await press(' ');
    await press('PageDown');
    await press('Escape');
    expect(now).toBe(stall);
    expect(focused()).toBe('f:kind');
    expect(host.querySelector('[data-drop],[data-carried]')).toBeNull();
  });

  it('should move, copy and remove, hand the focus on, and undo all of it to the same bytes', async () => {
    // given
    await open();
    await focus('f:stallName');
    // when
    await press('ArrowDown', { altKey: true });
    expect(names().slice(0, 2)).toEqual(['kind', 'stallName']);
    expect(focused()).toBe('f:stallName');
    await press('d', { ctrlKey: true });
    expect(focused()).toBe('f:stallName2');
    await press('Delete');
    expect(focused()).toBe('f:licence');
    await press('Delete');
    expect(focused()).toBe('f:stallName');
    // then
    expect(said()).toBe('已删除“许可证编号”，按它设的 1 处规则和条件一并去掉。');
    for (let n = 0; n < 4; n += 1) await press('z', { ctrlKey: true });
    expect(JSON.stringify(now)).toBe(JSON.stringify(stall));
    await press('y', { ctrlKey: true });
    await press('Z', { ctrlKey: true, shiftKey: true });
    expect(names().slice(0, 3)).toEqual(['kind', 'stallName', 'stallName2']);
    expect(focused()).toBe('f:stallName2');
  });

  it('should go to the settings and back', async () => {
    await open();
    await focus('f:licence');
    await press('Enter');
    const panel = host.querySelector('.bjb-panel')!;
    expect(panel.contains(document.activeElement)).toBe(true);
    expect((document.activeElement as HTMLInputElement).value).toBe('许可证编号');
    await press('Escape');
    expect(focused()).toBe('f:licence');
    await press('F6');
    expect(panel.contains(document.activeElement)).toBe(true);
    await press('F6');
    expect(document.activeElement).toBe(host.querySelector('.bjb-palette input'));
  });

  it('should move and remove pages without losing a field', async () => {
    await open();
    await focus('p:page1');
    await press('ArrowRight');
    expect(focused()).toBe('p:page2');
    await press('ArrowLeft', { altKey: true });
    expect(layoutOf(now).pages.map(({ id }) => id)).toEqual(['page2', 'page1']);
    await press('Delete');
    expect(layoutOf(now).pages.map(({ id }) => id)).toEqual(['page1']);
    expect(focused()).toBe('p:page1');
    await press('Delete');
    expect(said()).toBe('“摊位”是唯一的一个，不能去掉。');
    expect(names()).toHaveLength(fieldsOf(stall).length);
  });
});

describe('form builder', () => {
  it('should show the list of problems once', async () => {
    await open();
    expect(host.querySelectorAll('[data-problems]')).toHaveLength(1);
  });

  it('should offer to undo a removal', async () => {
    await open();
    await click(thing('f:licence').querySelector('[data-act="remove"]'));
    expect(names()).not.toContain('licence');
    await click(host.querySelector('.bjb-toast button'));
    expect(now).toBe(stall);
  });

  it('should move a thing by its buttons, for who cannot drag', async () => {
    await open();
    await click(thing('f:kind').querySelector('[data-act="moveBack"]'));
    expect(names().slice(0, 2)).toEqual(['kind', 'stallName']);
    await click(thing('s:section1').querySelector(':scope > .bjb-section-head [data-act="moveOn"]'));
    expect(layoutOf(now).pages[0]?.sections.map(({ id }) => id)).toEqual(['section2', 'section1']);
    await click(thing('f:kind').querySelector('[data-act="moveOn"]'));
    await click(thing('f:kind').querySelector('[data-act="moveOn"]'));
    await click(thing('f:kind').querySelector('[data-act="moveOn"]'));
    expect(thing('p:page2').getAttribute('aria-selected')).toBe('true');
    expect(focused()).toBe('f:kind');
  });

  it('should touch two things only when somebody walks from one to the next', async () => {
    // given
    await open();
    await focus('f:stallName');
    await click(thing('f:stallName'));
    const touched = new Set<string | undefined>();
    const note = (all: readonly MutationRecord[]): void => {
      for (const { target } of all) touched.add((target as HTMLElement).dataset.key);
    };
    const watch = new MutationObserver(note);
    watch.observe(host.querySelector('[role="tree"]')!, { attributes: true, childList: true, subtree: true, characterData: true });
    // when
    await press('ArrowDown');
    note(watch.takeRecords());
    watch.disconnect();
    // then
    expect([...touched].toSorted()).toEqual(['f:kind', 'f:stallName']);
  });

  it('should go on where the same form is read again, and begin anew where another is', async () => {
    // given
    await open();
    await click(thing('f:licence').querySelector('[data-act="remove"]'));
    const tree = thing('f:kind');
    // when
    await act(async () => put(structuredClone(now)));
    await focus('f:kind');
    await press('z', { ctrlKey: true });
    // then
    expect(now).toBe(stall);
    expect(thing('f:kind')).toBe(tree);
    await act(async () => put({ ...stall, title: { zh: '放弃修改之后', en: 'After dropping changes' } }));
    expect(host.querySelector('h2')!.textContent).toBe('放弃修改之后');
    await press('y', { ctrlKey: true });
    expect(names()).toContain('licence');
  });

  it('should keep the steps of each form while another is shown', async () => {
    // given
    await open();
    await click(thing('f:licence').querySelector('[data-act="remove"]'));
    // when
    await act(async () => show('other'));
    await focus('f:kind');
    await press('z', { ctrlKey: true });
    expect(names()).toContain('licence');
    await act(async () => show('stall'));
    await focus('f:kind');
    await press('z', { ctrlKey: true });
    // then
    expect(now).toBe(stall);
  });

  it('should show what is wrong at the field, with the sentence for who hovers, focuses or listens', async () => {
    // given
    await open();
    await click(thing('f:licence').querySelector('[data-act="openPanel"]'));
    const input = host.querySelector<HTMLInputElement>('.bjb-panel input')!;
    expect(input.value).toBe('许可证编号');
    // when
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, '<b>许可证</b>');
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await act(async () => input.blur());
    // then
    const mark = thing('f:licence').querySelector('.bjb-problem')!;
    expect(mark.textContent).toContain('网页代码');
    expect(thing('f:licence').getAttribute('aria-describedby')).toBe(mark.querySelector('[id]')!.id);
    expect(thing('f:kind').querySelector('.bjb-problem')).toBeNull();
  });

  it('should tell badges of rules, defaults and rights', async () => {
    await open();
    const badges = (key: string): string[] =>
      [...thing(key).querySelectorAll(':scope > .bjb-field-head .bjb-badge')].map(one => one.textContent);
    expect(badges('f:licence')).toEqual(['条件显示', '条件必填']);
    expect(badges('f:kind')).toEqual(['权限']);
    expect(badges('f:contact.person')).toEqual(['默认值']);
  });

  it('should let nothing be changed where the form is only read', async () => {
    // given
    await open(true);
    await focus('f:kind');
    // when
    for (const key of ['Delete', ' ', 'ArrowDown']) await press(key);
    await press('d', { ctrlKey: true });
    await press('ArrowUp', { altKey: true });
    await press('/');
    // then
    expect(now).toBe(stall);
    expect(focused()).toBe('f:licence');
    expect(host.querySelector('[data-act="remove"], [data-new], .bjb-add')).toBeNull();
    expect(host.textContent).toContain('只能查看');
  });
});
