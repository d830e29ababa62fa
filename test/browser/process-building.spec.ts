import { expect, type Locator, type Page, test } from '@playwright/test';
import { visit } from './controls.ts';
import { expectAccessible, expectCalm, shot } from './support.ts';
import { startWalk } from './walk.ts';

/**
 * A process of six steps and two gateways from an empty canvas (从空白画布画流程): once by mouse, once by keyboard alone; both give the same process.
 * The list of steps edits, what is copied is pasted into another pack in another tab, elements are found and coloured.
 */
test.describe.configure({ mode: 'serial' });
const walk = startWalk(['huangmei']);
const page = (): Page => walk.of('huangmei');
const office = [{ width: 1366, height: 768 }];

const canvas = (of: Page = page()): Locator => of.locator('.bjd-canvas');
const said = (of: Page = page()): Locator => of.getByRole('status', { name: '画布播报' });
const shapeOf = (name: string): Locator =>
  canvas()
    .locator('.djs-shape:not([data-element-id$="_label"])')
    .filter({ has: page().locator('.djs-label', { hasText: name }) })
    .first();
const pad = (action: string): Locator => canvas().locator(`.djs-context-pad.open [data-action="${action}"]`);
const editing = (): Locator => canvas().locator('.djs-direct-editing-content');

interface Drawing {
  readonly steps: readonly string[];
  readonly gateways: number;
  /** `from > to`, with the name of the line where it has one. */
  readonly flows: readonly string[];
  /** Pairs of shapes that lie over each other. */
  readonly overlaps: readonly string[];
}

/** Reads what the stored draft draws. */
function read(of: Page, bpmn: string): Promise<Drawing> {
  return of.evaluate(text => {
    const xml = new DOMParser().parseFromString(text, 'text/xml');
    const all = (name: string): Element[] => [...xml.getElementsByTagNameNS('*', name)];
    const nameOf = (id: string | null): string => {
      const element = xml.querySelector(`[id="${id}"]`);
      return element?.getAttribute('name') || (element?.localName ?? '');
    };
    const boxes = all('BPMNShape').map(shape => {
      const bounds = [...shape.children].find(one => one.localName === 'Bounds')!;
      const [x, y, width, height] = ['x', 'y', 'width', 'height'].map(key => Number(bounds.getAttribute(key))) as [
        number,
        number,
        number,
        number,
      ];
      return { id: shape.getAttribute('bpmnElement'), x, y, right: x + width, bottom: y + height };
    });
    const isOver = (a: (typeof boxes)[number], b: (typeof boxes)[number]): boolean =>
      a.x < b.right && b.x < a.right && a.y < b.bottom && b.y < a.bottom;
    return {
      steps: all('userTask')
        .map(one => one.getAttribute('name') ?? '')
        .sort(),
      gateways: all('exclusiveGateway').length,
      flows: all('sequenceFlow')
        .map(one => {
          const name = one.getAttribute('name');
          return `${nameOf(one.getAttribute('sourceRef'))} > ${nameOf(one.getAttribute('targetRef'))}${name ? `: ${name}` : ''}`;
        })
        .sort(),
      overlaps: boxes.flatMap((a, at) => boxes.slice(at + 1).flatMap(b => (isOver(a, b) ? [`${nameOf(a.id)} / ${nameOf(b.id)}`] : []))),
    };
  }, bpmn);
}

interface Draft {
  readonly effective: { readonly bpmn: string };
}
const draftOf = (pack: string): Promise<Draft> => walk.call<Draft>('huangmei', 'GET', `/api/packs/${pack}/draft`);

/** The drawing as it is stored by itself a moment after the last change, once `isThere` holds. */
async function stored(pack: string, isThere: (drawing: Drawing) => void): Promise<void> {
  await expect(async () => isThere(await read(page(), (await draftOf(pack)).effective.bpmn))).toPass({ timeout: 20_000 });
}

const wanted: Omit<Drawing, 'overlaps'> = {
  steps: ['制证', '受理', '审批', '审核', '送达', '退件'].sort(),
  gateways: 2,
  flows: [
    '开始 > 受理',
    '受理 > 审核',
    '审核 > 是否通过',
    '是否通过 > 审批: 通过',
    '是否通过 > 退件: 不通过',
    '审批 > 制证',
    '制证 > 汇合',
    '退件 > 汇合',
    '汇合 > 送达',
    '送达 > 办结',
  ].sort(),
};

