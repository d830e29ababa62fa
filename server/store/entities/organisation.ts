import { defineEntity, p } from '@mikro-orm/core';

/** A centre (政务服务中心) = tenant (租户). `title` is JSON {zh, en}; `leaders` a JSON list of posts (上级领导链), null: the usual ones. */
export const Centre = defineEntity({
  name: 'Centre',
  tableName: 'centre',
  properties: {
    tenant: p.text().primary(),
    title: p.text(),
    shortName: p.text(),
    code: p.text(),
    address: p.text(),
    phone: p.text(),
    leaders: p.text().nullable(),
  },
});

/** Rises with every change of a tenant's units, posts or people: the version of the cached organisation. Not a projection. */
export const OrganisationVersion = defineEntity({
  name: 'OrganisationVersion',
  tableName: 'organisation_version',
  properties: { tenant: p.text().primary(), version: p.integer() },
});

/** Place of a centre in the tree (上下级关系): a move adds a row and rewrites no key. */
export const CentreLink = defineEntity({
  name: 'CentreLink',
  tableName: 'centre_link',
  properties: {
    tenant: p.text().primary(),
    parent: p.text().primary(),
    since: p.bigint('number').primary(),
    until: p.bigint('number').nullable(),
  },
});

/** A unit stationed in the hall (进驻部门). `title` is JSON {zh, en}; `parent` the unit above it. */
export const Unit = defineEntity({
  name: 'Unit',
  tableName: 'unit',
  properties: { tenant: p.text().primary(), id: p.text().primary(), title: p.text(), position: p.integer(), parent: p.text().nullable() },
});

/** Who holds which post where (岗位授权). `unit` empty: the whole centre. `reach`: this, subtree. */
export const RoleGrant = defineEntity({
  name: 'RoleGrant',
  tableName: 'role_grant',
  properties: {
    tenant: p.text().primary(),
    account: p.text().primary(),
    post: p.text().primary(),
    unit: p.text().primary(),
    reach: p.text(),
    since: p.bigint('number'),
  },
  indexes: [{ name: 'role_grant_account', properties: ['account'] }],
});

/** Somebody is away from `since` up to `until`, and another stands in (人员去向、AB岗). */
export const AbsenceRow = defineEntity({
  name: 'AbsenceRow',
  tableName: 'absence',
  properties: {
    tenant: p.text().primary(),
    id: p.text().primary(),
    account: p.text(),
    substitute: p.text(),
    since: p.bigint('number'),
    until: p.bigint('number'),
    reason: p.text(),
    recordedBy: p.text(),
    recordedAt: p.bigint('number'),
  },
});

/** Who got the last task of a step that goes round (轮流): read and written as a case is decided. Not a projection. */
export const AssignmentTurn = defineEntity({
  name: 'AssignmentTurn',
  tableName: 'assignment_turn',
  properties: { tenant: p.text().primary(), pack: p.text().primary(), element: p.text().primary(), account: p.text() },
});
