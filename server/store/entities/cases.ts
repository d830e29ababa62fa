import { defineEntity, p } from '@mikro-orm/core';

/**
 * A case (办件): list columns, the snapshot of its state and the head of its journal.
 * `snapshot` holds no personal data; `private` holds applicant, document values and variables; answers stand in case_data.
 */
export const CaseTable = defineEntity({
  name: 'CaseTable',
  tableName: 'case',
  properties: {
    tenant: p.text().primary(),
    id: p.text().primary(),
    number: p.text(),
    queryCode: p.text(),
    content: p.text(),
    pack: p.text(),
    releaseNumber: p.integer(),
    intakeType: p.text(),
    item: p.text(),
    itemTitle: p.text(),
    unit: p.text(),
    applicantName: p.text(),
    status: p.text(),
    phase: p.text(),
    stage: p.text().nullable(),
    openedBy: p.text(),
    windowId: p.text().nullable(),
    openedAt: p.bigint('number'),
    closedAt: p.bigint('number').nullable(),
    clock: p.text().nullable(),
    clockStatus: p.text().nullable(),
    dueAt: p.bigint('number').nullable(),
    dueOn: p.text().nullable(),
    provisional: p.integer(),
    card: p.text().nullable(),
    holders: p.text(),
    search: p.text(),
    /** Rounds of supplement (补正次数). */
    supplements: p.integer().default(0),
    /** The act that settled it (办理结果): grant, refuse, reply, decline, withdraw, terminate. */
    result: p.text().nullable(),
    /** Whether the applicant is a person, whose name is masked in lists, or an organisation (申请人类型). */
    applicantKind: p.text().default('person'),
    snapshot: p.text(),
    private: p.text(),
    headSeq: p.integer(),
    headHash: p.text(),
    headAt: p.bigint('number'),
  },
  indexes: [
    { name: 'case_number', properties: ['tenant', 'number'] },
    { name: 'case_query_code', properties: ['tenant', 'queryCode'] },
    { name: 'case_opened', properties: ['tenant', 'openedAt'] },
  ],
});

/** Answers of a form (表单数据) as the case holds them; `position` is the place in CaseState.data. */
export const CaseData = defineEntity({
  name: 'CaseData',
  tableName: 'case_data',
  properties: {
    tenant: p.text().primary(),
    caseId: p.text().primary(),
    scope: p.text().primary(),
    form: p.text().primary(),
    round: p.integer().primary(),
    schema: p.text(),
    position: p.integer(),
    answers: p.text(),
  },
});

/** Who has to do with a case (参与人): a principal, since when and why. */
export const CaseParticipant = defineEntity({
  name: 'CaseParticipant',
  tableName: 'case_participant',
  properties: {
    tenant: p.text().primary(),
    caseId: p.text().primary(),
    principal: p.text().primary(),
    since: p.bigint('number'),
    until: p.bigint('number').nullable(),
    why: p.text(),
  },
  indexes: [{ name: 'case_participant_principal', properties: ['tenant', 'principal', 'caseId'] }],
});

/** The journal (日志): one row per accepted command, chained by hash (docs/model.md, Journal). */
export const Journal = defineEntity({
  name: 'Journal',
  tableName: 'journal',
  properties: {
    tenant: p.text().primary(),
    stream: p.text().primary(),
    streamId: p.text().primary(),
    seq: p.integer().primary(),
    command: p.text(),
    commandType: p.text(),
    recordedAt: p.bigint('number'),
    effectiveAt: p.bigint('number'),
    actor: p.text(),
    onBehalfOf: p.text().nullable(),
    reason: p.text().nullable(),
    alg: p.text(),
    prev: p.text(),
    hash: p.text(),
    events: p.text(),
    salt: p.text(),
    private: p.text().nullable(),
    privateHash: p.text(),
  },
});

/** A text that entries of many cases name by its SHA-256 instead of holding it (共用文本), e.g. a service item. Written once, never changed. */
export const JournalText = defineEntity({
  name: 'JournalText',
  tableName: 'journal_text',
  properties: { tenant: p.text().primary(), hash: p.text().primary(), text: p.text() },
});

/** Snapshot and journal head of every stream that is not a case (发布版, 事项, 账号, 机构, 日历). */
export const StreamHead = defineEntity({
  name: 'StreamHead',
  tableName: 'stream_head',
  properties: {
    tenant: p.text().primary(),
    stream: p.text().primary(),
    streamId: p.text().primary(),
    snapshot: p.text(),
    private: p.text(),
    headSeq: p.integer(),
    headHash: p.text(),
    headAt: p.bigint('number'),
  },
});

/** Cases tied to each other (关联办件), from the side of `caseId`. */
export const CaseLinkRow = defineEntity({
  name: 'CaseLinkRow',
  tableName: 'case_link',
  properties: {
    tenant: p.text().primary(),
    caseId: p.text().primary(),
    other: p.text().primary(),
    relation: p.text().primary(),
    number: p.text(),
  },
});

/** The rating of a case (好差评): 1 to 5, once. */
export const RatingRow = defineEntity({
  name: 'RatingRow',
  tableName: 'rating',
  properties: { tenant: p.text().primary(), caseId: p.text().primary(), level: p.integer(), channel: p.text(), at: p.bigint('number') },
  indexes: [{ name: 'rating_at', properties: ['tenant', 'at'] }],
});
