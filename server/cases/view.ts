import type { Entry } from '#engine/cases/events.ts';
import type { CaseState, DataEntry, Incident, Task, Wait } from '#engine/cases/state.ts';
import type { Text } from '#engine/problem.ts';
import type { CaseDocument, CaseView, TaskRow } from '../contract/schemas.ts';
import { contractItem } from '../catalogue/item.ts';
import { promiseOf } from '../catalogue/promise.ts';
import { maskApplicant, maskCode, maskData } from '../identity/masking.ts';
import { findNames, type Names } from '../identity/names.ts';
import { findContent, formOf } from '../releases/content.ts';
import type { Store } from '../store/types.ts';
import { branchAccounts, branchesOf } from './branches.ts';
import { circulationsOf, stepsCirculate } from './circulations.ts';
import { contextOf } from './context.ts';
import { cardsOf, supervisionOf } from '../supervision/case.ts';
import { wordsOf } from '../supervision/words.ts';
import { chipOfCase, chipOfTask, clocksOf, stepNames } from './clocks.ts';
import { extensionOf } from './extension.ts';
import { linksOf } from './links.ts';
import { proceduresOf } from './procedures.ts';
import { contentTitles } from './titles.ts';
import type { Reading } from './reading.ts';
import { type ScopeShown, scopesOf } from './scopes.ts';
import { startablesOf } from './startables.ts';
import { superiorOf, urgers } from './superior.ts';
import { takeBacksOf } from './take-backs.ts';
import { caseVerbs } from './verbs.ts';

/** The whole case as its page shows it (办件详情), masked for whoever may not see personal data. */
export async function viewCase(store: Store, reading: Reading, entries: readonly Entry[]): Promise<CaseView> {
  const { state, organisation } = reading;
  const scopes = scopesOf(entries);
  const names = await findNames(store, [...accountsOf(state), ...branchAccounts(reading, entries)]);
  const words = wordsOf(entries, text => (reading.unmasked ? text : maskData(text, state.applicant)));
  const [release, content] = [await store.release(state.content), await findContent(store, state.content)];
  const canCirculate = stepsCirculate(reading, await contextOf(store, reading));
  const packTitle = content?.pack.head.title ?? { zh: state.pack, en: state.pack };
  return {
    caseId: state.caseId,
    number: state.number,
    queryCode: reading.unmasked ? state.queryCode : maskCode(state.queryCode),
    content: state.content,
    pack: state.pack,
    packTitle,
    releaseNumber: state.releaseNumber,
    intakeType: state.intakeType,
    status: state.status,
    phase: state.phase,
    seq: state.seq,
    openedAt: state.openedAt,
    closedAt: state.closedAt,
    openedBy: names(state.openedBy),
    window: state.window,
    item: contractItem(state.service, { organisation, packTitle, promise: promiseOf(state.service, content) }),
    applicant: reading.unmasked ? state.applicant : maskApplicant(state.applicant),
    masked: !reading.unmasked,
    materials: materialsOf(reading),
    data: await dataOf(store, reading, scopes),
    documents: await documentsOf(store, state, names),
    clocks: clocksOf(reading, release, stepNames(entries)),
    branches: branchesOf(reading, entries, names),
    cards: await cardsOf(store, reading, words),
    supervision: await supervisionOf(store, reading, words),
    superior: superiorOf(state, release, names),
    tasks: Object.values(state.tasks).map(task => ({ ...taskOf(task, reading, names), people: namedOf(task).map(who => names(who).name) })),
    awaits: Object.values(state.waits).flatMap(awaitOf),
    incidents: Object.values(state.incidents).map(incident => incidentOf(incident, reading)),
    late: state.late ?? false,
    links: await linksOf(store, reading),
    rating: ratingOf(reading, entries),
    takeBacks: await takeBacksOf(store, reading),
    circulations: circulationsOf(reading, entries, names),
    startables: await startablesOf(store, reading),
    seated: Object.values(state.tasks).flatMap(task => (isSeatedApart(task, reading.person.account) ? [task.id] : [])),
    scopes,
    time: chipOfCase(reading),
    procedures: proceduresOf(reading, release),
    extension: extensionOf(reading, release, content),
    verbs: caseVerbs(reading).filter(verb => verb !== 'circulate-case' || canCirculate),
    now: reading.now,
  };
}

/** The rating with what was said (评价); comment and tags stand in the journal, masked as everything else. */
function ratingOf({ state, unmasked }: Reading, entries: readonly Entry[]): CaseView['rating'] {
  if (!state.rating) return null;
  const { level, at } = state.rating;
  const said = entries.flatMap(({ events }) => events).find(event => event.type === 'case-rated');
  const words = said?.type === 'case-rated' ? said.private : { tags: [], comment: '' };
  return { level, at, tags: [...words.tags], comment: unmasked ? words.comment : maskData(words.comment, state.applicant) };
}

