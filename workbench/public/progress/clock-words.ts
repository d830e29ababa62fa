import type { Progress } from '#server/contract/public.ts';
import type { Words } from '../shared/messages.ts';

type Clock = Progress['clocks'][number];

/** How a limit stands, and how grave that is. */
export interface ClockWords {
  readonly text: string;
  readonly tone: 'good' | 'soon' | 'over' | 'rest';
}

/** A limit in words (时限): what is left, what was over, or that it stands still. `isSettled`: the case was decided, not withdrawn. */
export function clockWords({ state, remaining }: Clock, isSettled: boolean, { say }: Pick<Words, 'say'>): ClockWords {
  if (state === 'stopped') return stoppedWords(remaining, isSettled, { say });
  if (state === 'paused')
    return { text: [say('paused'), ...(remaining === null ? [] : [leftWords(remaining, { say })])].join(' · '), tone: 'rest' };
  if (remaining === null) return { text: '', tone: 'rest' };
  return { text: leftWords(remaining, { say }), tone: remaining < 0 ? 'over' : remaining <= 1 ? 'soon' : 'good' };
}

function stoppedWords(remaining: number | null, isSettled: boolean, { say }: Pick<Words, 'say'>): ClockWords {
  if (!isSettled || remaining === null) return { text: say('stopped'), tone: 'rest' };
  if (remaining < 0) return { text: say('late', { n: -remaining }), tone: 'over' };
  return { text: remaining === 0 ? say('inTime') : say('early', { n: remaining }), tone: 'good' };
}

function leftWords(remaining: number, { say }: Pick<Words, 'say'>): string {
  if (remaining < 0) return say('over', { n: -remaining });
  if (remaining === 0) return say('today');
  return remaining === 1 ? say('leftOne') : say('left', { n: remaining });
}
