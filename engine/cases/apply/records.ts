import type { CaseDraft } from '../draft.ts';
import type { Circulation, LocalId } from '../state.ts';
import type { ApplyTable } from './types.ts';
import { positionOf } from './types.ts';

type RecordEvents =
  | 'case-status-changed'
  | 'case-suspended'
  | 'case-resumed'
  | 'case-closed'
  | 'case-commented'
  | 'case-urged'
  | 'act-performed'
  | 'document-issued'
  | 'document-voided'
  | 'supplement-requested'
  | 'supplement-received'
  | 'material-received'
  | 'act-voided'
  | 'case-circulated'
  | 'circulation-read'
  | 'circulation-answered'
  | 'circulation-revoked'
  | 'late-entry-noted'
  | 'case-linked'
  | 'case-rated'
  | 'handlers-chosen'
  | 'handler-recused';

function changeCirculation(state: CaseDraft, id: LocalId, values: Partial<Circulation>): void {
  state.circulations = state.circulations.map(one => (one.id === id ? { ...one, ...values } : one));
}

/** The case itself, its legal acts (法律行为), documents (文书), supplements (补正) and materials (材料). */
export const recordTable: ApplyTable<RecordEvents> = {
  'case-status-changed': (state, { status }) => {
    state.status = status;
  },
  'case-suspended': state => {
    state.phase = 'suspended';
  },
  'case-resumed': state => {
    state.phase = 'running';
  },
  'case-closed': (state, _, head) => {
    state.phase = 'closed';
    state.closedAt = head.effectiveAt;
  },
  'case-commented': () => {},
  'case-urged': (state, { by, uncounted }, head) => {
    if (uncounted) return;
    const times = (state.urges.find(urge => urge.by === by)?.times ?? 0) + 1;
    state.urges = [...state.urges.filter(urge => urge.by !== by), { by, at: head.recordedAt, times }];
  },
  'act-voided': (state, { act, element, at }) => {
    state.acts = state.acts.filter(record => record.act !== act || record.at !== at || record.element !== element);
  },
  'case-circulated': (state, { kind, to, by }, head) => {
    const added = to.map((person, n) => ({ id: `${positionOf(head)}.${n}`, kind, to: person, by, at: head.recordedAt }));
    state.circulations = [...state.circulations, ...added];
  },
  'circulation-read': (state, { circulation }, head) => changeCirculation(state, circulation, { readAt: head.recordedAt }),
  'circulation-answered': (state, { circulation }, head) => changeCirculation(state, circulation, { answeredAt: head.recordedAt }),
  'circulation-revoked': (state, { circulation }) => {
    state.circulations = state.circulations.filter(({ id }) => id !== circulation);
  },
  'late-entry-noted': state => {
    state.late = true;
  },
  'case-linked': (state, { relation, other, number }) => {
    state.links = [...(state.links ?? []), { relation, case: other, number }];
  },
  'case-rated': (state, { level, channel }, head) => {
    state.rating = { level, at: head.effectiveAt, channel };
  },
  'handlers-chosen': (state, { scope, element, accounts }) => {
    const others = (state.choices ?? []).filter(choice => choice.scope !== scope || choice.element !== element);
    state.choices = [...others, { scope, element, accounts }];
  },
  'handler-recused': (state, { account }) => {
    state.recused = [...(state.recused ?? []), account];
  },
  'act-performed': (state, { act, scope, element, by, at }, head) => {
    const record = { act, at: at ?? head.effectiveAt, element, scope, by };
    state.acts = [...state.acts, at === undefined ? record : { ...record, deemed: true }];
  },
  'document-issued': (state, { document, content, number, by, scope, element, unplaced, private: { values } }, head) => {
    const record = { id: positionOf(head), document, content, number, issuedAt: head.effectiveAt, issuedBy: by, values };
    state.documents = [...state.documents, unplaced ? record : { ...record, scope, element }];
  },
  'document-voided': (state, event) => {
    state.documents = state.documents.map(document => (document.id === event.document ? { ...document, voided: true } : document));
  },
  'supplement-requested': (state, { cause }, head) => {
    state.supplements = [...state.supplements, { noticeAt: head.effectiveAt, cause, receiptAt: null }];
  },
  'supplement-received': (state, _, head) => {
    const last = state.supplements.at(-1);
    if (last) state.supplements = state.supplements.with(-1, { ...last, receiptAt: head.effectiveAt });
  },
  'material-received': (state, { material }) => {
    const at = state.materials.findIndex(({ id }) => id === material.id);
    state.materials = at < 0 ? [...state.materials, material] : state.materials.with(at, material);
  },
};
