import { Descriptions } from 'antd';
import type { ReactNode } from 'react';
import type { CaseProcedure, Clock } from '#server/contract/schemas.ts';
import { calendarWords } from '../../calendar/names.ts';
import { isPermitted, useMe, useRead } from '../../shared/api/index.ts';
import { hasMessage, type Language, translate } from '../../shared/messages/index.ts';
import { CardBadge, formatDay, formatMoment, ProvisionalMark } from '../../shared/time/index.ts';
import { type CaseKey, type Say, useCaseText } from '../messages/index.ts';
import type { Recomputed } from './recomputed.ts';

/** `10 个工作日`; a limit of no days is over when the hall closes (当日下班前). */
export const lengthWords = (clock: Pick<Clock, 'unit' | 'length'>, say: Say): string =>
  say(clock.length === 0 ? 'unit.same-day' : (`unit.${clock.unit}` as CaseKey), { n: clock.length });

type Pause = Clock['pauses'][number];

/** Why a clock stood still, as the pack calls the procedure. */
function reasonWords(reason: string, procedures: readonly CaseProcedure[], lang: Language): string {
  const known = procedures.find(({ id }) => id === reason)?.title;
  if (known) return known[lang] || known.zh;
  const key = `reason.${reason}`;
  return translate(lang, hasMessage(key) ? key : 'reason.special-procedure');
}

/** A pause (暂停): its procedure, from when to when, its notice, and when it ends at the latest. */
function PauseLine({ pause, procedures }: { readonly pause: Pause; readonly procedures: readonly CaseProcedure[] }) {
  const { say, pick, lang } = useCaseText();
  const { reason, from, to, until } = pause;
  const words = { reason: reasonWords(reason, procedures, lang), from: formatMoment(from) };
  const procedure = procedures.find(({ id }) => id === reason);
  const more = [
    procedure && say('clocks.pauseNotice', { notice: pick(procedure.noticeTitle) }),
    to === null && until !== undefined && say('clocks.pauseUntil', { at: formatMoment(until) }),
  ].filter(Boolean);
  return (
    <div>
      {to === null ? say('clocks.pauseOpen', words) : say('clocks.pauseWords', { ...words, to: formatMoment(to) })}
      {more.length > 0 && <div className="bj-soft">{more.join(lang === 'zh' ? '；' : '; ')}</div>}
    </div>
  );
}

/** Titles of the calendars this person works by, for the words of a calendar. */
function useCalendarTitles() {
  const me = useMe();
  const read = useRead('listCalendars', {}, { enabled: isPermitted(me, 'calendar.read') });
  const layers = read.data?.rows.flatMap(row => row.layers) ?? [];
  return new Map([[me.centre.id, me.centre.title], ...layers.map(({ id, title }) => [id, title] as const)]);
}

interface ClockFactsProps {
  readonly clock: Clock;
  readonly procedures: readonly CaseProcedure[];
  readonly recomputations: readonly Recomputed[];
}

/** Figures of a clock in words (时限要素): length, start, due day, calendar, pauses, extensions, recomputations, cards. */
export function ClockFacts({ clock, procedures, recomputations }: ClockFactsProps) {
  const { say, lang } = useCaseText();
  const titles = useCalendarTitles();
  const due = (
    <span>
      {formatDay(clock.dueOn, lang)} {clock.provisional && <ProvisionalMark />}
    </span>
  );
  const items: { key: string; label: string; children: ReactNode; isShown?: boolean }[] = [
    { key: 'length', label: say('clocks.length'), children: lengthWords(clock, say) },
    { key: 'start', label: say('clocks.start'), children: startWords(clock, say, lang) },
    { key: 'due', label: say('clocks.due'), children: due },
    {
      key: 'stopped',
      label: say('clocks.stopped'),
      children: clock.stoppedAt !== null && formatMoment(clock.stoppedAt),
      isShown: clock.stoppedAt !== null,
    },
    {
      key: 'pauses',
      label: say('clocks.pauses'),
      children: (
        <Lines>
          {clock.pauses.map(pause => (
            <PauseLine key={pause.from} pause={pause} procedures={procedures} />
          ))}
        </Lines>
      ),
      isShown: clock.pauses.length > 0,
    },
    {
      key: 'extensions',
      label: say('clocks.extensions'),
      children: (
        <Lines>
          {clock.extensions.map(({ by, at }) => (
            <div key={at}>{say('clocks.extensionWords', { at: formatMoment(at), n: by })}</div>
          ))}
        </Lines>
      ),
      isShown: clock.extensions.length > 0,
    },
    { key: 'milestones', label: say('clocks.milestones'), children: <Milestones clock={clock} />, isShown: clock.milestones.length > 0 },
    {
      key: 'calendar',
      label: say('clocks.calendar'),
      children: clock.calendar && calendarWords(clock.calendar, titles, lang),
      isShown: clock.calendar !== undefined,
    },
    {
      key: 'recomputations',
      label: say('clocks.recomputations'),
      children: (
        <Lines>
          {recomputations.map(one => (
            <div key={one.seq}>
              {recomputedWords(one, one.calendar ? calendarWords(one.calendar, titles, lang) : say('clocks.calendar'), say, lang)}
            </div>
          ))}
        </Lines>
      ),
      isShown: recomputations.length > 0,
    },
  ];
  const shown = items.filter(({ isShown }) => isShown !== false).map(({ isShown: _, ...item }) => item);
  return <Descriptions size="small" column={1} items={shown} />;
}

function Lines({ children }: { readonly children: ReactNode }) {
  return <div className="bj-clock-lines">{children}</div>;
}

/** `…次日起算`, `…当日起算` where the ledger counts the day of the start itself or the limit ends with it. */
function startWords(clock: Clock, say: Say, lang: Language): string {
  const first = clock.ledger[0];
  const isSameDay = clock.length === 0 || (first !== undefined && first.date === clock.startOn && first.why !== 'start-day');
  return say(isSameDay ? 'clocks.sameDay' : 'clocks.startWords', { day: formatDay(clock.startOn, lang) });
}

/** `… 按全国第 2 版：由 …改为 …`. */
function recomputedWords({ at, was, now }: Recomputed, calendar: string, say: Say, lang: Language): string {
  const values = { at: formatMoment(at), calendar, was: formatDay(was, lang), now: formatDay(now, lang) };
  return say(was === now ? 'clocks.recomputedSame' : 'clocks.recomputed', values);
}

function Milestones({ clock }: { readonly clock: Clock }) {
  const { say, lang } = useCaseText();
  return (
    <ul className="bj-milestones">
      {clock.milestones.map(({ rule, level, on, raised }) => (
        <li key={rule} data-raised={raised}>
          <CardBadge level={level} /> <span className="bj-number">{formatDay(on, lang)}</span>{' '}
          <span className="bj-soft">{say(raised ? 'clocks.raised' : 'clocks.notRaised')}</span>
        </li>
      ))}
    </ul>
  );
}
