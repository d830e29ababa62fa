import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { v7 } from 'uuid';
import type { StepAnswers, StepForms } from '#forms/generated/index.ts';
import { createManifest } from '#processes/manifest.ts';
import type { WholeBody } from '#processes/overlay/types.ts';
import { type App, createApp } from '#server/app.ts';
import { CallProblem, type Client, createClient } from '#server/contract/client.ts';
import type { AnswerOf, BodyOf } from '#server/contract/routes.ts';
import type { ProblemDetails } from '#server/contract/schemas.ts';
import { demoPassword, seedDemo } from '#server/demo/index.ts';
import { createLogger } from '#server/http/logger.ts';
import { need } from '#server/identity/need.ts';
import { findReleases } from '#server/releases/family.ts';
import { judgeDraft } from '#server/releases/judged.ts';
import { openStore } from '#server/store/index.ts';
import type { OpenStore } from '#server/store/types.ts';
import { answersFor } from '../support/answers.ts';
import { at, createClock, type MovedClock } from '../support/centre.ts';
import { copyTemplate } from '../support/template.ts';

/** Somebody with a browser: a cookie jar and a client typed by the contract. */
export interface Visitor extends Client {
  readonly cookies: Map<string, string>;
  readonly fetch: typeof fetch;
}

/** A server on loopback with the demo centre, on SQLite in a temp folder, or on the database at `url`. */
export interface TestServer {
  readonly address: string;
  readonly app: App;
  readonly store: OpenStore;
  /** The shell's clock. */
  readonly clock: MovedClock;
  /** Machine time of sessions. */
  readonly machine: MovedClock;
  /** What the server logged. */
  readonly log: string[];
  visitor(): Visitor;
  /** A visitor signed in as a demo account. */
  as(login: string): Promise<Visitor>;
  close(): Promise<void>;
}

const monday = at('2026-11-23', '09:30');

/** How a test server is started; everything has a default. */
export interface ServerOptions {
  readonly moment?: number;
  readonly demo?: boolean;
  readonly seed?: boolean;
  readonly url?: string;
  readonly trustProxy?: boolean;
  /** false: its database is made anew, with secrets of its own, instead of copied from the one all tests of a run share. */
  readonly copied?: boolean;
}

