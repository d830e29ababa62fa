import { countWorkingDays, dateOf } from '#engine/calendar/index.ts';
import type { Act } from '#engine/bpmn/definition.ts';
import type { Organisation, ReleaseDefinition } from '#engine/cases/context.ts';
import type { CaseState, DocumentRecord } from '#engine/cases/state.ts';
import type { Calendar, Millis } from '#engine/calendar/types.ts';
import type { ClockState } from '#engine/clocks/index.ts';
import type { Progress } from '../contract/public.ts';
import { scopesOf } from '../cases/scopes.ts';
import { contentTitles } from '../cases/titles.ts';
import { maskData, maskName } from '../identity/masking.ts';
import type { OpenStore, Store } from '../store/types.ts';
import { listCentres } from './centres.ts';
import { currentOf } from './current.ts';
import { publicReader } from './find.ts';
import { readReleases } from './releases.ts';
import { type Facts, nowText, statusOf, todoText } from './situation.ts';
import { timelineOf } from './timeline.ts';
import type { Releases } from './way.ts';

/** The progress of a case as the applicant reads it (办理进度). Nothing personal but the masked name. */
export async function viewProgress(store: OpenStore, state: CaseState): Promise<Progress> {
  const { tenant } = state;
  const read = await store.withScope({ tenants: [tenant], actor: publicReader }, async reader => ({
    entries: await reader.journal('case', state.caseId),
    items: await reader.select(
      'select s.id from service_item s join pack p on p.tenant = s.tenant and p.id = s.pack where s.tenant = ? and s.id = ? and s.active = 1',
      [tenant, state.service.id],
    ),
  }));
  const scopes = scopesOf(read.entries);
  const releases = await readReleases(store, [state.content, ...scopes.map(({ content }) => content)]);
  const [organisation, calendar] = [await store.organisation(tenant), await store.calendar(tenant)];
  const documents = await documentsOf(store, state, releases);
  const facts = factsOf(state, { releases, organisation, documents });
  const status = statusOf(facts);
  return {
    demo: store.demo,
    number: state.number,
    itemTitle: state.service.title,
    item: read.items.length > 0 ? state.service.id : null,
    centre: await centreOf(store, tenant),
    unitTitle: facts.unitTitle,
    kind: state.intakeType,
    openedAt: state.openedAt,
    closedAt: state.closedAt,
    applicantName: maskName(state.applicant.name, state.applicant.kind),
    status,
    phase: state.phase,
    now: nowText(status, facts),
    todo: todoText(status, facts),
    steps: timelineOf({ state, releases, entries: read.entries, scopes }),
    clocks: clocksOf(state, facts.release, { now: store.clock.now(), calendar }),
    missing: status === 'supplement' ? missingOf(state, releases) : [],
    documents,
    rating: state.rating ? { level: state.rating.level, at: state.rating.at } : null,
    mayRate: state.phase === 'closed' && !state.rating,
  };
}

async function centreOf(store: Store, tenant: string): Promise<Progress['centre']> {
  return (await listCentres(store)).find(({ id }) => id === tenant)!;
}

function factsOf(
  state: CaseState,
  of: { readonly releases: Releases; readonly organisation: Organisation; readonly documents: Progress['documents'] },
): Facts {
  const { units, centre } = of.organisation;
  return {
    state,
    release: of.releases.get(state.content),
    current: state.phase === 'closed' ? [] : currentOf(state, of.releases),
    unitTitle: units.find(({ id }) => id === state.service.unit)?.title ?? centre.title,
    centreTitle: centre.title,
    documents: of.documents.map(({ title }) => title),
  };
}

/** Acts whose documents go to other offices and not to the applicant. */
const inside: ReadonlySet<Act> = new Set(['forward', 'superior-answer']);

/** Documents an act of law issued to the applicant (已出具的文书): what offices send each other is left out. */
async function documentsOf(store: Store, state: CaseState, releases: Releases): Promise<Progress['documents']> {
  const shown = state.documents.filter(record => !record.voided && isForApplicant(record, releases));
  const titles = await contentTitles(store, shown);
  return shown.map(record => ({ title: titles(record), number: record.number, issuedOn: dateOf(record.issuedAt) }));
}

function isForApplicant({ element, content }: DocumentRecord, releases: Releases): boolean {
  const act = element === undefined ? undefined : releases.get(content)?.process.elements[element]?.act;
  return act !== undefined && !inside.has(act);
}

/** Limits of the whole case, those of the law and the promise for good, others while they run (办理时限). */
function clocksOf(
  { clocks }: CaseState,
  release: ReleaseDefinition | undefined,
  at: { readonly now: Millis; readonly calendar: Calendar },
): Progress['clocks'] {
  return Object.values(clocks)
    .filter(clock => clock.stage === undefined && clock.task === undefined)
    .flatMap(clock => {
      const title = release?.clocks.find(({ id }) => id === clock.rule)?.title;
      const isLasting = clock.rule === 'promised' || clock.rule === 'statutory';
      if (!title || (clock.status === 'stopped' && !isLasting)) return [];
      const { dueOn, status, provisional } = clock;
      return [{ title, dueOn, state: status, remaining: remainingOf(clock, at), provisional: provisional && status !== 'stopped' }];
    })
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
}

/** Working days left: from today, or from the day the clock was paused or stopped. */
function remainingOf(clock: ClockState, { now, calendar }: { readonly now: Millis; readonly calendar: Calendar }): number | null {
  const { status, dueOn, pauses, stoppedAt } = clock;
  const from = status === 'stopped' ? stoppedAt : status === 'paused' ? pauses.find(({ to }) => to === null)?.from : now;
  return from === undefined ? null : countWorkingDays(calendar, dateOf(from), dueOn);
}

/** What the last notice asks for (需补正的材料): the rows of its list, in words. Personal data somebody wrote into it is masked. */
function missingOf(state: CaseState, releases: Releases): Progress['missing'] {
  const asked = state.acts.findLast(({ act }) => act === 'request-supplement');
  const rows = asked ? state.data.filter(({ scope, schema }) => scope === asked.scope && schema === formOf(asked.element, releases)) : [];
  const answers = rows.toSorted((a, b) => b.round - a.round)[0]?.answers ?? {};
  const lists = Object.values(maskData(answers, state.applicant)).filter(Array.isArray) as unknown[][];
  return lists.flat().flatMap(row => {
    const words =
      typeof row === 'object' && row !== null ? Object.values(row).filter(value => typeof value === 'string' && value !== '') : [row];
    const text = words.join('：');
    return text === '' ? [] : [{ zh: text, en: text }];
  });
}

/** Form of the step that gave the notice; its id is the same in every release that has the step. */
function formOf(element: string, releases: Releases): string | undefined {
  const elements = [...releases.values()].map(({ process }) => process.elements[element]);
  return elements.find(one => one?.act === 'request-supplement')?.form;
}
