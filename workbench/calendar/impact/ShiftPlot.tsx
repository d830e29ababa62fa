import type { Impact } from '#server/contract/calendars.ts';
import type { Say } from '../messages/index.ts';
import { useCalendarText } from '../messages/index.ts';
import { type Bar, barsOf } from './plot.ts';

/** `推迟 3 天`, `提前 10–30 天`. */
function shiftOf({ days, to }: Pick<Bar, 'days' | 'to'>, say: Say): string {
  const [near, far] = [days, to].map(Math.abs).sort((a, b) => a - b);
  const n = near === far ? near! : `${near}–${far}`;
  return say(days > 0 ? 'impact.shift.later' : 'impact.shift.earlier', { n });
}

/** How many limits move by how many days, as bars (变动分布): earlier at the left, later at the right. */
export function ShiftPlot({ shifts }: { readonly shifts: Impact['shifts'] }) {
  const { say } = useCalendarText();
  const bars = barsOf(shifts);
  return (
    <figure className="bj-shifts">
      <figcaption>{say('impact.shifts')}</figcaption>
      <ol>
        {bars.map(bar => (
          <li
            key={bar.days}
            data-side={bar.days < 0 ? 'earlier' : 'later'}
            title={say('impact.shiftWords', { shift: shiftOf(bar, say), n: bar.clocks })}
          >
            <span className="bj-shift-n">{bar.clocks}</span>
            <span className="bj-shift-bar" style={{ height: `${Math.max(2, bar.share * 100)}%` }} aria-hidden="true" />
            <span className="bj-shift-days">{shiftOf(bar, say)}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
