import { Button } from 'antd';
import type { CalendarDay, CalendarView } from '#server/contract/calendars.ts';
import { weekdayOf, weekdayWords } from '../../shared/days/index.ts';
import { formatDay, ProvisionalMark } from '../../shared/time/index.ts';
import { useCalendarText } from '../messages/index.ts';
import type { CalendarSearch } from '../search.ts';
import { whyWords } from './day-cells.ts';

interface ChosenDayProps {
  readonly view: CalendarView;
  readonly day: CalendarDay | null;
  readonly today: string;
  readonly onChange: (part: Pick<CalendarSearch, 'kind' | 'day' | 'make'>) => void;
}

/** The chosen day in words (选中的日子): what it is, whether it counts, and a way to make it a local day. */
export function ChosenDay({ view, day, today, onChange }: ChosenDayProps) {
  const { say, lang } = useCalendarText();
  return (
    <section className="bj-panel bj-panel-body bj-chosen" aria-live="polite">
      <h2>{say('day.chosen')}</h2>
      {day === null ? (
        <p className="bj-soft">{say('day.none')}</p>
      ) : (
        <>
          <p>
            <strong>
              {formatDay(day.date, lang)} {weekdayWords(weekdayOf(day.date), lang)}
            </strong>
            {day.date === today && <span className="bj-soft"> {say('day.today')}</span>}
          </p>
          <p>
            {whyWords(day, say, lang)}
            {day.provisional && <ProvisionalMark />}
          </p>
          <p className="bj-soft">{say(day.working ? 'day.counts' : 'day.countsNot')}</p>
          {view.mayChange && (
            <Button size="small" onClick={() => onChange({ kind: 'local', day: day.date, make: day.working ? 'off' : 'work' })}>
              {say(day.why.startsWith('local-') ? 'local.edit' : day.working ? 'day.makeOff' : 'day.makeWorking')}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
