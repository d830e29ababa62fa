import type { CaseEvent, Entry } from '#engine/cases/events.ts';
import { maskData } from '../identity/masking.ts';
import { seesAll, type Condition } from '../identity/reach.ts';
import type { Target } from '../identity/permissions.ts';
import type { Person } from '../identity/person.ts';
import type { Reading } from '../cases/reading.ts';
import type { ScopedReader, Store } from '../store/types.ts';

/** What people said in words of a case about its cards and limits (督办用语): by what it is about. Words stand in the journal alone. */
export interface Words {
  /** Why a card was given by hand. */
  readonly card: (card: string) => string | null;
  readonly appeal: (card: string) => string;
  readonly decision: (card: string) => string | null;
  /** By its place in the list of explanations. */
  readonly explanation: (position: number) => { readonly text: string; readonly plan: string };
  readonly demand: (demand: string) => string;
  readonly answer: (demand: string) => string;
}

/** Reads the words of a case out of its journal. `seen` masks what this reader may not see. */
export function wordsOf(entries: readonly Entry[], seen: (text: string) => string): Words {
  const said = new Map<string, string>();
  const explanations: { text: string; plan: string }[] = [];
  for (const { seq, events } of entries) {
    for (const [index, event] of events.entries()) {
      if (event.type === 'overdue-explained') explanations.push({ text: seen(event.private.text), plan: seen(event.private.plan) });
      const words = keyed(event, `${seq}.${index}`);
      if (words) said.set(words.key, seen(words.text));
    }
  }
  const get = (key: string) => said.get(key) ?? null;
  return {
    card: card => get(`card ${card}`),
    appeal: card => get(`appeal ${card}`) ?? '',
    decision: card => get(`decision ${card}`),
    explanation: position => explanations[position] ?? { text: '', plan: '' },
    demand: demand => get(`demand ${demand}`) ?? '',
    answer: demand => get(`answer ${demand}`) ?? '',
  };
}

function keyed(event: CaseEvent, position: string): { key: string; text: string } | undefined {
  switch (event.type) {
    case 'warning-raised':
    case 'card-issued':
      return event.private && { key: `card ${position}`, text: event.private.reason };
    case 'card-appealed':
      return { key: `appeal ${event.card}`, text: event.private.reason };
    case 'card-upheld':
    case 'card-revoked':
      return { key: `decision ${event.card}`, text: event.private.reason };
    case 'supervision-demanded':
      return { key: `demand ${position}`, text: event.private.text };
    case 'supervision-answered':
      return { key: `answer ${event.demand}`, text: event.private.text };
    default:
      return undefined;
  }
}

/** Words of one case, read only where its cards, explanations or demands have any. */
export async function caseWords(store: Store, { state, person, unmasked }: Reading): Promise<Words> {
  const spoken = state.explanations ?? state.demands ?? state.cards.find(({ cause, appeal }) => cause === 'manual' || appeal !== undefined);
  const entries = spoken
    ? await store.withScope({ tenants: person.tenants, actor: person.account }, reader => reader.journal('case', state.caseId))
    : [];
  return wordsOf(entries, text => (unmasked ? text : maskData(text, state.applicant)));
}

/** Words of several cases, each masked for a reader who may not see its personal data (督办用语脱敏). Cases are those of a list page. */
export async function readWords(reader: ScopedReader, person: Person, cases: ReadonlyMap<string, Target>): Promise<Map<string, Words>> {
  const found = new Map<string, Words>();
  for (const [caseId, target] of cases) {
    const entries = await reader.journal('case', caseId);
    const applicant = seesAll(person, target) ? undefined : (await reader.findCase(caseId))?.applicant;
    found.set(
      caseId,
      wordsOf(entries, text => (applicant ? maskData(text, applicant) : text)),
    );
  }
  return found;
}

/** Columns that make a row a target: centre, unit, and whether the reader takes part. */
export function targetColumns({ sql }: Condition): string {
  return `c.tenant as "tenant", c.unit as "unit", case when ${sql} then 1 else 0 end as "participates"`;
}

/** Values of `targetColumns`. */
export interface TargetRow {
  readonly tenant: string;
  readonly unit: string;
  readonly participates: number;
}

/** The target a row speaks of. */
export function targetOf({ tenant, unit, participates }: TargetRow): Target {
  return { tenant, unit, participates: Number(participates) === 1 };
}
