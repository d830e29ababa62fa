import { defineEntity, p } from '@mikro-orm/core';

/** An open task (待办). `candidates` is a JSON list of principals; see task_candidate for the inbox. */
export const TaskRow = defineEntity({
  name: 'TaskRow',
  tableName: 'task',
  properties: {
    tenant: p.text().primary(),
    caseId: p.text().primary(),
    id: p.text().primary(),
    scope: p.text(),
    element: p.text(),
    name: p.text(),
    stage: p.text().nullable(),
    form: p.text().nullable(),
    content: p.text(),
    candidates: p.text(),
    holder: p.text().nullable(),
    createdAt: p.bigint('number'),
    readAt: p.bigint('number').nullable(),
    version: p.integer(),
    why: p.text(),
  },
  indexes: [{ name: 'task_holder', properties: ['tenant', 'holder'], where: 'holder is not null' }],
});

/** Who may take an open task (候选人): one row per principal. */
export const TaskCandidate = defineEntity({
  name: 'TaskCandidate',
  tableName: 'task_candidate',
  properties: {
    tenant: p.text().primary(),
    principal: p.text().primary(),
    caseId: p.text().primary(),
    task: p.text().primary(),
  },
});

/** An open incident (异常): a step that cannot go on. */
export const IncidentRow = defineEntity({
  name: 'IncidentRow',
  tableName: 'incident',
  properties: {
    tenant: p.text().primary(),
    caseId: p.text().primary(),
    id: p.text().primary(),
    scope: p.text().nullable(),
    element: p.text().nullable(),
    code: p.text(),
    message: p.text(),
    raisedAt: p.bigint('number'),
  },
});

/**
 * What an open case waits for that another case of the centre may send (订阅): signals by name, messages by name and correlation key. `id` is the wait's.
 */
export const Subscription = defineEntity({
  name: 'Subscription',
  tableName: 'subscription',
  properties: {
    tenant: p.text().primary(),
    caseId: p.text().primary(),
    id: p.text().primary(),
    kind: p.text(),
    name: p.text(),
    key: p.text().nullable(),
  },
  indexes: [{ name: 'subscription_awaited', properties: ['tenant', 'kind', 'name', 'key'] }],
});

/** An issued document (文书); its values stand in the private part of the case. */
export const DocumentRow = defineEntity({
  name: 'DocumentRow',
  tableName: 'document',
  properties: {
    tenant: p.text().primary(),
    caseId: p.text().primary(),
    id: p.text().primary(),
    document: p.text(),
    content: p.text(),
    number: p.text(),
    issuedAt: p.bigint('number'),
    issuedBy: p.text(),
    voided: p.integer(),
  },
});

/** A number series (文号序列): the last number drawn under a pattern that still contains `{seqN}`. */
export const DocumentSeries = defineEntity({
  name: 'DocumentSeries',
  tableName: 'document_series',
  properties: { tenant: p.text().primary(), series: p.text().primary(), last: p.integer() },
});

/** State of a material (材料) of a case. */
export const MaterialRow = defineEntity({
  name: 'MaterialRow',
  tableName: 'material',
  properties: {
    tenant: p.text().primary(),
    caseId: p.text().primary(),
    id: p.text().primary(),
    received: p.integer(),
    copies: p.integer(),
    form: p.text(),
    note: p.text().nullable(),
  },
});
