import { Button } from 'antd';
import type { Impact } from '#server/contract/calendars.ts';
import { formatMoment } from '../../shared/time/index.ts';
import { type CalendarKey, useCalendarText } from '../messages/index.ts';
import { ImpactTable } from './ImpactTable.tsx';
import { ShiftPlot } from './ShiftPlot.tsx';

type Figure = Exclude<keyof Impact, 'rows' | 'shifts' | 'now'>;
type Figures = readonly (readonly [Figure, 'plain' | 'warning' | 'yellow' | 'red' | 'good'])[];
const dates: Figures = [
  ['cases', 'plain'],
  ['clocks', 'plain'],
  ['moved', 'plain'],
  ['later', 'plain'],
  ['earlier', 'plain'],
  ['firm', 'plain'],
  ['unfirm', 'plain'],
];
const colours: Figures = [
  ['toWarning', 'warning'],
  ['toYellow', 'yellow'],
  ['toRed', 'red'],
  ['back', 'good'],
];

/** What a change would do to the open cases (影响): figures, the plot of shifts, and the cases concerned. */
export function ImpactView({ impact, onAgain }: { readonly impact: Impact; readonly onAgain: () => void }) {
  const { say } = useCalendarText();
  return (
    <div className="bj-impact">
      <section className="bj-panel bj-panel-body" aria-label={say('impact.title')}>
        <div className="bj-line">
          <h2>{say('impact.title')}</h2>
          <span className="bj-soft bj-number">{say('impact.now', { at: formatMoment(impact.now) })}</span>
          <Button size="small" type="text" className="bj-no-print" onClick={onAgain}>
            {say('impact.again')}
          </Button>
        </div>
        {[dates, colours].map(figures => (
          <dl className="bj-impact-figures" key={figures[0]![0]}>
            {figures.map(([key, tone]) => (
              <div key={key} data-tone={impact[key] > 0 ? tone : 'plain'} data-none={impact[key] === 0 || undefined}>
                <dt>{say(`impact.${key}` as CalendarKey)}</dt>
                <dd>{impact[key]}</dd>
              </div>
            ))}
          </dl>
        ))}
        {impact.moved === 0 ? <p>{say('impact.none')}</p> : <ShiftPlot shifts={impact.shifts} />}
      </section>
      {impact.rows.length > 0 && <ImpactTable impact={impact} />}
    </div>
  );
}
