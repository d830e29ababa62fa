import { notFound, refusal } from '../http/problem.ts';
import type { Handlers } from '../http/route.ts';
import type { Services } from '../services.ts';

/** Handler of the demo clock (演示时钟接口): forward only, and only in a database made as a demo. What falls due by then is done before the answer. */
export function demoHandlers({ store, runDue }: Services): Pick<Handlers, 'moveDemoClock'> {
  return {
    async moveDemoClock({ body }) {
      if (!store.demo) throw notFound();
      if (body.now !== null && body.now < store.clock.now()) {
        throw refusal(409, 'clock-backwards', {
          zh: '演示时钟只能向后拨，不能倒拨。',
          en: 'Expected a later moment: the demo clock moves forward only.',
        });
      }
      await store.moveClock(body.now ?? Date.now());
      await runDue();
      return { now: store.clock.now() };
    },
  };
}
