import { Button } from 'antd';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CalendarChange } from '#engine/calendar/types.ts';
import type { CalendarDay, CalendarView } from '#server/contract/calendars.ts';
import { api, problemOf } from '../../shared/api/index.ts';
import { Failed, Loading } from '../../shared/states/index.ts';
import { toDay } from '../../shared/time/index.ts';
import { useCalendarText } from '../messages/index.ts';
import { hoursWords } from '../year/phrases.ts';
import { daysAfter } from './difference.ts';
import { DifferenceView } from './DifferenceView.tsx';
import { type ChangeDraft, changeOf, yearsOf } from './draft.ts';

interface CheckStepProps {
  readonly view: CalendarView;
  readonly draft: ChangeDraft;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** Second step (核对): the calendar after the change beside the calendar in force, day by day. */
export function CheckStep({ view, draft, onBack, onNext }: CheckStepProps) {
  const { say } = useCalendarText();
  const change = changeOf(draft, view);
  const isHours = change.hours !== undefined;
  const days = useDifference(view, change, isHours ? [] : yearsOf(draft, change));
  return (
    <>
      {isHours ? <Hours view={view} hours={change.hours} /> : <Days view={view} difference={days} />}
      <div className="bj-change-bar">
        <Button onClick={onBack}>{say('change.back')}</Button>
        <Button type="primary" onClick={onNext} disabled={!isHours && !days.after}>
          {say('change.next')}
        </Button>
      </div>
    </>
  );
}

function Hours({ view, hours }: { readonly view: CalendarView; readonly hours: CalendarChange['hours'] }) {
  const { say } = useCalendarText();
  return (
    <section className="bj-panel bj-panel-body">
      <h2>{say('check.title')}</h2>
      <table className="bj-plain-table bj-compare">
        <thead>
          <tr>
            <th scope="col">{say('hours.was')}</th>
            <th scope="col">{say('hours.will')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>
              {view.hours.periods.map(period => (
                <p key={period.from}>{hoursWords(period, say)}</p>
              ))}
            </td>
            <td>{hours ? hours.periods.map(period => <p key={period.from}>{hoursWords(period, say)}</p>) : say('hours.inherit')}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

/** The days of some years as a calendar has them now. */
function useYears(calendarId: string, years: readonly string[]) {
  return useQueries({
    queries: years.map(year => ({
      queryKey: ['getCalendarYear', { params: { calendarId, year } }],
      queryFn: () => api.call('getCalendarYear', { params: { calendarId, year } }),
    })),
    combine: reads => ({
      days: reads.every(read => read.data) ? reads.flatMap(read => read.data!.days) : null,
      error: reads.find(read => read.error)?.error ?? null,
      retry: () => reads.forEach(read => void read.refetch()),
    }),
  });
}

/** Every day of the years a change speaks of, before and after it. */
function useDifference(view: CalendarView, change: CalendarChange, years: readonly string[]) {
  const now = useYears(view.id, years);
  // what lies under a local day that is taken away: the calendar above knows
  const above = view.layers.filter(({ id }) => id !== view.id).at(-1);
  const beneath = useYears(above?.id ?? view.id, above && change.local ? years : []);
  const after = useMemo(
    () => now.days && beneath.days && daysAfter(now.days, change, new Map(beneath.days.map((day: CalendarDay) => [day.date, day]))),
    [now.days, beneath.days, change],
  );
  const retry = (): void => {
    now.retry();
    beneath.retry();
  };
  return { days: now.days, after, error: now.error ?? beneath.error, retry };
}

interface DaysProps {
  readonly view: CalendarView;
  readonly difference: ReturnType<typeof useDifference>;
}

function Days({ view, difference: { days, after, error, retry } }: DaysProps) {
  if (error) return <Failed problem={problemOf(error)} onRetry={retry} />;
  if (!days || !after) return <Loading rows={12} />;
  return <DifferenceView before={days} after={after} today={toDay(view.now)} />;
}
