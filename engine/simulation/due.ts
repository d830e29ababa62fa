import type { Millis } from '../calendar/types.ts';
import type { CaseCommandBody } from '../cases/commands.ts';
import type { Rejection } from '../cases/context.ts';
import type { CaseState } from '../cases/state.ts';
import { nextReview } from '../clocks/review.ts';
import { limits } from '../limits.ts';
import type { Session } from './session.ts';
import { giveCommand, machine } from './session.ts';

/** Something that comes by itself: a timer or the next moment of a clock. */
export interface Due {
  readonly at: Millis;
  readonly body: Extract<CaseCommandBody, { type: 'fire-timer' | 'review-clock' }>;
}

/** List what is due of a case, the earliest first (到点事项): timers that do not stand still, and clocks with something to raise. A suspended case has clocks only. */
export function listDue(state: CaseState, session: Pick<Session, 'releases'>): Due[] {
  if (state.phase === 'closed') return [];
  const timers = Object.values(state.waits).flatMap((wait): Due[] =>
    wait.kind === 'timer' && wait.leftMs === undefined && state.phase === 'running'
      ? [{ at: wait.due, body: { type: 'fire-timer', wait: wait.id, occurrence: wait.occurrence } }]
      : [],
  );
  const rules = session.releases.get(state.content)?.clocks ?? [];
  const clocks = Object.values(state.clocks).flatMap((clock): Due[] => {
    const at = nextReview(clock, rules.find(({ id }) => id === clock.rule)?.onBreach);
    return at === null ? [] : [{ at, body: { type: 'review-clock', clock: clock.key } }];
  });
  return [...timers, ...clocks].sort((a, b) => a.at - b.at);
}

/** Move the virtual clock to a moment, firing what falls due on the way in order of time. The first refusal, or too many firings, stops it. */
export function advanceTo(session: Session, moment: Millis): Rejection | undefined {
  for (let fired = 0; fired < limits.simulatedFirings; fired++) {
    const due = session.state ? listDue(session.state, session)[0] : undefined;
    if (!due || due.at > moment) {
      session.now = Math.max(session.now, moment);
      return undefined;
    }
    session.now = Math.max(session.now, due.at);
    const rejection = giveCommand(session, machine, due.body);
    if (rejection) return rejection;
  }
  return {
    code: 'too-many-firings',
    message: {
      zh: `推进时间时最多触发 ${limits.simulatedFirings} 次，已达到上限。请缩短时间或检查定时器。`,
      en: `Expected at most ${limits.simulatedFirings} firings while time moves on, but the limit is reached. Move less or check the timers.`,
    },
  };
}
