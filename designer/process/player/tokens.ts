import type { TraceStep } from '#engine/problem.ts';
import type { Point } from '../services.ts';

/** One token on the diagram (令牌): it keeps its key while it moves, so that it is seen to move. */
export interface Token {
  readonly key: number;
  /** Element or flow it stands on. */
  readonly at: string;
}

/**
 * The tokens after each step of a trace. A token that stays keeps its place; one that is gone and one that has come are the same that moved;
 * more that have come split off what did the step.
 */
export function tokensOf(trace: readonly TraceStep[]): readonly (readonly Token[])[] {
  let next = 0;
  let now: readonly Token[] = [];
  return trace.map(({ tokens }) => {
    const left = [...now];
    const placed = tokens.map(at => {
      const same = left.findIndex(token => token.at === at);
      return { at, from: same < 0 ? undefined : left.splice(same, 1)[0] };
    });
    now = placed.map(({ at, from }) => ({ at, key: (from ?? left.shift())?.key ?? next++ }));
    return now;
  });
}

/** A shape or line as far as a token is put on it. */
export interface Standing {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly waypoints?: readonly Point[];
}

/** Where a token stands: on a line before its end, on a shape in its upper left corner; the more there are the further to the right. */
export function placeOf({ x, y, width, height, waypoints }: Standing, nth: number): Point {
  const last = waypoints?.at(-1);
  const before = waypoints?.at(-2);
  if (!last || !before)
    return width <= 60 ? { x: x + width / 2 + nth * 9, y: y + height / 2 } : { x: x + 16 + nth * 18, y: y + height - 16 };
  const length = Math.hypot(last.x - before.x, last.y - before.y) || 1;
  const back = Math.min(18 + nth * 16, length);
  return { x: last.x - ((last.x - before.x) / length) * back, y: last.y - ((last.y - before.y) / length) * back };
}
