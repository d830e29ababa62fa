import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';
import { v7 } from 'uuid';
import { startServer } from '../support/server.ts';
import { type Figure, middle } from './measure.ts';

const quiet =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const phone = { width: 390, height: 844 };
/** How much slower than this machine the phone is. */
const throttle = 4;
const keys = 24;

/**
 * Filling in a form of 200 fields on a page of phone size, the processor held to a quarter (表单填写): published by the bench itself, from
 * navigation to the first letter typed, and from a key to the next paint.
 */
export async function formFigures(database: string): Promise<Figure[]> {
  const server = await startServer({ database });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: quiet.split(' ') });
  try {
    const item = await publishLargeForm(browser, server.address!);
    return await measureFilling(browser, `${server.address!}/intake?item=${item}`);
  } finally {
    await browser.close();
    await server.stop();
  }
}

type Fields = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** 200 fields of the kinds an application has: mostly lines, then numbers, choices, dates, long texts. */
function largeForm(): { readonly schema: Record<string, unknown>; readonly ui: Record<string, unknown> } {
  const names = Array.from({ length: 200 }, (_, at) => `field${String(at + 1).padStart(3, '0')}`);
  const kinds: readonly Readonly<Record<string, unknown>>[] = [
    { type: 'string', maxLength: 100 },
    { type: 'string', maxLength: 100 },
    { type: 'number', minimum: 0, maximum: 1_000_000 },
    { type: 'string', maxLength: 100 },
    { type: 'string', oneOf: ['甲', '乙', '丙'].map((title, at) => ({ const: `c${at}`, title })) },
    { type: 'string', maxLength: 100 },
    { type: 'string', format: 'date' },
    { type: 'string', maxLength: 500 },
  ];
  const properties: Fields = Object.fromEntries(
    names.map((name, at) => [
      name,
      { ...kinds[at % kinds.length], 'x-id': `f_large_${name}`, title: `第 ${at + 1} 项`, 'x-title-en': `Item ${at + 1}` },
    ]),
  );
  const ui = Object.fromEntries(names.filter((_, at) => at % kinds.length === 7).map(name => [name, { 'ui:widget': 'textarea' }]));
  return {
    schema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      title: '大表',
      'x-title-en': 'Large form',
      properties,
      required: [names[0]],
      additionalProperties: false,
    },
    ui: { 'ui:order': names, ...ui },
  };
}

async function signedIn(browser: Browser, address: string, login: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: phone, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  await context.request.post(`${address}/api/session`, {
    headers: { origin: address },
    data: { login, password: 'Banjian-2026' },
    failOnStatusCode: true,
  });
  return context;
}

