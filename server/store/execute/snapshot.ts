import type { Answers, Applicant, CaseState, DataEntry } from '#engine/cases/state.ts';
import type { Row } from '../plan.ts';

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
}

/** Texts of a state without its answers, which are rows of case_data. */
export function writeSnapshot(state: CaseState): SnapshotTexts {
  const { applicant, data: _answers, documents, scopes, ...rest } = state;
  const values: Record<string, Answers> = {};
  const vars: Record<string, Answers> = {};
  const openDocuments = documents.map(({ values: frozen, ...record }) => {
    values[record.id] = frozen;
    return record;
  });
  const openScopes: Record<string, unknown> = {};
  for (const [id, { vars: own, ...scope }] of Object.entries(scopes)) {
    openScopes[id] = scope;
    if (Object.keys(own).length > 0) vars[id] = own;
  }
  const parts: PrivateParts = { applicant, values, vars };
  return { snapshot: JSON.stringify({ ...rest, documents: openDocuments, scopes: openScopes }), private: JSON.stringify(parts) };
}

/** State of a case from its two texts and its answers. */
export function readSnapshot(texts: SnapshotTexts, answers: readonly Row[]): CaseState {
  const open = JSON.parse(texts.snapshot) as Omit<CaseState, 'applicant' | 'data'>;
  const parts = JSON.parse(texts.private) as PrivateParts;
  const scopes: Record<string, CaseState['scopes'][string]> = {};
  for (const [id, scope] of Object.entries(open.scopes)) scopes[id] = { ...scope, vars: parts.vars[id] ?? {} };
  const documents = open.documents.map(record => ({ ...record, values: parts.values[record.id] ?? {} }));
  return { ...open, scopes, documents, applicant: parts.applicant, data: answers.map(readAnswers) };
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
