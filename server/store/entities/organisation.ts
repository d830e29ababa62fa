import { defineEntity, p } from '@mikro-orm/core';

/** A centre (政务服务中心) = tenant (租户). `title` is JSON {zh, en}. */
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

/** A unit stationed in the hall (进驻部门). `title` is JSON {zh, en}. */
export const Unit = defineEntity({
  name: 'Unit',
  tableName: 'unit',
  properties: { tenant: p.text().primary(), id: p.text().primary(), title: p.text(), position: p.integer() },
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
