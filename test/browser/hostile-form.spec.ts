import { expect, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { markup } from '../forms/schema/payloads.ts';
import { answersFor } from '../support/answers.ts';
import { visit } from './controls.ts';
import { expectCalm } from './support.ts';
import { startWalk } from './walk.ts';

/**
 * Hostile texts in forms and answers (恶意文字, S10, S11): put where the API takes them, every page that shows them is opened. Nothing runs, nothing is
 * fetched, the policy of the page (CSP) has nothing to report, and the text stands there as it was typed.
 */
test.describe.configure({ mode: 'serial' });
const walk = startWalk(['huangmei', 'wangfang']);

const more = [
  ...[
    '<b onmouseover=alert(1)>x</b>',
    '<body onload=alert(1)>',
    '<input autofocus onfocus=alert(1)>',
    '<details open ontoggle=alert(1)>',
    '<video><source onerror=alert(1)>',
  ],
  ...[
    '<iframe srcdoc="<script>alert(1)</script>">',
    '<object data="javascript:alert(1)">',
    '<embed src="javascript:alert(1)">',
    '<form action="javascript:alert(1)">',
    '<base href="//host/">',
  ],
  ...[
    '<link rel=stylesheet href="//host/a.css">',
    '<svg><script>alert(1)</script></svg>',
    '<svg><animate onbegin=alert(1)>',
    '<template><img src=x onerror=alert(1)></template>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  ],
  ...[
    "'-alert(1)-'",
    '";alert(1)//',
    '`\u0024{alert(1)}`',
    '\u0024{alert(1)}',
    '#{alert(1)}',
    '{{constructor.constructor("alert(1)")()}}',
    '<%= alert(1) %>',
    '{{7*7}}',
    '=alert(1)',
  ],
  ...[
    '"><img src=x onerror=alert(1)>',
    "'><script>alert(1)</script>",
    '--><script>alert(1)</script>',
    ']]><script>alert(1)</script>',
    '*/alert(1)/*',
    '<marquee onstart=alert(1)>',
  ],
  ...[
    '\\u003cscript\\u003ealert(1)\\u003c/script\\u003e',
    '%3Cscript%3Ealert(1)%3C/script%3E',
    '＜script＞alert(1)＜/script＞',
    '<scr<script>ipt>alert(1)</script>',
    '[a](data:text/html,<script>alert(1)</script>)',
    '@import "javascript:alert(1)";',
  ],
];
/** Without tabs: pages fold blanks. */
const texts = [...markup, ...more].filter(text => !text.includes('\t'));

interface Watched {
  readonly dialogs: string[];
  readonly hosts: string[];
}
const watched = new Map<Page, Watched>();

/** Notes dialogs, what the page fetches from elsewhere, and what its policy reports. */
async function watchFor(page: Page): Promise<void> {
  const seen: Watched = { dialogs: [], hosts: [] };
  watched.set(page, seen);
  page.on('dialog', async dialog => {
    seen.dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  page.on('request', request => {
    if (!request.url().startsWith(walk.server.address) && !/^(data|blob):/.test(request.url())) seen.hosts.push(request.url());
  });
  await page.addInitScript(() => {
    const reports: string[] = [];
    Object.assign(window, { reports });
    document.addEventListener('securitypolicyviolation', event => reports.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
}

/** Everything the page says, also below the fold where it is not drawn yet, and what stands in its fields. */
async function shownOn(page: Page): Promise<string> {
  const text = await page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')];
    const hints = [...document.querySelectorAll('[placeholder]')].map(one => one.getAttribute('placeholder'));
    return [document.body.textContent, ...fields.map(field => field.value), ...hints].join('\n');
  });
  return plain(text);
}
const plain = (text: string): string => text.replace(/\s+/g, ' ');

/** The texts stand on the page as they are, and nothing came of them. */
async function expectLiteral(page: Page, expected: readonly string[]): Promise<void> {
  await expect.poll(async () => missingOn(await shownOn(page), expected)).toEqual([]);
  await expectHarmless(page);
}
const missingOn = (shown: string, expected: readonly string[]): string[] => expected.filter(text => !shown.includes(plain(text)));

async function expectHarmless(page: Page): Promise<void> {
  expect(watched.get(page)).toEqual({ dialogs: [], hosts: [] });
  expect(await page.evaluate(() => (window as unknown as { reports: string[] }).reports)).toEqual([]);
  const planted =
    'img[src="x"], [onerror], [onload], [onmouseover], [onfocus], [ontoggle], iframe, object, embed, base, [href^="javascript:" i], [src^="javascript:" i]';
  expect(await page.locator(planted).count()).toBe(0);
  expectCalm(page);
}

test.beforeAll(async () => {
  for (const page of walk.everybody()) await watchFor(page);
});

test('should be tried with sixty texts', () => {
  expect(texts.length).toBeGreaterThanOrEqual(60);
  expect(new Set(texts).size).toBe(texts.length);
});

/** Texts as answers to a form: as many as each field takes. */
const room: readonly (readonly [string, number])[] = [
  ['operatorName', 100],
  ['legalRepresentative', 50],
  ['premises', 200],
  ['safetyOfficer', 50],
  ['contactName', 50],
  ['remarks', 500],
];
interface Filled {
  readonly answers: Record<string, unknown>;
  readonly texts: readonly string[];
}
function fill(left: string[]): Filled {
  const answers = answersFor('food-business');
  const used: string[] = [];
  for (const [name, length] of room) {
    let value = '甲甲甲甲';
    for (const text of [...left]) {
      if (value.length + text.length + 1 > length) continue;
      value += ` ${text}`;
      used.push(...left.splice(left.indexOf(text), 1));
    }
    answers[name] = value;
  }
  return { answers, texts: used };
}
function fillAll(): Filled[] {
  const left = [...texts];
  const filled: Filled[] = [];
  while (left.length > 0) filled.push(fill(left));
  return filled;
}

test('should be shown as typed in answers: intake, case, task and public page', async () => {
  test.slow();
  const page = walk.of('wangfang');
  const all = fillAll();
  expect(all.flatMap(one => one.texts).length).toBe(texts.length);
  for (const [index, { answers, texts: typed }] of all.entries()) {
    // given
    const name = `吴大伟${texts[index]!.slice(0, 30)}`;
    const opened = await walk.call<{ caseId: string; queryCode: string }>('wangfang', 'POST', '/api/cases', {
      id: v7(),
      item: 'food-business-new',
      applicant: { kind: 'person', name, idNumber: '110101199003070134', phone: '13800138000' },
      answers,
      materials: [],
    });
    await walk.call('wangfang', 'PUT', '/api/drafts/item:food-business-new', { answers: { applicant: { kind: 'person', name }, answers } });
    // when, then the case with its task, the form and the documents
    await visit(page, `${walk.server.address}/cases/${opened.caseId}#form`);
    await expect(page.getByRole('tab', { name: /表单/ })).toHaveAttribute('aria-selected', 'true');
    await expectLiteral(page, [name, ...typed]);
    for (const tab of ['documents', 'journal']) {
      await visit(page, `${walk.server.address}/cases/${opened.caseId}#${tab}`);
      await expectLiteral(page, [name]);
    }
    // when, then the draft at intake
    await visit(page, `${walk.server.address}/intake?item=food-business-new`);
    await expectLiteral(page, [name, ...typed]);
    // when, then the lists and the public page
    await visit(page, `${walk.server.address}/public?code=${opened.queryCode}`);
    await expect(page.getByText(/食品经营许可/).first()).toBeVisible();
    await expectHarmless(page);
  }
  await visit(page, `${walk.server.address}/inbox`);
  await expect(page.getByText(/食品经营许可/).first()).toBeVisible();
  await expectHarmless(page);
});

const form = 'outdoor-advertising';
/** A form with one text in every place of a field, for each text. */
function hostileForm() {
  const names = texts.map((_, index) => `field${index}`);
  const fields = texts.map((text, index) => ({
    'x-id': `f_hostile_${index}`,
    title: `题${index} ${text}`,
    'x-title-en': text,
    description: `注${index} ${text}`,
    type: 'string',
    ...(index % 3 === 0 ? { oneOf: [{ const: `v${index} ${text}`, title: `项${index} ${text}` }] } : {}),
  }));
  const settings = texts.map((text, index) => ({
    'ui:help': `帮${index} ${text}`,
    'ui:placeholder': `提${index} ${text}`,
    ...(index % 3 === 0 ? { 'ui:widget': 'radio' } : {}),
  }));
  return {
    title: { zh: texts.slice(0, 3).join(' '), en: texts[3] },
    schema: {
      type: 'object',
      title: texts[0],
      properties: Object.fromEntries(names.map((name, index) => [name, fields[index]])),
      additionalProperties: false,
    },
    ui: { 'ui:order': names, ...Object.fromEntries(names.map((name, index) => [name, settings[index]])) },
  };
}

test('should be shown as typed in a drawn form, which can be kept but not published', async () => {
  test.slow();
  // given
  const page = walk.of('huangmei');
  interface Draft {
    readonly version: number;
    readonly body: { readonly pack: { readonly forms: Record<string, unknown> } };
    readonly problems: readonly { readonly severity: string; readonly file?: string }[];
  }
  const { version, body } = await walk.call<Draft>('huangmei', 'GET', '/api/packs/promised/draft');
  const forms = { ...body.pack.forms, [form]: hostileForm() };
  const kept = await walk.call<Draft>('huangmei', 'PUT', '/api/packs/promised/draft', {
    version,
    body: { ...body, pack: { ...body.pack, forms } },
  });
  expect(kept.problems.filter(({ severity, file }) => severity === 'error' && file === `forms/${form}.form.json`).length).toBeGreaterThan(
    60,
  );
  // when, then the list and the builder
  await visit(page, `${walk.server.address}/designer/packs/promised#forms`);
  await expectLiteral(page, texts.slice(0, 3));
  await visit(page, `${walk.server.address}/designer/packs/promised#forms/${form}`);
  await expect(page.getByRole('tree', { name: '画布' })).toBeVisible();
  await expectLiteral(
    page,
    texts.map((text, index) => `题${index} ${text}`),
  );
  // when, then the preview, as people would see it
  await page.getByLabel('怎么看').getByText('预览', { exact: true }).click();
  await expectLiteral(
    page,
    texts.map((text, index) => `题${index} ${text}`),
  );
  await expectLiteral(
    page,
    texts.filter((_, index) => index % 3 === 0).map((text, index) => `项${index * 3} ${text}`),
  );
  // when, then the other ways to look at it
  for (const view of ['边改边看', '环节权限', 'JSON']) {
    await page.getByLabel('怎么看').getByText(view, { exact: true }).click();
    await expectHarmless(page);
  }
  // when, then published it is not
  const refused = await page.request.fetch(`${walk.server.address}/api/packs/promised/releases`, {
    method: 'POST',
    headers: { origin: walk.server.address },
    data: { id: v7(), version: kept.version, notes: '' },
  });
  expect(refused.status()).toBe(409);
});
