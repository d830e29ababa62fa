import { canonicalBpmn } from './canonical/bpmn.ts';
import { canonicalDmn } from './canonical/dmn.ts';
import { canonicalJson, type Json } from './canonical/json.ts';
import type { Pack } from './types.ts';

export { canonicalBpmn, type CanonicalBpmn } from './canonical/bpmn.ts';
export { canonicalDmn } from './canonical/dmn.ts';
export { canonicalJson } from './canonical/json.ts';

/** Call name -> content hash of the called release (调用表). */
export type Calls = Readonly<Record<string, string>>;

/**
 * Canonical text of what a pack does (规范内容), from which its content hash is made: process, forms, decisions, clocks, cards, roles, settings,
 * documents, texts, statuses, and the contents it calls. Left out: identity (id, title, description, base, release number), layout,
 * golden cases and service items, which are not part of a release.
 */
export function canonicalPack(pack: Pick<Pack, Effective>, calls: Calls): string {
  const { head, forms, clocks, cards, roles, settings, documents, texts, statusOf } = pack;
  return canonicalJson({
    canonical: 1,
    kind: head.kind,
    regimes: head.regimes.toSorted(),
    process: canonicalBpmn(pack.bpmn).process,
    calls,
    ...{ forms, clocks, cards, roles, settings, documents, texts, statusOf },
    ...decisionsOf(pack, 'decisions'),
  });
}

/** A pack without decisions has none in its canonical form either. */
function decisionsOf({ decisions = {} }: Pick<Pack, 'decisions'>, part: 'decisions' | 'layout'): { readonly decisions?: Json } {
  const files = Object.entries(decisions).map(([id, xml]) => [id, canonicalDmn(xml)[part]] as const);
  return files.length > 0 ? { decisions: Object.fromEntries(files) } : {};
}

type Effective = 'head' | 'bpmn' | 'decisions' | 'forms' | 'clocks' | 'cards' | 'roles' | 'settings' | 'documents' | 'texts' | 'statusOf';

/** Canonical text of how the process is drawn (规范布局): shapes, edges, labels. */
export function canonicalLayout(pack: Pick<Pack, 'bpmn' | 'decisions'>): string {
  return canonicalJson({ ...canonicalBpmn(pack.bpmn).layout, ...decisionsOf(pack, 'layout') });
}