function accountsOf(state: CaseState): string[] {
  const holders = Object.values(state.tasks).flatMap(task => [...(task.holder ? [task.holder] : []), ...namedOf(task)]);
  const told = state.circulations.flatMap(({ to, by }) => [to, by]);
  return [state.openedBy, ...holders, ...told, ...urgers(state), ...state.documents.map(({ issuedBy }) => issuedBy)];
}

/** Accounts a task is for by name. */
function namedOf({ candidates }: Task): string[] {
  return candidates.flatMap(one => (one.startsWith('person:') ? [one.slice('person:'.length)] : []));
}

/** The person has a part in the task that is not open: it is not in the inbox. */
function isSeatedApart({ seats }: Task, account: string): boolean {
  return seats?.some(seat => seat.account === account && seat.status !== 'open') ?? false;
}

function materialsOf({ state, unmasked }: Reading): CaseView['materials'] {
  return state.service.materials.map(wanted => {
    const found = state.materials.find(({ id }) => id === wanted.id);
    return {
      ...(found ? (unmasked ? found : maskData(found, state.applicant)) : { id: wanted.id, received: false, copies: 0, form: wanted.form }),
      title: wanted.title,
      required: wanted.required,
      wantedCopies: wanted.copies,
    };
  });
}

async function dataOf(store: Store, { state, unmasked }: Reading, scopes: readonly ScopeShown[]): Promise<CaseView['data']> {
  return Promise.all(
    state.data.map(async (entry: DataEntry) => {
      const hash = scopes.find(({ id }) => id === entry.scope)?.content ?? state.content;
      const form = formOf(hash, await findContent(store, hash), entry.schema) ?? {
        title: { zh: entry.schema, en: entry.schema },
        schema: {},
        ui: {},
      };
      const answers = unmasked ? entry.answers : maskData(entry.answers, state.applicant);
      return {
        form: entry.form,
        schema: entry.schema,
        scope: entry.scope,
        round: entry.round,
        title: form.title,
        jsonSchema: form.schema,
        ui: form.ui,
        answers: { ...answers },
      };
    }),
  );
}

/** Issued documents with their titles (文书). */
export async function documentsOf(store: Store, state: CaseState, names: Names): Promise<CaseDocument[]> {
  const titles = await contentTitles(store, state.documents);
  return state.documents.map(record => ({
    id: record.id,
    document: record.document,
    title: titles(record),
    number: record.number,
    issuedAt: record.issuedAt,
    issuedBy: names(record.issuedBy),
    voided: record.voided ?? false,
  }));
}

/** A task of a case as lists and pages show it. */
export function taskOf(task: Task, reading: Reading, names: Names): TaskRow {
  const { state, person } = reading;
  return {
    caseId: state.caseId,
    task: task.id,
    version: task.version,
    caseNumber: state.number,
    itemTitle: state.service.title,
    applicantName: reading.unmasked ? state.applicant.name : maskApplicant(state.applicant).name,
    intakeType: state.intakeType,
    element: task.element,
    name: task.name,
    stage: task.stage ?? null,
    holder: task.holder === null ? null : names(task.holder),
    mine: task.holder === person.account,
    createdAt: task.createdAt,
    read: task.readAt !== undefined,
    window: state.window,
    time: chipOfTask(task, reading),
    card: gravest(state),
  };
}

function gravest(state: CaseState): TaskRow['card'] {
  const levels = state.cards.filter(({ revoked }) => !revoked).map(({ level }) => level);
  return (['red', 'yellow', 'warning'] as const).find(level => levels.includes(level)) ?? null;
}

function awaitOf(wait: Wait): CaseView['awaits'] {
  return wait.kind === 'message' ? [{ wait: wait.id, name: wait.name, element: wait.element }] : [];
}

function incidentOf(incident: Incident, reading: Reading): CaseView['incidents'][number] {
  return {
    id: incident.id,
    element: incident.element,
    code: incident.code,
    message: incident.message as Text,
    raisedAt: incident.raisedAt,
    actions: incidentActions(incident, reading),
  };
}

/** What may be done about an incident: retry always, skip where a step stopped, fill in values where a scope can take them. */
function incidentActions({ scope }: Incident, reading: Reading): CaseView['incidents'][number]['actions'] {
  if (!caseVerbs(reading).includes('resolve-incident')) return [];
  return scope === null ? ['retry'] : ['retry', 'skip', 'resolve'];
}
