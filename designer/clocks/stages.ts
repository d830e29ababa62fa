import { type Stage, stages as stageIds } from '#engine/bpmn/definition.ts';
import type { Text } from '#engine/problem.ts';

/** Working days per supervised stage (环节时限); a stage that is not named has none. */
export type StageLimits = Readonly<Partial<Record<Stage, number>>>;

/** Stages that have a limit, in the order of the work. */
export const stagesOf = (limits: StageLimits): readonly Stage[] => stageIds.filter(stage => limits[stage] !== undefined);

const sumOf = (limits: StageLimits): number => stagesOf(limits).reduce((sum, stage) => sum + (limits[stage] ?? 0), 0);

/** Why the stages do not fit into the promise; null: they do. */
export function judgeStages(limits: StageLimits, promised: number | null): Text | null {
  const sum = sumOf(limits);
  if (promised === null || sum <= promised) return null;
  return {
    zh: `各环节合计 ${sum} 个工作日，超过承诺的 ${promised} 个。`,
    en: `Expected the stages to add up to at most ${promised} working days, but they add up to ${sum}.`,
  };
}

/**
 * The stages shortened until they fit into the promise: always the longest by one day, each keeps a day (按承诺缩短环节). Where there are more stages than
 * days the last ones lose their limit.
 */
export function fittedStages(limits: StageLimits, promised: number): StageLimits {
  const named = stagesOf(limits).slice(0, promised);
  const fitted = Object.fromEntries(named.map(stage => [stage, limits[stage] ?? 1])) as Record<string, number>;
  while (sumOf(fitted) > promised) {
    const longest = named.reduce((a, b) => (fitted[b]! >= fitted[a]! ? b : a));
    fitted[longest]! -= 1;
  }
  return fitted;
}
