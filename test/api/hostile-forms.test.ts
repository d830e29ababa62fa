import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerOf } from '#server/contract/routes.ts';
import { bombs, evilPatterns, hostileTexts, names, type Payload, places, references, unseenNames } from '../forms/schema/payloads.ts';
import { startServer, type TestServer, type Visitor } from './support.ts';

/** Hostile forms in a draft (恶意表单), over HTTP: refused with a sentence, and the server goes on. */
let server: TestServer;
let admin: Visitor;
let draft: AnswerOf<'getPackDraft'>;
/** A second, or as long as a good draft takes ten times over where the machine is busy. */
let mostMs = 1_000;
const pack = { params: { packId: 'extension' } };

beforeAll(async () => {
  server = await startServer();
  admin = await server.as('huangmei');
  draft = await admin.call('getPackDraft', pack);
  const { took } = await check(ownForm());
  mostMs = Math.max(mostMs, took * 10);
});
afterAll(() => server.close());

const ownForm = () => (draft.body as unknown as { pack: { forms: Record<string, unknown> } }).pack.forms.extension;

/** JSON text of a value however deep it is nested. */
function textOf(value: unknown): string {
  const parts: string[] = [];
  const open: unknown[] = [value];
  const raw = (text: string) => ({ raw: text });
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) parts.push(JSON.stringify(next));
    else if ('raw' in next) parts.push(String(next.raw));
    else {
      const isList = Array.isArray(next);
      const inner = Object.entries(next)
        .filter(([, entry]) => entry !== undefined)
        .flatMap(([key, entry], index) => [raw(`${index > 0 ? ',' : ''}${isList ? '' : `${JSON.stringify(key)}:`}`), entry]);
      open.push(...[raw(isList ? '[' : '{'), ...inner, raw(isList ? ']' : '}')].reverse());
    }
  }
  return parts.join('');
}

/** The draft with a hostile form in the place of its own; JSON text, since a name like `__proto__` is lost in an object. */
function bodyWith(form: unknown): string {
  const body = structuredClone(draft.body) as unknown as { pack: { forms: Record<string, unknown> } };
  body.pack.forms.extension = 'HOSTILE';
  return JSON.stringify({ body }).replace('"HOSTILE"', () => textOf(form));
}

async function check(form: unknown): Promise<{ status: number; text: string; took: number }> {
  const body = bodyWith(form);
  const began = performance.now();
  const response = await admin.fetch(`${server.address}/api/packs/extension/check`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return { status: response.status, text: await response.text(), took: performance.now() - began };
}

const texts: readonly Payload[] = Object.entries(hostileTexts).map(([name, text], index) => {
  const [place, make] = Object.entries(places)[index % Object.keys(places).length]!;
  return { name: `${name} in ${place}`, form: make(text) };
});
const every = (payloads: readonly Payload[], nth: number) => payloads.filter((_, index) => index % nth === 0);
/** The check itself is tried with all of them elsewhere; here some of each sort, and every other bomb. */
const payloads = [
  ...every(bombs, 2),
  ...every(evilPatterns, 9),
  ...every(references, 9),
  ...every(names, 17),
  ...every(unseenNames, 31),
  ...every(texts, 6),
];

describe('a draft with a hostile form', () => {
  it('should be tried with some of every sort', () => {
    expect(payloads.length).toBeGreaterThan(50);
  });

  it.each(payloads.map(({ name, form }) => [name, form] as const))('should be refused: %s', async (_name, form) => {
    // when
    const { status, text, took } = await check(form);
    // then
    const answer = JSON.parse(text);
    if (status === 200) expect(answer.problems.some(({ severity }: { severity: string }) => severity === 'error')).toBe(true);
    else expect([400, 413, 422]).toContain(status);
    expect(text).toMatch(/[一-龥]/);
    expect(took).toBeLessThan(mostMs);
  });

  it('should leave the server as it was', async () => {
    // when
    const { status, text } = await check(ownForm());
    // then
    expect(status).toBe(200);
    expect(JSON.parse(text).problems.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(server.log.filter(line => line.includes('"level":50'))).toEqual([]);
  });
});
