import type { ServiceItem } from '#engine/cases/state.ts';
import type { Text } from '#engine/problem.ts';
import type { Pack, ReleaseContent, Scenario } from '../types.ts';

/** What a pack is made of, as far as an overlay may speak of it (属地化范围); `item` is a service item of the parent centre that uses the pack. */
export type Part = 'head' | 'process' | 'forms' | 'decisions' | 'clocks' | 'cards' | 'roles' | 'settings' | 'documents' | 'texts' | 'item';

/**
 * One change of an overlay (属地化操作): an address made of stable ids and names, never of positions, and the value that stands there now.
 * `value` absent: what stood there is removed. Addresses:
 * settings `[key]` · clocks `[clock id, ...names]` · procedures of clocks `['procedures', procedure id]` · cards `['basis']`, `['scope']`, `[rule id, ...names]` ·
 * texts `[language, key]` · roles `[role id, 'posts']` · head `['title']`, `['description']`, `['statusOf', act]` · process `[element id, attribute]` for
 * `name` and the attributes and children of namespace bj · documents `[document id, ...names]`.
 */
export interface Operation {
  readonly part: Exclude<Part, 'item'>;
  readonly path: readonly string[];
  readonly value?: unknown;
}

/** Change of a service item that a centre takes over (事项属地化): `[field, ...names]`, lists with ids by id. */
export interface ItemOperation {
  readonly path: readonly string[];
  readonly value?: unknown;
}

/** A service item taken over from the centre above (承接事项): version of that item, the unit here that does it, and what is changed. */
export interface ItemOverlay {
  readonly item: string;
  readonly version: number;
  readonly unit: string;
  readonly operations: readonly ItemOperation[];
  /** Version of this centre's own item that the changes go on from (本中心事项版本); absent: newly taken over. */
  readonly own?: number;
}

/** What a child stores of a pack (属地化): operations over a content of its parent, nothing else. */
export interface Overlay {
  readonly base: string;
  readonly operations: readonly Operation[];
  readonly items: readonly ItemOverlay[];
}

/** Golden cases of a pack and the service items they run on (黄金用例). */
export interface GoldenCases {
  readonly scenarios: Readonly<Record<string, Scenario>>;
  readonly items: readonly ServiceItem[];
}

/** A pack as its editor holds it: all parts, and the golden cases beside them. */
export interface WholeBody {
  readonly kind: 'whole';
  readonly pack: ReleaseContent['pack'];
  readonly golden: GoldenCases;
}
export interface OverlayBody extends Overlay {
  readonly kind: 'overlay';
}
/** Body of a draft (草稿): a whole pack of this centre, or operations over a parent's. */
export type DraftBody = WholeBody | OverlayBody;

/** One difference of two packs (差异), or of a child and its parent. `path` is an address as in `Operation`; `label` says it in words. */
export interface Difference {
  readonly part: Part;
  readonly path: readonly string[];
  readonly label: Text;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly was: unknown;
  readonly is: unknown;
  /** Element of the process it concerns. */
  readonly element?: string;
  /** Item it concerns. */
  readonly item?: string;
  /** Layer (层级) that made it: the centre whose overlay holds it; absent when two packs are compared. */
  readonly layer?: { readonly centre: string; readonly title: Text };
}

/** An operation that no longer fits where it was made for (冲突): the parent changed or removed what it speaks of. */
export interface Conflict {
  readonly operation: Operation;
  readonly label: Text;
  readonly base: unknown;
  readonly theirs: unknown;
  readonly ours: unknown;
}

export type { Pack };