/** Puts the large form in place of the application form of the promised pack, publishes it, and answers an item that uses it. */
async function publishLargeForm(browser: Browser, address: string): Promise<string> {
  const people = { author: await signedIn(browser, address, 'huangmei'), reviewer: await signedIn(browser, address, 'dinghui') };
  const call = async <T>(method: string, path: string, data?: unknown, by: keyof typeof people = 'author'): Promise<T> => {
    const answer = await people[by].request.fetch(address + path, {
      method,
      headers: { origin: address },
      ...(data === undefined ? {} : { data }),
    });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  interface Draft {
    readonly version: number;
    readonly body: { readonly pack: { readonly forms: Record<string, unknown> } };
  }
  const draft = await call<Draft>('GET', '/api/packs/promised/draft');
  const body = structuredClone(draft.body) as { pack: { forms: Record<string, unknown> } };
  body.pack.forms['food-business'] = { title: { zh: '大表', en: 'Large form' }, ...largeForm() };
  const kept = await call<Draft>('PUT', '/api/packs/promised/draft', { version: draft.version, body });
  const review = await call<{ readonly id: string }>('POST', '/api/packs/promised/reviews', {
    id: v7(),
    version: kept.version,
    notes: 'bench',
  });
  await call('POST', `/api/packs/promised/reviews/${review.id}/decision`, { id: v7(), approve: true, comment: '' }, 'reviewer');
  await call('POST', '/api/packs/promised/releases', { id: v7(), version: kept.version, notes: 'bench' });
  const { rows } = await call<{ rows: readonly { readonly id: string; readonly pack: string }[] }>('GET', '/api/items');
  return rows.find(({ pack }) => pack === 'promised')!.id;
}

async function measureFilling(browser: Browser, url: string): Promise<Figure[]> {
  const first: number[] = [];
  for (let run = 0; run < 5; run += 1) first.push(await firstInput(browser, url));
  const { near, far } = await keystrokes(browser, url);
  const note = `${phone.width} x ${phone.height}, processor / ${throttle}`;
  return [
    {
      name: 'form of 200 fields: navigation to first letter, cold page',
      value: Math.round(middle(first)),
      unit: 'ms',
      note: `${note}, median of 5`,
      target: { most: 2_000 },
    },
    {
      name: 'form of 200 fields: key to paint',
      value: Math.round(middle(near)),
      unit: 'ms',
      note: `${note}, median of ${keys}`,
      target: { most: 50 },
    },
    { name: 'form of 200 fields: key to paint, slowest of them', value: Math.round(Math.max(...near)), unit: 'ms', note },
    {
      name: 'form of 200 fields: key to paint at the 200th field',
      value: Math.round(middle(far)),
      unit: 'ms',
      note: `${note}, median of ${keys}`,
      target: { most: 50 },
    },
  ];
}

/** A page of its own with nothing in its cache, the processor held back. */
async function openPage(
  browser: Browser,
  origin: string,
): Promise<{ readonly page: Page; readonly cdp: CDPSession; readonly context: BrowserContext }> {
  const context = await signedIn(browser, origin, 'wangfang');
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  return { page, cdp, context };
}

const firstField = '#answers_field001';

/** From navigation until a letter typed into the first field is painted: measured in the page, which tries with every frame. */
async function firstInput(browser: Browser, url: string): Promise<number> {
  const { page, context } = await openPage(browser, new URL(url).origin);
  await page.addInitScript(selector => {
    // A message is handed over after the frame that is being made is painted.
    const afterPaint = (work: () => void): void => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = work;
      port2.postMessage(null);
    };
    const look = (): void => {
      const control = document.querySelector<HTMLInputElement>(selector);
      if (!control) return void requestAnimationFrame(look);
      const began = performance.now();
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(control, '甲');
      control.dispatchEvent(new InputEvent('input', { bubbles: true, data: '甲' }));
      requestAnimationFrame(() => afterPaint(() => Object.assign(globalThis, { filled: { began, painted: performance.now() } })));
    };
    requestAnimationFrame(look);
  }, firstField);
  await page.goto(url, { waitUntil: 'commit' });
  const { painted } = await page
    .waitForFunction(() => (globalThis as unknown as { filled?: { painted: number } }).filled)
    .then(handle => handle.jsonValue() as Promise<{ painted: number }>);
  await context.close();
  return painted;
}

/** Types into a line at the top and into the last one of the form: from the input event to the next paint, in milliseconds. */
async function keystrokes(browser: Browser, url: string): Promise<{ near: number[]; far: number[] }> {
  const { page, context } = await openPage(browser, new URL(url).origin);
  await page.goto(url);
  const type = async (selector: string): Promise<number[]> => {
    await page.locator(selector).click({ timeout: 60_000 });
    await page.evaluate(() => {
      const times: number[] = [];
      Object.assign(globalThis, { times });
      // The time stamp is of the key itself, so that what kept the page busy before it is counted too.
      document.addEventListener(
        'input',
        event =>
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => times.push(performance.now() - event.timeStamp);
            port2.postMessage(null);
          }),
        true,
      );
    });
    for (let n = 0; n < keys; n += 1) {
      // A pause in typing now and then, so that what the page does after a pause is met by the next key.
      await page.keyboard.press(String.fromCharCode(97 + (n % 26)), { delay: n % 6 === 5 ? 320 : 90 });
    }
    return page.evaluate(() => (globalThis as unknown as { times: number[] }).times);
  };
  const near = await type(firstField);
  const far = await type('#answers_field200');
  await context.close();
  return { near, far };
}
