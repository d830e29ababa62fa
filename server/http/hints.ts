import { createSession, type Session } from 'better-sse';
import type { Context } from 'koa';
import { marks, visibleCases } from '../identity/reach.ts';
import { findPerson, type Person } from '../identity/person.ts';
import type { Sessions } from '../identity/sessions.ts';
import { missed } from '../store/hints.ts';
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
const common = new Set(['item', 'release', 'organisation', 'calendar', 'recompute', 'settings', 'code-list']);
/** Hints of one listener are gathered this long, so that a burst asks the database once. */
const gatherMs = 200;

/** Creates the hub and listens to the store. */
export function createHintHub(store: Store, sessions: Sessions): HintHub {
  return new Hub(store, sessions);
}

class Hub implements HintHub {
  readonly #store: Store;
  readonly #sessions: Sessions;
  readonly #listeners = new Set<Listener>();
  readonly #stop: () => void;

  constructor(store: Store, sessions: Sessions) {
    this.#store = store;
    this.#sessions = sessions;
    this.#stop = store.onHint(({ tenant, stream, streamId, seq }) => {
      if (stream === missed.stream) return this.#leaveAll();
      for (const listener of this.#listeners) this.#gather(listener, { tenant, stream, id: streamId, seq });
    });
  }

  async serve(ctx: Context, secret: string | undefined): Promise<void> {
    const person = await this.#identify(secret, true);
    if (!secret || !person)
      throw refusal(401, 'not-signed-in', { zh: '请先登录。', en: 'Expected a signed-in person, but there is no session.' });
    ctx.respond = false;
    const session = await createSession(ctx.req, ctx.res, {
      statusCode: 200,
      retry: 3000,
      keepAlive: 25_000,
      headers: { 'x-accel-buffering': 'no' },
    });
    const listener: Listener = { secret, session, person, pending: new Map(), timer: undefined, end: () => ctx.res.end() };
    this.#listeners.add(listener);
    session.once('disconnected', () => this.#leave(listener));
  }

  close(): void {
    this.#stop();
    this.#leaveAll();
  }

  /** Pages whose line is broken take it up again, and read anew what they show. */
  #leaveAll(): void {
    for (const listener of [...this.#listeners]) this.#leave(listener);
  }

  async #identify(secret: string | undefined, touch: boolean): Promise<Person | null> {
    const owner = secret ? await this.#sessions.find(secret, touch) : null;
    return owner && findPerson(this.#store, owner);
  }

  #gather(listener: Listener, hint: Pending): void {
    if (!listener.person.tenants.includes(hint.tenant) || (!ofCase.has(hint.stream) && !common.has(hint.stream))) return;
    listener.pending.set(`${hint.stream} ${hint.id}`, hint);
    listener.timer ??= setTimeout(() => void this.#flush(listener).catch(() => this.#leave(listener)), gatherMs);
  }

  /** Roles and session are looked at anew, so that nobody hears of what he may no longer see. */
  async #flush(listener: Listener): Promise<void> {
    listener.timer = undefined;
    const hints = [...listener.pending.values()];
    listener.pending.clear();
    const person = await this.#identify(listener.secret, false);
    if (!person) return this.#leave(listener);
    listener.person = person;
    for (const { stream, id, seq } of await visibleHints(this.#store, person, hints)) {
      if (this.#listeners.has(listener)) listener.session.push({ stream, id, seq }, 'hint');
    }
  }

  #leave(listener: Listener): void {
    this.#listeners.delete(listener);
    clearTimeout(listener.timer);
    listener.end();
  }
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
