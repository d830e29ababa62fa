import type { StepAnswers } from '#forms/generated/index.ts';
import { complete, rating, today } from './steps.ts';
import type { Scene, Step } from './types.ts';

type HandedOver = StepAnswers<'deliver'>;

/** Most people fetch their result themselves. */
const methods: readonly HandedOver['method'][] = ['pickup', 'pickup', 'pickup', 'post', 'electronic', 'visit'];

/** Answers of a hand-over: to whom, how, today (送达). */
export function handOver({ party, random }: Scene, method: HandedOver['method'] = random.pick(methods)): HandedOver {
  return { recipient: party.person, method, deliveredOn: today };
}

/** The result is handed over, and the applicant may rate. */
export function deliver(
  scene: Scene,
  { days = scene.random.between(0, 2), lowest }: { days?: number; lowest?: 1 | 2 | 3 } = {},
): readonly Step[] {
  return [complete('deliver', handOver(scene), days), ...rating(scene, lowest)];
}
