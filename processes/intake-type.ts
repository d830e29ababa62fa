import type { IntakeType } from '#engine/cases/state.ts';
import type { PackHead } from './types.ts';

/** How cases of a kind of pack are taken in (登记类型); packs that are called count for promised ones, which call them. */
export function intakeTypeOf(kind: PackHead['kind'] | (string & {})): IntakeType {
  return (['instant', 'joint', 'escalated', 'reply', 'first-contact'] as const).find(type => type === kind) ?? 'promised';
}
