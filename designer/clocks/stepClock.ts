import { clocksIn } from '../packs/rules.ts';

/**
 * The rule that makes step limits count (步骤时限规则), for a pack that has none: as its rule of stages, which pauses for the same procedures. null: it has one.
 */
export function missingStepClock(clocks: unknown): Readonly<Record<string, unknown>> | null {
  const rules = clocksIn(clocks);
  if (rules.some(({ per }) => per === 'step')) return null;
  const {
    id: _id,
    title: _title,
    per: _per,
    ...stage
  } = rules.find(({ per }) => per === 'stage') ?? { unit: 'working-day', pause: [], stop: [] };
  return { id: 'step', title: { zh: '步骤时限', en: 'Step limit' }, per: 'step', ...stage };
}
