import { defineEntity, p } from '@mikro-orm/core';

/** A service item (事项) in its newest version; `item` is the JSON of ServiceItem. */
export const ServiceItemRow = defineEntity({
  name: 'ServiceItemRow',
  tableName: 'service_item',
  properties: {
    tenant: p.text().primary(),
    id: p.text().primary(),
    version: p.integer(),
    code: p.text(),
    title: p.text(),
    unit: p.text(),
    pack: p.text(),
    active: p.integer(),
    item: p.text(),
    savedAt: p.bigint('number'),
  },
});

/** A pack (模板包) of a centre with its newest release. */
export const PackRow = defineEntity({
  name: 'PackRow',
  tableName: 'pack',
  properties: {
    tenant: p.text().primary(),
    id: p.text().primary(),
    kind: p.text(),
    title: p.text(),
    regimes: p.text(),
    number: p.integer(),
    content: p.text(),
    publishedAt: p.bigint('number'),
  },
});

/** A release (发布版): which content stands under which number. `manifest` is the JSON of Manifest. */
export const ReleaseRow = defineEntity({
  name: 'ReleaseRow',
  tableName: 'release',
  properties: {
    tenant: p.text().primary(),
    pack: p.text().primary(),
    number: p.integer().primary(),
    content: p.text(),
    title: p.text(),
    manifest: p.text(),
    author: p.text(),
    publishedAt: p.bigint('number'),
    retiredAt: p.bigint('number').nullable(),
  },
  indexes: [{ name: 'release_content_of', properties: ['tenant', 'content'] }],
});

/** Parts of a release under their content hash (内容寻址), shared by all tenants, never changed. */
export const ReleaseContentRow = defineEntity({
  name: 'ReleaseContentRow',
  tableName: 'release_content',
  properties: { content: p.text().primary(), pack: p.text(), parts: p.text(), storedAt: p.bigint('number') },
});

/**
 * A draft of a pack (模板包草稿): what somebody works on before it is published. `body` is the JSON of `DraftBody`; `version` rises with every save.
 * Outside the journal, as form drafts are: only what is published is an act.
 */
export const PackDraftRow = defineEntity({
  name: 'PackDraftRow',
  tableName: 'pack_draft',
  properties: {
    tenant: p.text().primary(),
    pack: p.text().primary(),
    version: p.integer(),
    base: p.text().nullable(),
    body: p.text(),
    savedBy: p.text(),
    savedAt: p.bigint('number'),
  },
});

/** Golden cases (黄金用例) that came with a release, and the items they run on: JSON of `GoldenCases`. Outside the content, which they do not change. */
export const ReleaseGoldenRow = defineEntity({
  name: 'ReleaseGoldenRow',
  tableName: 'release_golden',
  properties: { tenant: p.text().primary(), pack: p.text().primary(), number: p.integer().primary(), golden: p.text() },
});

/**
 * A code list as one centre says it (本级字典): a list of its own, or its additions to one from above (`title` null). `title` is JSON {zh, en},
 * `entries` the JSON of its entries in order, `savedBy` an account.
 */
export const CodeListRow = defineEntity({
  name: 'CodeListRow',
  tableName: 'code_list',
  properties: {
    tenant: p.text().primary(),
    id: p.text().primary(),
    version: p.integer(),
    title: p.text().nullable(),
    entries: p.text(),
    savedBy: p.text(),
    savedAt: p.bigint('number'),
  },
});

/**
 * A review of a draft by a second person (双人复核): of exactly what `subject` is the hash of. `authors` is the JSON of the accounts who may not decide it,
 * `title` that of the pack's title. Row of the journal of the pack's releases.
 */
export const PackReviewRow = defineEntity({
  name: 'PackReviewRow',
  tableName: 'pack_review',
  properties: {
    tenant: p.text().primary(),
    id: p.text().primary(),
    pack: p.text(),
    title: p.text(),
    version: p.integer(),
    content: p.text(),
    subject: p.text(),
    notes: p.text(),
    state: p.text(),
    authors: p.text(),
    requestedBy: p.text(),
    requestedAt: p.bigint('number'),
    decidedBy: p.text().nullable(),
    decidedAt: p.bigint('number').nullable(),
    comment: p.text(),
  },
  indexes: [
    { name: 'pack_review_of', properties: ['tenant', 'pack', 'requestedAt'] },
    { name: 'pack_review_state', properties: ['tenant', 'state', 'requestedAt'] },
  ],
});

/** Who had a hand in the draft of a pack (草稿作者): the last version each saved. Beside the journal, as the draft is. */
export const PackDraftAuthorRow = defineEntity({
  name: 'PackDraftAuthorRow',
  tableName: 'pack_draft_author',
  properties: { tenant: p.text().primary(), pack: p.text().primary(), account: p.text().primary(), version: p.integer() },
});

/** A stored state of a draft (草稿历史): `body` deflated, in base64; `parts` the JSON of the names of what was changed in it. Beside the journal, as the draft is. */
export const PackDraftVersionRow = defineEntity({
  name: 'PackDraftVersionRow',
  tableName: 'pack_draft_version',
  properties: {
    tenant: p.text().primary(),
    pack: p.text().primary(),
    version: p.integer().primary(),
    body: p.text(),
    parts: p.text(),
    savedBy: p.text(),
    savedAt: p.bigint('number'),
  },
});
