import { defineEntity, p } from '@mikro-orm/core';

/** A clock (时钟) of a case in its current run. */
export const ClockRow = defineEntity({
  name: 'ClockRow',
  tableName: 'clock',
  properties: {
    tenant: p.text().primary(),
    caseId: p.text().primary(),
    key: p.text().primary(),
    rule: p.text(),
    stage: p.text().nullable(),
    task: p.text().nullable(),
    run: p.integer(),
    status: p.text(),
    startAt: p.bigint('number'),
    startOn: p.text(),
    length: p.double(),
    unit: p.text(),
    due: p.bigint('number'),
    dueOn: p.text(),
    provisional: p.integer(),
    calendar: p.text(),
    calendarVersion: p.integer(),
    stoppedAt: p.bigint('number').nullable(),
    pause: p.text().nullable(),
    version: p.integer(),
  },
  indexes: [{ name: 'clock_due', properties: ['tenant', 'dueOn'], where: `status = 'running' and stage is null and task is null` }],
});

/**
 * A raised warning or card (预警/黄牌/红牌). Once per clock, run and level. `cause` null: the clock. `letter`: the issued document. `appeal`: open,
 * upheld, revoked.
 */
export const CardRow = defineEntity({
  name: 'CardRow',
  tableName: 'card',
  properties: {
    tenant: p.text().primary(),
    caseId: p.text().primary(),
    id: p.text().primary(),
    clock: p.text(),
    run: p.integer(),
    level: p.text(),
    rule: p.text(),
    at: p.bigint('number'),
    onDate: p.text(),
    issuedAt: p.bigint('number'),
    dueOn: p.text(),
    holders: p.text(),
    receivers: p.text(),
    stage: p.text().nullable(),
    revoked: p.integer(),
    cause: p.text().nullable(),
    points: p.double().nullable(),
    letter: p.text().nullable(),
    appeal: p.text().nullable(),
    appealedBy: p.text().nullable(),
    appealedAt: p.bigint('number').nullable(),
    decidedBy: p.text().nullable(),
  },
  uniques: [{ name: 'card_once', properties: ['tenant', 'caseId', 'clock', 'run', 'level'] }],
  indexes: [{ name: 'card_issued', properties: ['tenant', 'level', 'issuedAt'] }],
});

/** Why a limit is due or over, as the window explained it (超期说明); its words stand in the journal. */
export const ExplanationRow = defineEntity({
  name: 'ExplanationRow',
  tableName: 'explanation',
  properties: {
    tenant: p.text().primary(),
    caseId: p.text().primary(),
    position: p.integer().primary(),
    clock: p.text(),
    run: p.integer(),
    cause: p.text(),
    account: p.text(),
    at: p.bigint('number'),
  },
});

/** A demand of the supervision office (督办); its words stand in the journal. `document`: the issued monitoring notice. */
export const DemandRow = defineEntity({
  name: 'DemandRow',
  tableName: 'demand',
  properties: {
    tenant: p.text().primary(),
    caseId: p.text().primary(),
    id: p.text().primary(),
    kind: p.text(),
    clock: p.text().nullable(),
    receivers: p.text(),
    account: p.text(),
    at: p.bigint('number'),
    answeredBy: p.text().nullable(),
    answeredAt: p.bigint('number').nullable(),
    document: p.text().nullable(),
  },
});

/**
 * What falls due (定时器): the only table the sweep reads. kind `clock` (a running clock has exactly one row: its next review)
 * or `flow` (a drawn timer). `ref` is the clock key or the wait id; `leaseUntil` keeps a second sweeper or a failing row away;
 * `aside` is 1 when it failed too often: it waits until the incident it left is resolved, `error` says why.
 */
export const TimerRow = defineEntity({
  name: 'TimerRow',
  tableName: 'timer',
  properties: {
    tenant: p.text().primary(),
    caseId: p.text().primary(),
    kind: p.text().primary(),
    ref: p.text().primary(),
    occurrence: p.integer(),
    due: p.bigint('number'),
    leaseUntil: p.bigint('number'),
    attempts: p.integer(),
    aside: p.integer(),
    error: p.text().nullable(),
  },
  indexes: [{ name: 'timer_due', properties: ['aside', 'due'] }],
});

/** The version of a calendar layer (日历层) that is in force: `id` is a tenant, or `cn` for the country. No row: none, or the shipped one. */
export const CalendarRow = defineEntity({
  name: 'CalendarRow',
  tableName: 'calendar',
  properties: { id: p.text().primary(), active: p.integer() },
});

/** One immutable version of a calendar layer; `days` is the JSON of CalendarLayer, `importedBy` an account. */
export const CalendarVersion = defineEntity({
  name: 'CalendarVersion',
  tableName: 'calendar_version',
  properties: {
    id: p.text().primary(),
    version: p.integer().primary(),
    days: p.text(),
    importedAt: p.bigint('number'),
    importedBy: p.text().nullable(),
    note: p.text().default(''),
  },
});

/** Which calendar stands above that of a centre (上级日历): the centre it lies under. Seen by every tenant: it names centres only. */
export const CalendarParent = defineEntity({
  name: 'CalendarParent',
  tableName: 'calendar_parent',
  properties: { id: p.text().primary(), parent: p.text() },
});

/**
 * How far the recomputation of a centre's clocks is (重算进度): to which calendar, of how many clocks, since when, and which node is at it until when.
 * `firm` and `unfirm` count the clocks that became firm and provisional. Not a projection.
 */
export const CalendarRecompute = defineEntity({
  name: 'CalendarRecompute',
  tableName: 'calendar_recompute',
  properties: {
    tenant: p.text().primary(),
    calendar: p.text(),
    version: p.integer(),
    total: p.integer(),
    remaining: p.integer(),
    failed: p.integer(),
    firm: p.integer(),
    unfirm: p.integer(),
    since: p.bigint('number'),
    doneAt: p.bigint('number').nullable(),
    node: p.text(),
    leaseUntil: p.bigint('number'),
  },
});
