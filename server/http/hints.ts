import { createSession, type Session } from 'better-sse';
import type { Context } from 'koa';
import { marks, visibleCases } from '../identity/reach.ts';
import { findPerson, type Person } from '../identity/person.ts';
import type { Sessions } from '../identity/sessions.ts';
import type { Store } from '../store/types.ts';
import { refusal } from './problem.ts';

/** Live pages (页面更新): who listens, and the hints on their way. Hints carry stream, id and seq, never data. */
export interface HintHub {
  /** Serves one listener until it leaves or its session ends. */
  serve(ctx: Context, secret: string | undefined): Promise<void>;
  /** Ends every listener. */
  close(): void;
}

interface Pending {
  readonly tenant: string;
  readonly stream: string;
  readonly id: string;
  readonly seq: number;
}

interface Listener {
  readonly secret: string;
  readonly session: Session;
  person: Person;
  readonly pending: Map<string, Pending>;
  timer: NodeJS.Timeout | undefined;
  readonly end: () => void;
}

/** Streams whose id is a case: heard by whoever may see the case. */
const ofCase = new Set(['case', 'notice']);
/** Streams of a centre every signed-in person may hear of. */
const common = new Set(['item', 'release', 'organisation', 'calendar', 'settings']);
/** Hints of one listener are gathered this long, so that a burst asks the database once. */
const gatherMs = 200;

/** Creates the hub and listens to the store. */
export function createHintHub(store: Store, sessions: Sessions): HintHub {
  const listeners = new Set<Listener>();
  const stop = store.onHint(hint => {
    for (const listener of listeners) gather(listener, { tenant: hint.tenant, stream: hint.stream, id: hint.streamId, seq: hint.seq });
  });

  function gather(listener: Listener, hint: Pending): void {
    if (!listener.person.tenants.includes(hint.tenant) || (!ofCase.has(hint.stream) && !common.has(hint.stream))) return;
    listener.pending.set(`${hint.stream} ${hint.id}`, hint);
    listener.timer ??= setTimeout(() => void flush(listener).catch(() => leave(listener)), gatherMs);
  }

  async function flush(listener: Listener): Promise<void> {
    listener.timer = undefined;
    const hints = [...listener.pending.values()];
    listener.pending.clear();
    const owner = await sessions.find(listener.secret, false);
    const person = owner && (await findPerson(store, owner));
    if (!person) return leave(listener);
    listener.person = person;
    for (const hint of await visibleHints(store, person, hints)) push(listener, hint);
  }

  function push(listener: Listener, hint: Pending): void {
    if (listeners.has(listener)) listener.session.push({ stream: hint.stream, id: hint.id, seq: hint.seq }, 'hint');
  }

  function leave(listener: Listener): void {
    listeners.delete(listener);
    clearTimeout(listener.timer);
    listener.end();
  }

  return {
    async serve(ctx, secret) {
      const owner = secret ? await sessions.find(secret) : null;
      const person = owner && (await findPerson(store, owner));
      if (!secret || !person)
        throw refusal(401, 'not-signed-in', { zh: '请先登录。', en: 'Expected a signed-in person, but there is no session.' });
      ctx.respond = false;
      const session = await createSession(ctx.req, ctx.res, { retry: 3000, keepAlive: 25_000, headers: { 'x-accel-buffering': 'no' } });
      const listener: Listener = { secret, session, person, pending: new Map(), timer: undefined, end: () => ctx.res.end() };
      listeners.add(listener);
      session.once('disconnected', () => leave(listener));
    },
    close() {
      stop();
      for (const listener of [...listeners]) leave(listener);
    },
  };
}

async function visibleHints(store: Store, person: Person, hints: readonly Pending[]): Promise<Pending[]> {
  const cases = hints.filter(hint => ofCase.has(hint.stream)).map(hint => hint.id);
  const seen = cases.length ? await listVisible(store, person, cases) : new Set<string>();
  return hints.filter(hint => !ofCase.has(hint.stream) || seen.has(hint.id));
}

async function listVisible(store: Store, person: Person, cases: readonly string[]): Promise<Set<string>> {
  const visible = visibleCases(person);
  const rows = await store.withScope({ tenants: person.tenants, actor: person.account }, reader =>
    reader.select<{ id: string }>(
      `select c.id as "id" from "case" c where c.tenant in (${marks(person.tenants)}) and c.id in (${marks(cases)}) and ${visible.sql}`,
      [...person.tenants, ...cases, ...visible.params],
    ),
  );
  return new Set(rows.map(row => row.id));
}
