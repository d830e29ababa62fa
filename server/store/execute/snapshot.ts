import type { Answers, Applicant, CaseState, DataEntry, DocumentRecord, Scope, ServiceItem } from '#engine/cases/state.ts';
import { stateVersion, upgradeState } from '#engine/cases/upgrades/index.ts';
import { find, type Plan, type Row, select } from '../plan.ts';
import { inOrder } from './codec/parts.ts';
import { record } from './codec/record.ts';
import { type OpenState, optionalFields, requiredFields, readState as readValues, writePlain, writeState } from './codec/state.ts';
import { hide, restore } from './codec/values.ts';
import { asJournalRow, journalColumns, openedService } from './entry.ts';
import { hashOfService, keepService, knownService } from './service.ts';

/** Snapshot of a case in two texts: the open one holds no personal data. */
export interface SnapshotTexts {
  readonly snapshot: string;
  readonly private: string;
}

/** What is personal in a state. The first rows hold it under its keys. */
interface PrivateParts {
  readonly applicant: Applicant;
  /** Scope id -> variables. */
  readonly vars: Readonly<Record<string, Answers>>;
  /** Document id -> frozen placeholder values. */
  readonly values: Readonly<Record<string, Answers>>;
  /** Variables of completed sub-processes that can still be compensated; the snapshot holds their numbers. */
  readonly kept?: readonly unknown[];
}

const applicantRow = record<Applicant>()(['kind', 'name', 'idNumber', 'phone']);
const nothing: PrivateParts['values'] = {};

/** The private text: its parts in their order, those at the end left out that are empty. */
function writePrivate({ applicant, vars, values, kept }: PrivateParts): string {
  const row: unknown[] = [applicantRow.write(applicant), vars];
  if (kept !== undefined) return JSON.stringify([...row, values, kept]);
  return JSON.stringify(hasKeys(values) ? [...row, values] : row);
}

