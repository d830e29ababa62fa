import { type Stage, stages as stageIds } from '#engine/bpmn/definition.ts';
import type { StageLimits } from './stages.ts';

/** The limits of an item (事项时限). */
export interface Limits {
  readonly statutoryLimit: number;
  readonly promisedLimit: number;
  readonly stageLimits: StageLimits;
}

/** The limits of an item in one version. */
export interface StoredLimits extends Limits {
  readonly version: number;
}

/** What somebody typed over the limits of an item, and the version they saw then (未保存的时限). What is not there is as it is stored. */
export interface LimitDraft {
  readonly base: StoredLimits;
  readonly statutoryLimit?: number | null;
  readonly promisedLimit?: number | null;
  /** A stage taken away is null. */
  readonly stageLimits: Readonly<Partial<Record<Stage, number | null>>>;
}

/** What is typed of an item's limits in one go. */
export interface TypedLimits {
  readonly statutoryLimit?: number | null;
  readonly promisedLimit?: number | null;
  readonly stageLimits?: StageLimits;
}

/** Limits as a page shows them while they are typed. */
export interface ShownLimits {
  readonly statutoryLimit: number | null;
  readonly promisedLimit: number | null;
  readonly stageLimits: StageLimits;
}

/** The draft with what was typed now; null: nothing of it differs from what is stored. */
export function withTyped(draft: LimitDraft | null, stored: StoredLimits, typed: TypedLimits): LimitDraft | null {
  const { stageLimits, ...limits } = typed;
  const { base, stageLimits: before, ...rest } = draft ?? { base: stored, stageLimits: {} };
  const now = shownOver(draft, stored).stageLimits;
  const stages = stageLimits === undefined ? before : { ...before, ...changedStages(now, stageLimits) };
  return ontoBase({ ...rest, ...limits, base, stageLimits: stages }, base);
}

function changedStages(now: StageLimits, wanted: StageLimits): LimitDraft['stageLimits'] {
  const changed = stageIds.filter(stage => wanted[stage] !== now[stage]);
  return Object.fromEntries(changed.map(stage => [stage, wanted[stage] ?? null]));
}

/** What was typed, over another version of the item: what is the same there is not said any more; null: nothing is left. */
export function ontoBase({ statutoryLimit, promisedLimit, stageLimits }: LimitDraft, base: StoredLimits): LimitDraft | null {
  const stages = stageIds.filter(stage => stageLimits[stage] !== undefined && stageLimits[stage] !== (base.stageLimits[stage] ?? null));
  const draft: LimitDraft = {
    base,
    ...(statutoryLimit === undefined || statutoryLimit === base.statutoryLimit ? {} : { statutoryLimit }),
    ...(promisedLimit === undefined || promisedLimit === base.promisedLimit ? {} : { promisedLimit }),
    stageLimits: Object.fromEntries(stages.map(stage => [stage, stageLimits[stage]!])),
  };
  return 'statutoryLimit' in draft || 'promisedLimit' in draft || stages.length > 0 ? draft : null;
}

/** What was typed, over what is stored. */
export function shownOver(draft: LimitDraft | null, stored: Limits): ShownLimits {
  if (!draft) return stored;
  const { statutoryLimit = stored.statutoryLimit, promisedLimit = stored.promisedLimit, stageLimits } = draft;
  const stages = stageIds.flatMap(stage => {
    const days = stageLimits[stage] === undefined ? stored.stageLimits[stage] : stageLimits[stage];
    return days === undefined || days === null ? [] : [[stage, days] as const];
  });
  return { statutoryLimit, promisedLimit, stageLimits: Object.fromEntries(stages) };
}

/** One limit that somebody else changed: which, from what to what; null: none. */
export interface LimitChange {
  readonly what: 'statutoryLimit' | 'promisedLimit' | Stage;
  readonly was: number | null;
  readonly is: number | null;
}

/** What differs between two versions of an item's limits. */
export function changesBetween(before: Limits, after: Limits): LimitChange[] {
  const whole = (['statutoryLimit', 'promisedLimit'] as const).map(what => ({ what, was: before[what], is: after[what] }));
  const stages = stageIds.map(stage => ({
    what: stage,
    was: before.stageLimits[stage] ?? null,
    is: after.stageLimits[stage] ?? null,
  }));
  return [...whole, ...stages].filter(({ was, is }) => was !== is);
}
