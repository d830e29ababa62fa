import type { PackDraft } from '#server/contract/designing.ts';
import type { Release } from '#server/contract/schemas.ts';
import type { Parts } from '../draft/address.ts';

/** The parts of a draft in the shape the read-only tabs show (草稿预览): manifest fields are those of the newest release. */
export function asRelease(parts: Parts, released: Release): Release {
  return {
    ...released,
    bpmn: parts.bpmn,
    title: parts.head.title,
    forms: Object.entries(parts.forms).map(([id, form]) => ({
      id,
      schema: { ...form.schema },
      ui: { ...form.ui },
      title: form.title,
      validator: '',
    })),
    clocks: parts.clocks,
    cards: parts.cards,
    roles: parts.roles,
    settings: parts.settings,
    documents: Object.entries(parts.documents).map(([id, { title }]) => ({ id, title })),
    texts: { zh: { ...parts.texts.zh }, en: { ...parts.texts.en } },
  };
}

/** What stands for the newest release of a pack nobody has published yet (尚未发布): its draft, under no content and no number. */
export function unreleased({ pack, effective }: Pick<PackDraft, 'pack' | 'effective'>): Release {
  const parts = effective as unknown as Parts;
  const nothing = { content: '', pack, number: 0, layout: '', calls: {}, publishedAt: 0, author: '', notes: '', items: [] };
  const manifest = {
    title: parts.head.title,
    bpmn: '',
    forms: [],
    clocks: {},
    cards: null,
    roles: {},
    settings: {},
    documents: [],
    texts: { zh: {}, en: {} },
  };
  return asRelease(parts, { ...nothing, ...manifest });
}