async function openEmpty(pack: string, title: string): Promise<void> {
  await walk.call('huangmei', 'POST', '/api/packs', { pack, title: { zh: title, en: pack }, kind: 'other' });
  await visit(page(), `${walk.server.address}/designer/packs/${pack}#process`);
  await expect(canvas().locator('.djs-shape[data-element-id="start"]')).toBeVisible();
}

/** Types the name of the element whose name has been begun. */
async function name(text: string): Promise<void> {
  await expect(editing()).toBeFocused();
  await page().keyboard.type(text);
  await page().keyboard.press('Enter');
  await expect(editing()).toHaveCount(0);
}

/** Selects an element; a click on the selected one would let it go. */
async function pick(element: Locator): Promise<void> {
  const isPicked = (): Promise<boolean> => element.evaluate(one => one.classList.contains('selected'));
  // the click that ends a line may take the next one with it
  await expect(async () => {
    if (!(await isPicked())) await element.click();
    expect(await isPicked()).toBe(true);
  }).toPass();
}

async function append(from: Locator, action: string, text: string): Promise<void> {
  await pick(from);
  await pad(action).click();
  await name(text);
}

const middle = async (of: Locator): Promise<{ x: number; y: number }> => {
  const box = (await of.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

async function drawLine(from: Locator, to: Locator): Promise<void> {
  const before = await canvas().locator('.djs-connection').count();
  await pick(from);
  await pad('connect').click();
  const target = await middle(to);
  await page().mouse.move(target.x - 8, target.y, { steps: 3 });
  await page().mouse.move(target.x, target.y, { steps: 3 });
  await page().mouse.click(target.x, target.y);
  await expect(canvas().locator('.djs-connection')).toHaveCount(before + 1);
}

/** Names the line that leaves a gateway to one side, by a double click close to it, where no badge stands. */
async function nameLine(gateway: Locator, side: 'right' | 'bottom', text: string): Promise<void> {
  const { x, y, width, height } = (await gateway.locator('.djs-hit').first().boundingBox())!;
  if (side === 'right') await page().mouse.dblclick(x + width + 5, y + height / 2);
  else await page().mouse.dblclick(x + width / 2, y + height + 8);
  await name(text);
}

const gatewayAt = async (at: number): Promise<Locator> => {
  const ids = await canvas()
    .locator('.djs-shape[data-element-id^="Gateway_"]:not([data-element-id$="_label"])')
    .evaluateAll(all => all.map(one => (one as SVGElement).dataset.elementId ?? ''));
  return canvas().locator(`.djs-shape[data-element-id="${ids[at]}"]`);
};

test('the palette names what the engine runs, in groups', async () => {
  await openEmpty('by-mouse', '鼠标画的流程');
  const palette = canvas().locator('.djs-palette');
  for (const group of ['环节', '网关', '事件', '其他']) await expect(palette.getByText(group, { exact: true })).toBeVisible();
  for (const entry of ['人工环节', '系统任务', '决策任务', '调用流程', '排他', '并行', '包容', '开始', '结束', '定时', '泳道', '批注'])
    await expect(palette.getByText(entry, { exact: true })).toBeVisible();
  await shot(page(), 'building-empty', office);
  await expectAccessible(page());
});

test('six steps and two gateways are drawn by mouse', async () => {
  // the way of a case that is granted
  await append(canvas().locator('[data-element-id="start"]').first(), 'append.append-task', '受理');
  await append(shapeOf('受理'), 'append.append-task', '审核');
  await pick(shapeOf('审核'));
  await pad('append.gateway').click();
  const choice = await gatewayAt(0);
  await expect(choice).toBeVisible();
  await choice.dblclick();
  await name('是否通过');
  await append(choice, 'append.append-task', '审批');
  await append(shapeOf('审批'), 'append.append-task', '制证');

  // the second gateway comes from the palette, beside the last step
  await page().getByRole('button', { name: '适应窗口' }).click();
  for (let times = 0; times < 2; times += 1) await page().getByRole('button', { name: '缩小' }).click();
  const last = (await shapeOf('制证').boundingBox())!;
  await canvas().locator('.djs-palette [data-action="create.exclusive-gateway"]').click();
  const place = { x: last.x + last.width * 1.6, y: last.y + last.height / 2 };
  await page().mouse.move(place.x - 10, place.y, { steps: 4 });
  await page().mouse.click(place.x, place.y);
  await expect(canvas().locator('.djs-shape[data-element-id^="Gateway_"]:not([data-element-id$="_label"])')).toHaveCount(2);
  const join = await gatewayAt(1);
  await join.dblclick();
  await name('汇合');
  await drawLine(shapeOf('制证'), join);

  // what is not granted goes another way
  await append(choice, 'append.append-task', '退件');
  await drawLine(shapeOf('退件'), join);
  await page().getByRole('button', { name: '适应窗口' }).click();
  await append(join, 'append.append-task', '送达');
  await append(shapeOf('送达'), 'append.end-event', '办结');
  await page().getByRole('button', { name: '适应窗口' }).click();
  await nameLine(choice, 'right', '通过');
  await nameLine(choice, 'bottom', '不通过');

  // then
  await stored('by-mouse', drawing => expect(drawing).toEqual({ ...wanted, overlaps: [] }));
  await pick(shapeOf('审批'));
  await expect(pad('bjd-add')).toBeVisible();
  await shot(page(), 'building-mouse', office);
  expectCalm(page());
});

test('elements are coloured, found by name or kind, and seen on the small map', async () => {
  await pick(shapeOf('退件'));
  await pad('bjd-colour').click();
  await page().locator('.djs-popup').getByText('琥珀色').click();
  await expect(shapeOf('退件').locator('rect').first()).toHaveAttribute('style', /fill:\s*(#fff4de|rgb\(255, 244, 222\))/);
  expect((await draftBpmn('by-mouse', /border-color="#8a5200"/)).includes('background-color="#fff4de"')).toBe(true);

  await page().getByRole('button', { name: '缩略图' }).click();
  await expect(canvas().locator('.djs-minimap.open .map')).toBeVisible();
  await page()
    .getByRole('button', { name: /^查找元素/ })
    .click();
  const search = page().getByRole('textbox', { name: '在流程图中查找' });
  await expect(search).toBeFocused();
  await search.pressSequentially('网关');
  await expect(canvas().locator('.djs-search-result')).toHaveCount(2);
  await shot(page(), 'building-search', office);
  await search.clear();
  await search.pressSequentially('制证');
  await expect(canvas().locator('.djs-search-result').first()).toContainText('制证');
  await page().keyboard.press('Enter');
  await expect(page().getByRole('complementary', { name: '属性与步骤' }).getByLabel('名称', { exact: true })).toHaveValue('制证');
  await page().getByRole('button', { name: '缩略图' }).click();
});

/** The stored drawing once it says `pattern`. */
async function draftBpmn(pack: string, pattern: RegExp): Promise<string> {
  await expect.poll(async () => pattern.test((await draftOf(pack)).effective.bpmn)).toBe(true);
  return (await draftOf(pack)).effective.bpmn;
}

const press = (...keys: string[]): Promise<void> =>
  keys.reduce((done, key) => done.then(() => page().keyboard.press(key)), Promise.resolve());

/** A new element: its key, then its name. */
async function key(pressed: string, text: string): Promise<void> {
  await press(pressed);
  await name(text);
}

/** Goes on with a key until the canvas says so. */
async function until(pressed: string, words: RegExp): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const before = await said().textContent();
    if (words.test(before ?? '')) return;
    await press(pressed);
    await expect(said()).not.toHaveText(before ?? '');
  }
  await expect(said()).toHaveText(words);
}

/** The focus gets onto the canvas with Tab alone. */
async function tabToCanvas(): Promise<void> {
  const isThere = (): Promise<boolean> => page().evaluate(() => document.activeElement?.matches('.bjd-canvas svg') ?? false);
  for (let tries = 0; tries < 60 && !(await isThere()); tries += 1) await press('Tab');
  expect(await isThere()).toBe(true);
}

test('the same process is built by keyboard alone, and told as it grows', async () => {
  await openEmpty('by-keyboard', '键盘画的流程');
  await tabToCanvas();
  await press('?');
  await expect(page().getByRole('dialog', { name: '画布快捷键' })).toBeVisible();
  await shot(page(), 'building-keys', office);
  await press('Escape');
  await expect(page().getByRole('dialog', { name: '画布快捷键' })).toBeHidden();

  await press('Home');
  await expect(said()).toHaveText('选中开始（开始事件），后面没有连线');
  await key('t', '受理');
  await expect(said()).toHaveText(/选中受理（人工环节），后面没有连线$/);
  // from the menu, by its name
  await press('a');
  await expect(page().locator('.djs-popup').getByRole('option').first()).toBeVisible();
  await page().keyboard.type('人工');
  await expect(page().locator('.djs-popup').getByRole('option')).toHaveCount(1);
  await press('Enter');
  await name('审核');
  await key('g', '是否通过');
  await key('t', '审批');
  await key('t', '制证');
  await key('g', '汇合');
  await key('d', '办结');
  await shot(page(), 'building-keyboard-half', office);

  // a step is put into the line to the end, what stands behind gives way
  await until('l', /从汇合（.*）到办结/);
  await key('t', '送达');
  await until('k', /选中是否通过（/);
  await key('t', '退件');
  await press('c');
  await page().keyboard.type('汇合');
  await expect(page().locator('.djs-popup').getByRole('option')).toHaveCount(1);
  await press('Enter');
  await expect(said()).toHaveText(/已连线：退件（人工环节）到汇合（/);

  // the lines are named
  await until('k', /选中退件（/);
  await until('k', /选中是否通过（/);
  await until('l', /从是否通过（.*）到审批/);
  await key('e', '通过');
  await until('l', /从是否通过（.*）到退件/);
  await key('e', '不通过');

  // undone and done again
  await press('Control+z');
  await expect(said()).toHaveText(/^已撤销/);
  await press('Control+y');
  await expect(said()).toHaveText(/^已重做/);

  // then
  await stored('by-keyboard', drawing => expect(drawing).toEqual({ ...wanted, overlaps: [] }));
  await shot(page(), 'building-keyboard', office);
  await expectAccessible(page());
  expectCalm(page());
});

test('the list of steps edits: names, what follows, lines, deleting', async () => {
  const side = page().getByRole('complementary', { name: '属性与步骤' });
  await side.getByRole('tab', { name: '步骤清单' }).press('Enter');
  await side.getByRole('button', { name: '编辑“退件”' }).press('Enter');
  const named = side.getByRole('textbox', { name: '环节名称' });
  await named.fill('退回申请');
  await named.press('Enter');
  await expect(side.getByRole('button', { name: '编辑“退回申请”' })).toBeVisible();
  await shot(page(), 'building-list', office);
  await side.getByRole('button', { name: '删除到“汇合”的走向' }).press('Enter');
  await expect(said()).toHaveText(/^已删除/);
  await side.getByRole('combobox', { name: '连线到' }).press('Enter');
  await page().keyboard.type('送达');
  await press('Enter');
  await expect(said()).toHaveText(/已连线：退回申请（人工环节）到送达/);
  await side.getByRole('button', { name: /^删除“退回申请/ }).press('Enter');
  await expect(side.getByRole('button', { name: '编辑“退回申请”' })).toHaveCount(0);
  await stored('by-keyboard', ({ steps, flows }) => {
    expect(steps).toHaveLength(5);
    expect(flows.filter(flow => flow.includes('退'))).toEqual([]);
  });
});

test('what is copied is pasted into another pack in another tab', async () => {
  await walk.call('huangmei', 'POST', '/api/packs', { pack: 'pasted', title: { zh: '粘贴的流程', en: 'pasted' }, kind: 'other' });
  const other = await page().context().newPage();
  await other.goto(`${walk.server.address}/designer/packs/pasted#process`);
  await expect(canvas(other).locator('.djs-shape[data-element-id="start"]')).toBeVisible();

  // given: two steps and the line between them
  await tabToCanvas();
  await until('j', /选中受理（/);
  await press('Shift+j');
  await expect(said()).toHaveText('选中 2 个元素');
  await press('Control+c');

  // when
  await canvas(other).locator('svg').first().focus();
  await other.keyboard.press('Control+v');

  // then
  await expect(said(other)).toHaveText(/^已添加受理（人工环节）、审核（人工环节）/);
  await expect(canvas(other).locator('.djs-connection')).toHaveCount(1);
  await shot(other, 'building-pasted', office);
  await stored('pasted', ({ flows }) => expect(flows).toEqual(['受理 > 审核']));
  await other.close();
});
