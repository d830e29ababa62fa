import { setImmediate } from 'node:timers/promises';
import { backTest, type CardChange, cardsGiven, checkCards, compareCards, type PastCard } from '#engine/cards/index.ts';
import { dayMs } from '#engine/calendar/index.ts';
import type { ReleaseDefinition } from '#engine/cases/context.ts';
import type { Entry } from '#engine/cases/events.ts';
import type { CardRules } from '#engine/clocks/types.ts';
import type { AnswerOf, BodyOf } from '../contract/routes.ts';
import { startOfDate } from '../http/dates.ts';
import { refusal } from '../http/problem.ts';
import type { Person } from '../identity/person.ts';
import { visibleCases } from '../identity/reach.ts';
import type { Store } from '../store/types.ts';
import { createPastCalendars, type PastCalendars } from './past-calendars.ts';

/** Most cases tested at a time, the newest first. */
const casesAtMost = 5_000;
/** Most differences shown; the counts are of all. */
const rowsAtMost = 200;

type Answer = AnswerOf<'backTestCards'>;
interface PastCase {
  readonly id: string;
  readonly number: string;
}

/**
 * What changed card rules would have given to past cases of a pack (规则回测), from their journals; stores nothing. `from` and `to` are days of
 * registration. Case by case, so that nobody else waits.
 */
export async function backTestCards(store: Store, person: Person, body: BodyOf<'backTestCards'>): Promise<Answer> {
  const { rules: cards, problems } = checkCards(body.cards);
  const wrong = problems.find(({ severity }) => severity === 'error');
  if (wrong) throw refusal(422, 'cards-not-valid', wrong.message, { details: { problems } });
  const now = store.clock.now();
  const cases = await findCases(store, person, body);
  const calendars = createPastCalendars(store);
  const sum = new Sum();
  for (const one of cases) {
    await testCase(store, person, one, { cards, calendars, now, sum });
    // Between two cases other requests are served.
    await setImmediate();
  }
  return { cases: cases.length, ...sum.answer(), now };
}

function findCases(store: Store, person: Person, { pack, from, to }: BodyOf<'backTestCards'>): Promise<PastCase[]> {
  const visible = visibleCases(person);
  return store.withScope({ tenants: [person.tenant], actor: person.account }, reader =>
    reader.select<PastCase>(
      `select c.id as "id", c.number as "number" from "case" c where c.tenant = ? and c.pack = ? and c.opened_at >= ? and c.opened_at < ? and ${visible.sql}
       order by c.opened_at desc, c.id limit ?`,
      [
        person.tenant,
        pack,
        from === undefined ? 0 : startOfDate(from),
        to === undefined ? Number.MAX_SAFE_INTEGER : startOfDate(to) + dayMs,
        ...visible.params,
        casesAtMost,
      ],
    ),
  );
}

interface Test {
  readonly cards: CardRules | null;
  readonly calendars: PastCalendars;
  readonly now: number;
  readonly sum: Sum;
}

async function testCase(store: Store, person: Person, { id, number }: PastCase, { cards, calendars, now, sum }: Test): Promise<void> {
  const entries = await store.withScope({ tenants: [person.tenant], actor: person.account }, reader => reader.journal('case', id));
  await calendars.load(entries);
  const releases = await releasesOf(store, entries);
  const was = cardsGiven(entries);
  const is = backTest({ entries, cards, calendarOf: calendars.of, until: now, processOf: content => releases.get(content)?.process });
  sum.add({ caseId: id, caseNumber: number }, { was, is, changed: compareCards(was, is) });
}

/** Releases the scopes of a case ran by. */
async function releasesOf(store: Store, entries: readonly Entry[]): Promise<ReadonlyMap<string, ReleaseDefinition>> {
  const contents = new Set(
    entries.flatMap(({ events }) => events.flatMap(event => (event.type === 'scope-opened' ? [event.content] : []))),
  );
  const found = new Map<string, ReleaseDefinition>();
  for (const content of contents) {
    const release = await store.release(content);
    if (release) found.set(content, release);
  }
  return found;
}

/** Counts over the cases, and the first differences. */
class Sum {
  #was = 0;
  #is = 0;
  #added = 0;
  #removed = 0;
  #moved = 0;
  readonly #levels = { warning: { was: 0, is: 0 }, yellow: { was: 0, is: 0 }, red: { was: 0, is: 0 } };
  readonly #rows: Answer['rows'] = [];

  add(
    of: { readonly caseId: string; readonly caseNumber: string },
    { was, is, changed }: { readonly was: readonly PastCard[]; readonly is: readonly PastCard[]; readonly changed: readonly CardChange[] },
  ): void {
    this.#was += was.length;
    this.#is += is.length;
    for (const { level } of was) this.#levels[level].was += 1;
    for (const { level } of is) this.#levels[level].is += 1;
    for (const change of changed) {
      if (change.was === null) this.#added += 1;
      else if (change.is === null) this.#removed += 1;
      else this.#moved += 1;
      const { clock, level } = change;
      if (this.#rows.length < rowsAtMost) this.#rows.push({ ...of, clock, level, was: change.was, is: change.is });
    }
  }

  answer(): Omit<Answer, 'cases' | 'now'> {
    const levels = (['warning', 'yellow', 'red'] as const).map(level => ({ level, ...this.#levels[level] }));
    const cards = { was: this.#was, is: this.#is };
    return { cards, added: this.#added, removed: this.#removed, moved: this.#moved, levels, rows: this.#rows };
  }
}
