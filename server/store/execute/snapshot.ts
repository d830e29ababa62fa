import type { Answers, Applicant, CaseState, DataEntry, ServiceItem } from '#engine/cases/state.ts';
import { stateVersion, upgradeState } from '#engine/cases/upgrades/index.ts';
import { find, type Plan, type Row, select } from '../plan.ts';
import { inOrder } from './codec/parts.ts';
import { type OpenDocument, type OpenScope, openState, type RowField } from './codec/state.ts';
import { hide, restore } from './codec/values.ts';
import { asJournalRow, journalColumns, openedService } from './entry.ts';
import { hashOfService, keepService, knownService } from './service.ts';

/** Snapshot of a case in two texts: the open one holds no personal data. */
export interface SnapshotTexts {
  readonly snapshot: string;
  readonly private: string;
}

interface PrivateParts {
  readonly applicant: Applicant;
  /** Document id -> frozen placeholder values. */
  readonly values: Readonly<Record<string, Answers>>;
  /** Scope id -> variables. */
  readonly vars: Readonly<Record<string, Answers>>;
  /** Variables of completed sub-processes that can still be compensated; the snapshot holds their numbers. */
  readonly kept?: readonly unknown[];
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
export const stateColumns =
  'tenant, id, number, query_code, content, pack, release_number, intake_type, opened_by, window_id, opened_at, closed_at, phase, status, snapshot, private';

/** A snapshot as stored: version, hash of its service item, values in the order of the codec. */
type Stored = readonly [version: number, service: string, values: unknown];

/**
 * Texts of a state without its answers, which are rows of case_data, without its service item, which stands once for all, and without what the
 * row has columns for. Values stand in the order of `codec/state.ts`; a content that is the case's own is ''.
 */
export function writeSnapshot(state: CaseState): SnapshotTexts {
  const { service, applicant, documents, scopes } = state;
  const values: Record<string, Answers> = {};
  const openDocuments = documents.map(({ values: frozen, ...record }): OpenDocument => {
    values[record.id] = frozen;
    return { ...record, content: shorten(record.content, state) };
  });
  const vars: Record<string, Answers> = {};
  const kept: unknown[] = [];
  const openScopes: Record<string, OpenScope> = {};
  for (const [id, scope] of Object.entries(scopes)) {
    if (Object.keys(scope.vars).length > 0) vars[id] = scope.vars;
    openScopes[id] = hideScope({ ...scope, content: shorten(scope.content, state) }, kept);
  }
  const stored: Stored = [
    stateVersion,
    hashOfService(service),
    openState.write({ ...state, documents: openDocuments, scopes: openScopes }),
  ];
  const parts: PrivateParts = { applicant, values, vars, ...(kept.length > 0 ? { kept } : {}) };
  return { snapshot: JSON.stringify(stored), private: JSON.stringify(parts) };
}

function ofRow(row: CaseRow): Pick<CaseState, RowField> {
  return {
    caseId: row.id,
    tenant: row.tenant,
    number: row.number,
    queryCode: row.query_code,
    content: row.content,
    pack: row.pack,
    releaseNumber: row.release_number,
    intakeType: row.intake_type as CaseState['intakeType'],
    openedBy: row.opened_by,
    window: row.window_id,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    phase: row.phase as CaseState['phase'],
    status: row.status,
  };
}

function hideScope(scope: OpenScope, kept: unknown[]): OpenScope {
  const { runs, compensable } = scope;
  const plain = compensable === undefined && Object.values(runs).every(({ kept, compensating }) => !kept && !compensating);
  if (plain) return scope;
  return { ...scope, ...hide({ runs, ...(compensable ? { compensable } : {}) }, kept) };
}

/** State of a case from its two texts, its answers and its service item (`readService`). Texts of older versions are upgraded. */
export function readSnapshot(row: CaseRow, answers: readonly Row[], service: ServiceItem | null): CaseState {
  const stored = JSON.parse(row.snapshot) as Stored | { readonly v: 1 };
  const parts = JSON.parse(row.private) as PrivateParts;
  const data = answers.map(readAnswers);
  if (!Array.isArray(stored)) return upgradeState({ ...readVersion1(stored as Version1, parts), data });
  const [v, , values] = stored as Stored;
  const open = openState.read(values);
  const documents = open.documents.map(record => ({
    ...record,
    content: record.content || row.content,
    values: parts.values[record.id] ?? {},
  }));
  const scopes: Record<string, CaseState['scopes'][string]> = {};
  for (const [id, scope] of Object.entries(open.scopes)) {
    const whole = parts.kept === undefined ? scope : restore(scope, parts.kept);
    scopes[id] = { ...whole, content: scope.content || row.content, vars: parts.vars[id] ?? {} };
  }
  return upgradeState({ v, ...ofRow(row), ...open, service, applicant: parts.applicant, documents, scopes, data });
}

function shorten(content: string, { content: own }: CaseState): string {
  return content === own ? '' : content;
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
 * The texts of a row of an older version as this one would write them; undefined when they are of this version, or not exactly what the older one
 * would have written.
 */
export function renewTexts(row: CaseRow, answers: readonly Row[]): SnapshotTexts | undefined {
  if (!row.snapshot.startsWith('{') || ![row.snapshot, row.private].every(text => JSON.stringify(JSON.parse(text)) === text))
    return undefined;
  return writeSnapshot(readSnapshot(row, answers, null));
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
