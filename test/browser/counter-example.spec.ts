import { expect, type Page, test } from '@playwright/test';
import { drawingOperators } from '../support/faults/drawing-operators.ts';
import { callAs, type DemoServer, desktop, expectAccessible, expectCalm, shot, signIn, startDemo } from './support.ts';
import { visit } from './controls.ts';

/** Counter-examples (反例): a join that waits for ever is shown on the canvas, its tokens moving step by step, by mouse and by keyboard. */
test.describe.configure({ mode: 'serial' });
let server: DemoServer;
let page: Page;

interface Draft {
  readonly version: number;
  readonly body: { readonly pack: { readonly bpmn: string } };
}

test.beforeAll(async ({ browser }) => {
  server = await startDemo();
  page = await signIn(browser, server.address, 'huangmei');
  const url = `${server.address}/api/packs/promised/draft`;
  const { version, body } = await callAs<Draft>(page, { method: 'GET', url });
  const operator = drawingOperators.find(({ name }) => name === 'xor-split-and-join')!;
  const faulty = operator
    .sites(body.pack as never)
    .find(({ at }) => at === 'accept')!
    .make();
  const bpmn = withPicture(faulty.bpmn);
  await callAs(page, { method: 'PUT', url, body: { version, body: { ...body, pack: { ...body.pack, bpmn } } } });
});
test.afterAll(async () => {
  await page.context().close();
  await server.remove();
});

/** The join that was put in has no picture yet: it stands above the step it leads to. */
function withPicture(bpmn: string): string {
  const at = /bpmnElement="accept"[^>]*>\s*<dc:Bounds x="(\d+)" y="(\d+)"/.exec(bpmn)!;
  const [x, y] = [Number(at[1]) + 25, Number(at[2]) - 80];
  const shape = `<bpmndi:BPMNShape id="newJoin_di" bpmnElement="newJoin"><dc:Bounds x="${x}" y="${y}" width="50" height="50" /></bpmndi:BPMNShape>`;
  const edge = `<bpmndi:BPMNEdge id="newJoined_di" bpmnElement="newJoined"><di:waypoint x="${x + 25}" y="${y + 50}" /><di:waypoint x="${x + 25}" y="${y + 80}" /></bpmndi:BPMNEdge>`;
  return bpmn.replace('</bpmndi:BPMNPlane>', `${shape}${edge}</bpmndi:BPMNPlane>`);
}

const player = () => page.getByRole('region', { name: '反例演示' });
const tokens = () => page.locator('.bjd-canvas [data-token]');

test('a join that waits for ever is played on the canvas, step by step and back', async () => {
  await visit(page, `${server.address}/designer/packs/promised#process`);
  const problem = page.getByRole('region', { name: '问题', exact: true }).getByRole('listitem').filter({ hasText: '永远' });
  await expect(problem.first()).toBeVisible();
  await problem.first().getByRole('button', { name: /^演示/ }).click();

  await expect(player()).toBeFocused();
  await expect(player()).toContainText('第 1 步');
  await expect(tokens()).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(player()).toContainText('第 2 步');
  await expect(player()).toContainText('收件登记');
  await expect(tokens()).toHaveCount(1);
  await expect(tokens()).toHaveAttribute('data-at', 'toCheck');

  await page.keyboard.press('End');
  await expect(player()).toContainText('办件停在这里');
  await expect(page.locator('[data-element-id="newJoin"].bjd-stuck')).toBeVisible();
  await expectAccessible(page);
  await shot(page, 'designer-counter-example', [desktop]);

  await player().getByRole('button', { name: '上一步' }).click();
  await expect(page.locator('.bjd-stuck')).toHaveCount(0);
  await player().getByRole('button', { name: '回到开头' }).click();
  await expect(tokens()).toHaveCount(0);
  expectCalm(page);
});

test('it is given up with Escape, and leaves nothing on the canvas', async () => {
  await player().focus();
  await page.keyboard.press('ArrowRight');
  await expect(tokens()).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(player()).toHaveCount(0);
  await expect(tokens()).toHaveCount(0);
});

test('tokens do not glide where people want less motion', async () => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.getByRole('region', { name: '问题', exact: true }).getByRole('button', { name: /^演示/ }).first().click();
  await page.keyboard.press('ArrowRight');
  await expect(tokens()).toHaveCSS('transition-duration', '0s');
});