function readPrivate(text: string): PrivateParts {
  const parts = JSON.parse(text) as PrivateParts | readonly [unknown, PrivateParts['vars'], PrivateParts['values']?, unknown[]?];
  if (!isList(parts)) return parts;
  const applicant = applicantRow.read(parts[0]);
  const vars = parts[1];
  if (parts.length === 2) return { applicant, vars, values: nothing };
  const [, , values = nothing, kept] = parts;
  return kept === undefined ? { applicant, vars, values } : { applicant, vars, values, kept };
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** The row of a case as its state is read from: the snapshot says nothing again that the row has a column for. */
export interface CaseRow extends SnapshotTexts {
  readonly tenant: string;
  readonly id: string;
  readonly number: string;
  readonly query_code: string;
  readonly content: string;
  readonly pack: string;
  readonly release_number: number;
  readonly intake_type: string;
  readonly opened_by: string;
  readonly window_id: string | null;
  readonly opened_at: number;
  readonly closed_at: number | null;
  readonly phase: string;
  readonly status: string;
}

/** Columns of `CaseRow`. */
export const stateColumnNames =
  'tenant, id, number, query_code, content, pack, release_number, intake_type, opened_by, window_id, opened_at, closed_at, phase, status, snapshot, private';

/** A snapshot as stored: version, hash of its service item, values in the order of the codec. */
type Stored = readonly [version: number, service: string, values: unknown];

/**
 * Texts of a state without its answers, which are rows of case_data, without its service item, which stands once for all, and without what the
 * row has columns for. Values stand in the order of `codec/state.ts`.
 */
export function writeSnapshot(state: CaseState): SnapshotTexts {
  const { service, applicant, documents, scopes } = state;
  const values: Record<string, Answers> = {};
  for (const { id, values: frozen } of documents) values[id] = frozen;
  const vars: Record<string, Answers> = {};
  for (const id in scopes) {
    const { vars: own } = scopes[id]!;
    if (hasKeys(own)) vars[id] = own;
  }
  const kept: unknown[] = [];
  const open = writePlain(state) ?? writeState({ ...state, scopes: hideScopes(scopes, kept) });
  const stored: Stored = [stateVersion, hashOfService(service), open];
  const parts: PrivateParts = kept.length === 0 ? { applicant, vars, values } : { applicant, vars, values, kept };
  return { snapshot: JSON.stringify(stored), private: writePrivate(parts) };
}

function hasKeys(value: object): boolean {
  for (const _ in value) return true;
  return false;
}

function hideScopes(scopes: CaseState['scopes'], kept: unknown[]): CaseState['scopes'] {
  const hidden: Record<string, Scope> = {};
  for (const [id, scope] of Object.entries(scopes)) hidden[id] = hideScope(scope, kept);
  return hidden;
}

function hideScope(scope: Scope, kept: unknown[]): Scope {
  return { ...scope, ...hide(hidden(scope), kept) };
}

/** The parts of a scope in which variables are numbers of a list. */
function hidden({ runs, compensable }: Scope) {
  return { runs, ...(compensable ? { compensable } : {}) };
}

/** State of a case from its two texts, its answers and its service item (`readService`). Texts of older versions are upgraded. */
export function readSnapshot(row: CaseRow, answers: readonly Row[], service: ServiceItem | null): CaseState {
  const stored = JSON.parse(row.snapshot) as Stored | { readonly v: 1 };
  const parts = readPrivate(row.private);
  const data = answers.map(readAnswers);
  if (!Array.isArray(stored)) return upgradeState({ ...readVersion1(stored as Version1, parts), data });
  const v = (stored as Stored)[0];
  const values = (stored as Stored)[2];
  const open = readValues(values, ofRow(row));
  for (const record of open.documents) (record as Open<DocumentRecord>).values = parts.values[record.id] ?? {};
  const state = wholeState({ v, row, open, service, applicant: parts.applicant, scopes: readScopes(open.scopes, parts), data });
  return upgradeState(isList(values) && values.length <= requiredFields ? state : addOptional(state, open));
}

/** What is being read and nobody else has yet. */
type Open<T> = { -readonly [K in keyof T]: T[K] };

/** The clocks of a snapshot alone (仅读时限): nothing else of the case is read, no other row is needed. */
export function readClocks({
  snapshot,
  ...of
}: { readonly snapshot: string } & Pick<CaseState, 'content' | 'openedAt'>): CaseState['clocks'] {
  const stored = JSON.parse(snapshot) as Stored | Version1;
  return Array.isArray(stored) ? readValues((stored as Stored)[2], of).clocks : (stored as Version1).clocks;
}

function readScopes(open: OpenState['scopes'], { vars, kept }: PrivateParts): CaseState['scopes'] {
  const scopes = open as Record<string, Open<Scope>>;
  for (const id in scopes) {
    const scope = scopes[id]!;
    scope.vars = vars[id] ?? {};
    if (kept !== undefined) Object.assign(scope, restore(hidden(scope), kept));
  }
  return scopes;
}

interface Parts {
  readonly v: number;
  readonly row: CaseRow;
  readonly open: OpenState;
  readonly service: ServiceItem | null;
  readonly applicant: Applicant;
  readonly scopes: CaseState['scopes'];
  readonly data: readonly DataEntry[];
}

/** A state of some version: the upgrades know what its fields may lack. */
type SomeState = Open<Omit<CaseState, 'v'>> & { readonly v: number };

/** Every field by its name: spreading the parts into each other costs more than reading them. */
function wholeState({ v, row, open, service, applicant, scopes, data }: Parts): SomeState {
  return {
    v,
    caseId: row.id,
    tenant: row.tenant,
    number: row.number,
    queryCode: row.query_code,
    content: row.content,
    pack: row.pack,
    releaseNumber: row.release_number,
    intakeType: row.intake_type as CaseState['intakeType'],
    service: service as ServiceItem,
    applicant,
    openedBy: row.opened_by,
    window: row.window_id,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    phase: row.phase as CaseState['phase'],
    status: row.status,
    seq: open.seq,
    scopes,
    tasks: open.tasks,
    waits: open.waits,
    incidents: open.incidents,
    clocks: open.clocks,
    cards: open.cards,
    acts: open.acts,
    documents: open.documents as readonly DocumentRecord[],
    supplements: open.supplements,
    materials: open.materials,
    data,
    trail: open.trail,
    circulations: open.circulations,
    urges: open.urges,
    returns: open.returns,
  };
}

function addOptional(state: SomeState, open: OpenState): SomeState {
  const given = open as unknown as Readonly<Record<string, unknown>>;
  for (const key of optionalFields) if (given[key] !== undefined) Object.assign(state, { [key]: given[key] });
  return state;
}

/**
 * The service item a snapshot names: from memory, else where it stands once, else from the first entry of an older journal. null: an old snapshot
 * holds it itself.
 */
export function* readService(tenant: string, caseId: string, snapshot: string): Plan<ServiceItem | null> {
  const of = /^\[\d+,"([\w-]+)",/.exec(snapshot)?.[1];
  if (of === undefined) return null;
  const known = knownService(of);
  if (known !== undefined) return known;
  const shared = yield* find<{ text: string }>('select text from journal_text where tenant = ? and hash = ?', [tenant, of]);
  if (shared !== undefined) return keepService(of, inOrder(JSON.parse(shared.text) as ServiceItem));
  const row = yield* find(`select ${journalColumns} from journal where tenant = ? and stream = 'case' and stream_id = ? and seq = 1`, [
    tenant,
    caseId,
  ]);
  if (row === undefined) throw new Error(`Expected case ${caseId} to have a first entry, but it has none.`);
  return keepService(of, openedService(asJournalRow(row)));
}

/** State of a case from its row: answers and service item are read where they stand. */
export function* readState(row: CaseRow): Plan<CaseState> {
  const answers = yield* select(answersQuery, [row.tenant, row.id]);
  return readSnapshot(row, answers, yield* readService(row.tenant, row.id, row.snapshot));
}

/**
 * The texts of a row of an older version, or of the first ones of this, as they are written now; undefined when they are not exactly what was written
 * then.
 */
export function renewTexts(row: CaseRow, answers: readonly Row[]): SnapshotTexts | undefined {
  try {
    return isWritten(row.snapshot) && isWritten(row.private) ? rewrite(row, answers) : undefined;
  } catch {
    return undefined;
  }
}

function rewrite(row: CaseRow, answers: readonly Row[]): SnapshotTexts {
  const stored = JSON.parse(row.snapshot) as Stored | Version1;
  if (!Array.isArray(stored)) return writeSnapshot(readSnapshot(row, answers, null));
  const [v, service, values] = stored as Stored;
  const of = ofRow(row);
  return {
    snapshot: JSON.stringify([v, service, writeState({ ...readValues(values, of), ...of })]),
    private: writePrivate(readPrivate(row.private)),
  };
}

/** What the values of a state are written against. */
function ofRow({ content, opened_at }: CaseRow) {
  return { content, openedAt: opened_at };
}

/** true: the text is what its value is written as. */
function isWritten(text: string): boolean {
  return JSON.stringify(JSON.parse(text)) === text;
}

type Version1 = Omit<CaseState, 'v' | 'applicant' | 'data'> & { readonly v: 1 };

/** Version 1 wrote the state under its keys, with its service item. */
function readVersion1(open: Version1, { applicant, values, vars }: PrivateParts) {
  const scopes: Record<string, CaseState['scopes'][string]> = {};
  for (const [id, scope] of Object.entries(open.scopes)) scopes[id] = { ...scope, vars: vars[id] ?? {} };
  const documents = open.documents.map(record => ({ ...record, values: values[record.id] ?? {} }));
  return { ...open, scopes, documents, applicant };
}

function readAnswers(row: Row): DataEntry {
  return {
    scope: String(row.scope),
    form: String(row.form),
    schema: String(row.schema),
    round: Number(row.round),
    answers: JSON.parse(String(row.answers)) as Answers,
  };
}

/** Query of the answers of a case in the order of CaseState.data. */
export const answersQuery =
  'select scope, form, round, schema, position, answers from case_data where tenant = ? and case_id = ? order by position';