export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'banjian-api-'));
  const clock = createClock(options.moment ?? monday);
  const machine = createClock(options.moment ?? monday);
  const log: string[] = [];
  const to = new Writable({
    write(chunk, _encoding, done) {
      log.push(String(chunk));
      done();
    },
  });
  const url = options.url ?? join(folder, 'api.db');
  const demo = options.demo ?? true;
  const isUsual = options.copied !== false && demo && options.seed !== false && options.url === undefined && options.moment === undefined;
  if (isUsual) await copyTemplate('demo', url, makeDemo);
  const store = await openStore({ url, clock, demo });
  if (!isUsual && (options.seed ?? demo)) await seedDemo(store);
  const { trustProxy = false } = options;
  const app = await createApp({ store, distDir: join(folder, 'dist'), logger: createLogger({ to }), now: machine.now, trustProxy });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const visitor = () => createVisitor(address);
  return {
    ...{ address, app, store, clock, machine, log, visitor },
    async as(login) {
      const one = visitor();
      await one.call('signIn', { body: { login, password: demoPassword } });
      return one;
    },
    async close() {
      await app.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The demo centre as on its first day, in a file of its own. */
async function makeDemo(url: string): Promise<void> {
  const store = await openStore({ url, clock: createClock(monday), demo: true });
  await seedDemo(store);
  await store.close();
}

export function createVisitor(address: string): Visitor {
  const cookies = new Map<string, string>();
  const send: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(String(input).startsWith('/') ? address + String(input) : input, { ...init, headers });
    for (const text of response.headers.getSetCookie()) keepCookie(cookies, text);
    return response;
  };
  return { ...createClient({ base: address, fetch: send }), cookies, fetch: send };
}

function keepCookie(cookies: Map<string, string>, text: string): void {
  const [, name, value] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
  if (!name) return;
  if (value) cookies.set(name, value);
  else cookies.delete(name);
}

/** The problem a call was refused with. */
export async function refused(call: Promise<unknown>): Promise<ProblemDetails> {
  try {
    await call;
  } catch (thrown) {
    if (thrown instanceof CallProblem) return thrown.problem;
    throw thrown;
  }
  throw new Error('expected the call to be refused, but it was done');
}

/** Discards the draft of a pack as it stands. */
export async function discard(who: Visitor, pack = 'promised'): Promise<void> {
  const params = { packId: pack };
  const { version } = await who.call('getPackDraft', { params });
  await who.call('discardPackDraft', { params, query: { version } });
}

/** Publishes the stored draft of a pack as two people do (双人复核): `author` asks, `reviewer` approves, `author` publishes. */
export async function publishReviewed(
  author: Visitor,
  reviewer: Visitor,
  {
    pack,
    version,
    notes = '',
    id = v7(),
  }: { readonly pack: string; readonly version: number; readonly notes?: string; readonly id?: string },
): Promise<AnswerOf<'publishPack'>> {
  await approve(author, reviewer, { pack, version, notes });
  return author.call('publishPack', { params: { packId: pack }, body: { id, version, notes } });
}

/** Has the stored draft of a pack reviewed: `author` asks, `reviewer` approves. */
export async function approve(
  author: Visitor,
  reviewer: Visitor,
  { pack, version, notes = '' }: { readonly pack: string; readonly version: number; readonly notes?: string },
): Promise<AnswerOf<'decideReview'>> {
  const review = await author.call('requestReview', { params: { packId: pack }, body: { id: v7(), version, notes } });
  const params = { packId: pack, reviewId: review.id };
  return reviewer.call('decideReview', { params, body: { id: v7(), approve: true, comment: '' } });
}

/**
 * Puts a draft's body in force as what comes with the programme (随附发布): for tests that are about something else and need a process no golden case
 * agrees with.
 */
export async function putInForce(
  server: TestServer,
  tenant: string,
  pack: string,
  body: AnswerOf<'getPackDraft'>['body'],
): Promise<string> {
  const drawn = body as unknown as WholeBody;
  const judged = await judgeDraft(server.store, tenant, pack, drawn);
  const state = await findReleases(server.store, tenant, pack);
  const facts = {
    number: (state?.releases.length ?? 0) + 1,
    content: judged.content!,
    layout: judged.layout!,
    calls: judged.release!.calls,
  };
  const manifest = createManifest(judged.release!.pack, { ...facts, author: 'system', publishedAt: server.clock.now() });
  const { release } = judged;
  await need(server.store, {
    ...{ tenant, stream: 'release' as const, streamId: pack, type: 'publish-release' },
    body: { manifest, release, golden: drawn.golden },
  });
  return judged.content!;
}

export const applicant = { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' } as const;

/** Everything intake fills in for an item. */
export async function registration(who: Visitor, item = 'food-business-new'): Promise<BodyOf<'openCase'>> {
  const found = await who.call('getItem', { params: { itemId: item } });
  const materials = found.item.materials.map(one => ({ id: one.id, received: true, copies: one.copies, form: one.form }));
  return { id: v7(), item, applicant: { ...applicant }, answers: answersFor(found.item.form), materials };
}

export async function register(who: Visitor, item?: string): Promise<AnswerOf<'openCase'>> {
  return who.call('openCase', { body: await registration(who, item) });
}

/** Completes the one open task of an element found in the inbox of its worker; answers are typed by the form of the step. */
export async function complete<Element extends keyof StepForms>(
  who: Visitor,
  caseId: string,
  element: Element,
  answers?: StepAnswers<Element>,
): Promise<AnswerOf<'completeTask'>> {
  const { rows } = await who.call('listTasks');
  const row = rows.find(one => one.caseId === caseId && one.element === element);
  if (!row) throw new Error(`no task ${element} in the inbox, only ${rows.map(one => one.element).join(', ')}`);
  const filled: object = answers ?? answersFor(element);
  const body = { id: v7(), task: row.task, version: row.version, answers: { ...filled } };
  return who.call('completeTask', { params: { caseId }, body });
}
