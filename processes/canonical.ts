import { canonicalBpmn } from './canonical/bpmn.ts';
import { canonicalJson } from './canonical/json.ts';
import type { Pack } from './types.ts';

export { canonicalBpmn, type CanonicalBpmn } from './canonical/bpmn.ts';
export { canonicalJson } from './canonical/json.ts';

/** Call name -> content hash of the called release (调用表). */
export type Calls = Readonly<Record<string, string>>;

/**
 * Canonical text of what a pack does (规范内容), from which its content hash is made: process, forms, clocks, cards, roles, settings,
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
  });
}

type Effective = 'head' | 'bpmn' | 'forms' | 'clocks' | 'cards' | 'roles' | 'settings' | 'documents' | 'texts' | 'statusOf';

/** Canonical text of how the process is drawn (规范布局): shapes, edges, labels. */
export function canonicalLayout(pack: Pick<Pack, 'bpmn'>): string {
  return canonicalJson(canonicalBpmn(pack.bpmn).layout);
}
