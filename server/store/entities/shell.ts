import { defineEntity, p } from '@mikro-orm/core';

/** Work for the machine (作业, outbox): written with the case, run at least once. status queued, done, failed. */
export const JobRow = defineEntity({
  name: 'JobRow',
  tableName: 'job',
  properties: {
    tenant: p.text().primary(),
    caseId: p.text().primary(),
    id: p.text().primary(),
    job: p.text(),
    element: p.text().nullable(),
    waits: p.integer(),
    input: p.text(),
    status: p.text(),
    due: p.bigint('number'),
    leaseUntil: p.bigint('number'),
    attempts: p.integer(),
    error: p.text().nullable(),
    createdAt: p.bigint('number'),
    doneAt: p.bigint('number').nullable(),
  },
  indexes: [{ name: 'job_due', properties: ['status', 'due'] }],
});

/** A notice (通知) to an account, or with `account` empty to the applicant of the case. `text` is JSON {zh, en}. */
export const NoticeRow = defineEntity({
  name: 'NoticeRow',
  tableName: 'notice',
  properties: {
    tenant: p.text().primary(),
    id: p.text().primary(),
    account: p.text(),
    caseId: p.text().nullable(),
    caseNumber: p.text().nullable(),
    level: p.text(),
    text: p.text(),
    at: p.bigint('number'),
    readAt: p.bigint('number').nullable(),
  },
  indexes: [{ name: 'notice_account', properties: ['tenant', 'account', 'at'] }],
});

/** A draft (草稿) of answers: `ref` is a task (`<case>/<task>`) or a service item. Outside the journal. */
export const FormDraft = defineEntity({
  name: 'FormDraft',
  tableName: 'form_draft',
  properties: {
    tenant: p.text().primary(),
    account: p.text().primary(),
    ref: p.text().primary(),
    answers: p.text(),
    at: p.bigint('number'),
  },
});

/** Who looked at whose personal data (查阅记录). */
export const ReadAudit = defineEntity({
  name: 'ReadAudit',
  tableName: 'read_audit',
  properties: {
    tenant: p.text().primary(),
    id: p.text().primary(),
    account: p.text(),
    what: p.text(),
    ref: p.text(),
    fields: p.text(),
    at: p.bigint('number'),
  },
  indexes: [{ name: 'read_audit_ref', properties: ['tenant', 'ref', 'at'] }],
});

/** An account (账号): a person, in no tenant. `passwordHash` is argon2. */
export const AccountRow = defineEntity({
  name: 'AccountRow',
  tableName: 'account',
  properties: {
    id: p.text().primary(),
    login: p.text().unique('account_login'),
    name: p.text(),
    passwordHash: p.text(),
    active: p.integer(),
    mustChange: p.integer(),
    createdAt: p.bigint('number'),
    version: p.integer(),
  },
});

/** A signed-in session (会话). `data` is JSON. */
export const SessionRow = defineEntity({
  name: 'SessionRow',
  tableName: 'session',
  properties: {
    id: p.text().primary(),
    account: p.text().nullable(),
    data: p.text(),
    createdAt: p.bigint('number'),
    expiresAt: p.bigint('number'),
  },
  indexes: [
    { name: 'session_account', properties: ['account'] },
    { name: 'session_expires', properties: ['expiresAt'] },
  ],
});

/** What a command id was answered with (幂等回执), kept 30 days. */
export const CommandReceipt = defineEntity({
  name: 'CommandReceipt',
  tableName: 'command_receipt',
  properties: {
    tenant: p.text().primary(),
    id: p.text().primary(),
    bodyHash: p.text(),
    stream: p.text(),
    streamId: p.text(),
    seq: p.integer(),
    result: p.text(),
    at: p.bigint('number'),
  },
});

/** The one row that says what this database is: its generation and whether it is a demo (演示库), fixed at creation. */
export const DatabaseMark = defineEntity({
  name: 'DatabaseMark',
  tableName: 'database_mark',
  properties: { id: p.text().primary(), generation: p.text(), demo: p.integer(), createdAt: p.bigint('number') },
});

/** Up to which moment old rows have been looked for (清理进度): one row, moved on by a day at a time, so that a clock that leaps removes nothing early. */
export const RetentionRow = defineEntity({
  name: 'RetentionRow',
  tableName: 'retention',
  properties: { id: p.text().primary(), at: p.bigint('number') },
});

/** The moved clock (演示时钟) of a demo database: one row, what is added to machine time, in milliseconds. */
export const DemoClock = defineEntity({
  name: 'DemoClock',
  tableName: 'demo_clock',
  properties: { id: p.text().primary(), ahead: p.bigint('number') },
});

/** How far the history of a demo (演示历史) has been made: the moment it leads up to, its actions, and how many of them are done. */
export const DemoHistory = defineEntity({
  name: 'DemoHistory',
  tableName: 'demo_history',
  properties: { id: p.text().primary(), until: p.bigint('number'), total: p.integer(), done: p.integer() },
});
