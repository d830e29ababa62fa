import { v7 } from 'uuid';
import { answersFor } from '../support/answers.ts';
import type { Ledger } from './ledger.ts';
import type { createRandom } from './random.ts';

type Random = ReturnType<typeof createRandom>;
interface Operation {
  readonly login: string;
  readonly path: string;
  readonly verb: string;
  readonly body: { readonly id: string } & Record<string, unknown>;
}
interface TaskRow {
  readonly caseId: string;
  readonly task: string;
  readonly version: number;
  readonly element: string;
}

/** An answer that arrived whole. */
interface Answer {
  readonly status: number;
  readonly ok: boolean;
  readonly text: string;
  readonly cookies: readonly string[];
}

/** The server went away in the middle of a request. */
export class ConnectionLost extends Error {}

const staff = ['wangfang', 'liqiang', 'zhaomin', 'sunlei', 'chenjing', 'zhouwei'];
const password = 'Banjian-2026';

/**
 * Sends seeded random work over HTTP (驱动器). An operation that was under way when the server died is sent again, with the same command id,
 * to the next server: it must then be answered, applied once.
 */
export class Driver {
  readonly #cookies = new Map<string, string>();
  readonly #random: Random;
  readonly #ledger: Ledger;
  readonly openCases: string[] = [];
  pending: Operation | null = null;
  refused = 0;
  acknowledged = 0;
  address = '';

  constructor(random: Random, ledger: Ledger) {
    this.#random = random;
    this.#ledger = ledger;
  }

  /** Work until the connection is lost or `steps` operations are done; a person without tasks costs a look, not a step. */
  async work(steps: number): Promise<void> {
    if (this.pending) await this.#send(this.pending);
    for (let done = 0, looks = 0; done < steps && looks < steps * 10; looks += 1) {
      const operation = await this.#choose();
      if (!operation) continue;
      await this.#send(operation);
      done += 1;
    }
  }

  async #choose(): Promise<Operation | null> {
    const dice = this.#random.next();
    if (this.openCases.length < 3 || dice < 0.15) return this.#openCase();
    if (dice < 0.25) return this.#supplement();
    const login = this.#random.pick(staff);
    const inbox = (await this.#get(login, '/api/tasks')) as { rows: TaskRow[] };
    if (inbox.rows.length === 0) return null;
    const row = this.#random.pick(inbox.rows);
    const path = `/api/cases/${row.caseId}/commands`;
    if (dice < 0.4)
      return { login, path: `${path}/claim-task`, verb: 'claim-task', body: { id: v7(), task: row.task, version: row.version } };
    const answers = answersFor(row.element, n => this.#random.below(n));
    return {
      login,
      path: `${path}/complete-task`,
      verb: 'complete-task',
      body: { id: v7(), task: row.task, version: row.version, answers, opinion: '同意' },
    };
  }

  async #openCase(): Promise<Operation> {
    const items = (await this.#get('wangfang', '/api/items')) as { rows: { id: string }[] };
    const item = this.#random.pick(items.rows);
    const { item: whole } = (await this.#get('wangfang', `/api/items/${item.id}`)) as {
      item: { form: string; materials: { id: string; copies: number; form: string }[] };
    };
    return {
      login: 'wangfang',
      path: '/api/cases',
      verb: 'open-case',
      body: {
        id: v7(),
        item: item.id,
        applicant: { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' },
        answers: answersFor(whole.form, n => this.#random.below(n)),
        materials: whole.materials.map(one => ({ id: one.id, received: true, copies: one.copies, form: one.form })),
      },
    };
  }

  async #supplement(): Promise<Operation | null> {
    const caseId = this.#random.pick(this.openCases);
    const view = (await this.#get('wangfang', `/api/cases/${caseId}`)) as { awaits: { name: string }[] };
    if (!view.awaits.some(one => one.name === 'supplement-received')) return null;
    return {
      login: 'wangfang',
      path: `/api/cases/${caseId}/commands/submit-supplement`,
      verb: 'submit-supplement',
      body: { id: v7(), materials: [] },
    };
  }

  async #send(operation: Operation): Promise<void> {
    this.pending = operation;
    const response = await this.#request(operation.login, operation.path, { method: 'POST', body: JSON.stringify(operation.body) });
    const body = JSON.parse(response.text) as { caseId?: string; seq?: number; code?: string };
    if (response.status >= 500) throw new Error(`server error ${response.status}: ${JSON.stringify(body)}`);
    this.pending = null;
    if (!response.ok) {
      this.refused += 1;
      return;
    }
    this.acknowledged += 1;
    const caseId = body.caseId!;
    this.#ledger.write({ command: operation.body.id, verb: operation.verb, caseId, seq: body.seq ?? 1 });
    if (operation.verb === 'open-case') this.openCases.push(caseId);
  }

  async #get(login: string, path: string): Promise<unknown> {
    const response = await this.#request(login, path, { method: 'GET' });
    if (!response.ok) throw new Error(`GET ${path} answered ${response.status}: ${response.text}`);
    return JSON.parse(response.text);
  }

  async #request(login: string, path: string, init: RequestInit): Promise<Answer> {
    const cookie = this.#cookies.get(login) ?? (await this.#signIn(login));
    return this.#fetch(path, { ...init, headers: { 'content-type': 'application/json', origin: this.address, cookie } });
  }

  async #signIn(login: string): Promise<string> {
    const response = await this.#fetch('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.address },
      body: JSON.stringify({ login, password }),
    });
    if (!response.ok) throw new Error(`sign-in of ${login} answered ${response.status}`);
    const cookie = response.cookies.map(one => one.split(';')[0]).join('; ');
    this.#cookies.set(login, cookie);
    return cookie;
  }

  /** A whole answer or ConnectionLost: an answer cut off half-way counts as lost. */
  async #fetch(path: string, init: RequestInit): Promise<Answer> {
    try {
      const response = await fetch(this.address + path, { ...init, signal: AbortSignal.timeout(20_000) });
      const text = await response.text();
      return { status: response.status, ok: response.ok, text, cookies: response.headers.getSetCookie() };
    } catch (error) {
      throw new ConnectionLost(String(error));
    }
  }
}
