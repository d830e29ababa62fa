import { rating, today } from './steps.ts';
import type { Scene, Step } from './types.ts';

/** Answers of a hand-over: to whom, how, today (送达). */
export function handOver({ party, random }: Scene, method = random.pick(['pickup', 'pickup', 'pickup', 'post', 'electronic', 'visit'])) {
  return { recipient: party.person, method, deliveredOn: today };
}

/** The result is handed over, and the applicant may rate. */
export function deliver(
  scene: Scene,
  { days = scene.random.between(0, 2), lowest }: { days?: number; lowest?: 1 | 2 | 3 } = {},
): readonly Step[] {
  return [{ days, deed: { do: 'complete', element: 'deliver', answers: handOver(scene) } }, ...rating(scene, lowest)];
}
