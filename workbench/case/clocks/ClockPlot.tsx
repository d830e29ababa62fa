import type { Card, Clock } from '#server/contract/schemas.ts';
import { translate } from '../../shared/messages/index.ts';
import { clockTitle, formatDay, toDay } from '../../shared/time/index.ts';
import { type CaseKey, useCaseText } from '../messages/index.ts';
import { type PlotMark, type PlotRow, plotOf, type StretchKind } from './plot.ts';

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
const kinds: readonly (readonly [StretchKind, CaseKey])[] = [
  ['counted', 'clocks.plotCounted'],
  ['ahead', 'clocks.plotAhead'],
  ['extended', 'clocks.plotExtended'],
  ['paused', 'clocks.plotPause'],
  ['over', 'clocks.plotPast'],
];

function Mark({ mark }: { readonly mark: PlotMark }) {
  const { say, lang } = useCaseText();
  const words = `${translate(lang, `card.${mark.level}`)} ${formatDay(mark.on, lang)} ${say(mark.raised ? 'clocks.raised' : 'clocks.notRaised')}`;
  return (
    <i
      className="bj-plot-mark"
      data-level={mark.level}
      data-raised={mark.raised || undefined}
      style={{ left: percent(mark.at) }}
      title={words}
    />
  );
}

function Row({ row, now }: { readonly row: PlotRow; readonly now: number | null }) {
  const { say, lang } = useCaseText();
  const { clock } = row;
  const title = clockTitle(clock, lang);
  const words = [
    say('clocks.plotRun', { title, from: formatDay(clock.startOn, lang), due: formatDay(clock.dueOn, lang) }),
    clock.stoppedAt !== null && say('clocks.plotStopped', { day: formatDay(toDay(clock.stoppedAt), lang) }),
    clock.pauses.length > 0 && say('clocks.plotPaused', { n: clock.pauses.length }),
    row.isOver && say('clocks.plotOver'),
    clock.provisional && say('clocks.provisional'),
    ...row.marks.map(
      ({ level, on, raised }) =>
        `${translate(lang, `card.${level}`)} ${formatDay(on, lang)} ${say(raised ? 'clocks.raised' : 'clocks.notRaised')}`,
    ),
  ];
  return (
    <li>
      <span className="bj-visually-hidden">{words.filter(Boolean).join(lang === 'zh' ? '，' : ', ')}</span>
      <span className="bj-plot-title" aria-hidden="true">
        {title}
        <small>
          {formatDay(clock.dueOn, lang)}
          {clock.provisional && ` · ${say('clocks.provisional')}`}
        </small>
      </span>
      <span className="bj-plot-track" aria-hidden="true">
        {row.stretches.map(({ kind, from, to }) => (
          <i key={`${kind}${from}`} className="bj-plot-bar" data-kind={kind} style={{ left: percent(from), width: percent(to - from) }} />
        ))}
        <i className="bj-plot-due" style={{ left: percent(row.due) }} />
        {now !== null && <i className="bj-plot-now" style={{ left: percent(now) }} />}
        {row.marks.map(mark => (
          <Mark key={`${mark.level}${mark.on}`} mark={mark} />
        ))}
      </span>
    </li>
  );
}

interface ClockPlotProps {
  readonly clocks: readonly Clock[];
  readonly cards: readonly Card[];
  readonly now: number;
}

/** All clocks of the case as bars over one axis (时限一览), with pauses, extensions, warnings and cards. */
export function ClockPlot({ clocks, cards, now }: ClockPlotProps) {
  const { say, lang } = useCaseText();
  const plot = plotOf(clocks, cards, now);
  if (!plot) return null;
  const used = new Set(plot.rows.flatMap(({ stretches }) => stretches.map(({ kind }) => kind)));
  return (
    <section className="bj-panel bj-panel-body bj-clock-plot" aria-label={say('clocks.plot')}>
      <h2>{say('clocks.plot')}</h2>
      <ul>
        {plot.rows.map(row => (
          <Row key={`${row.clock.key}/${row.clock.run}`} row={row} now={plot.now} />
        ))}
      </ul>
      <div className="bj-plot-axis" aria-hidden="true">
        <span className="bj-plot-title" />
        <span className="bj-plot-track">
          {plot.ticks.map(({ at, date }, index) => (
            <span key={date} style={{ left: percent(at) }}>
              {date.slice(5)}
              {date.slice(0, 4) !== plot.ticks[index - 1]?.date.slice(0, 4) && <small>{date.slice(0, 4)}</small>}
            </span>
          ))}
        </span>
      </div>
      <ul className="bj-strip-legend" aria-hidden="true">
        {kinds
          .filter(([kind]) => used.has(kind))
          .map(([kind, key]) => (
            <li key={kind}>
              <i className="bj-plot-bar bj-plot-sample" data-kind={kind} /> {say(key)}
            </li>
          ))}
        <li>
          <i className="bj-plot-due bj-plot-sample" /> {say('clocks.plotDue')}
        </li>
        {plot.now !== null && (
          <li>
            <i className="bj-plot-now bj-plot-sample" /> {say('clocks.plotToday')}
          </li>
        )}
        {(['warning', 'yellow', 'red'] as const)
          .filter(level => plot.rows.some(({ marks }) => marks.some(mark => mark.level === level)))
          .map(level => (
            <li key={level}>
              <i className="bj-plot-mark bj-plot-sample" data-level={level} data-raised /> {translate(lang, `card.${level}`)}
            </li>
          ))}
      </ul>
    </section>
  );
}
