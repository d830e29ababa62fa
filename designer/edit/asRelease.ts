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
