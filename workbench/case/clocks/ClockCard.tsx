import { Button, Descriptions } from 'antd';
import { useId, useState } from 'react';
import type { Card, Clock } from '#server/contract/schemas.ts';
import { hasMessage, translate } from '../../shared/messages/index.ts';
import { CardBadge, clockTitle, formatDay, formatMoment, ProvisionalMark, TimeChip } from '../../shared/time/index.ts';
import { type CaseKey, type Say, useCaseText } from '../messages/index.ts';
import { CalendarStrip } from './CalendarStrip.tsx';
import { cellsOf } from './cells.ts';
import { LedgerTable } from './LedgerTable.tsx';

/** `10 个工作日`. */
export const lengthWords = (clock: Clock, say: Say): string => say(`unit.${clock.unit}` as CaseKey, { n: clock.length });

function pauseLines(clock: Clock, say: Say, lang: 'zh' | 'en'): string[] {
  return clock.pauses.map(({ reason, from, to }) => {
    const key = `reason.${reason}`;
    const words = translate(lang, hasMessage(key) ? key : 'reason.special-procedure');
    return to === null
      ? say('clocks.pauseOpen', { reason: words, from: formatMoment(from) })
      : say('clocks.pauseWords', { reason: words, from: formatMoment(from), to: formatMoment(to) });
  });
}

function ClockFacts({ clock }: { readonly clock: Clock }) {
  const { say, lang } = useCaseText();
  const pauses = pauseLines(clock, say, lang);
  const items = [
    { key: 'length', label: say('clocks.length'), children: lengthWords(clock, say) },
    { key: 'start', label: say('clocks.start'), children: say('clocks.startWords', { day: formatDay(clock.startOn, lang) }) },
    {
      key: 'due',
      label: say('clocks.due'),
      children: (
        <>
          {formatDay(clock.dueOn, lang)}
          {clock.provisional && <ProvisionalMark />}
        </>
      ),
    },
    ...(clock.stoppedAt !== null ? [{ key: 'stopped', label: say('clocks.stopped'), children: formatMoment(clock.stoppedAt) }] : []),
    ...(pauses.length
      ? [
          {
            key: 'pauses',
            label: say('clocks.pauses'),
            children: (
              <>
                {pauses.map(line => (
                  <div key={line}>{line}</div>
                ))}
              </>
            ),
          },
        ]
      : []),
    ...(clock.extensions.length
      ? [
          {
            key: 'extensions',
            label: say('clocks.extensions'),
            children: (
              <>
                {clock.extensions.map(({ by, at }) => (
                  <div key={at}>{say('clocks.extensionWords', { at: formatMoment(at), n: by })}</div>
                ))}
              </>
            ),
          },
        ]
      : []),
    ...(clock.milestones.length ? [{ key: 'milestones', label: say('clocks.milestones'), children: <Milestones clock={clock} /> }] : []),
  ];
  return <Descriptions size="small" column={1} items={items} />;
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

/** One clock of the case (时钟): its figures, the calendar strip, and the ledger as a table. */
export function ClockCard({ clock, cards, now }: { readonly clock: Clock; readonly cards: readonly Card[]; readonly now: number }) {
  const { say, lang } = useCaseText();
  const [isTable, setTable] = useState(false);
  const id = useId();
  const title = clockTitle(clock, lang);
  const cells = cellsOf(clock, cards, now);
  return (
    <section className="bj-panel bj-clock" aria-labelledby={id}>
      <header className="bj-line">
        <h2 id={id}>{title}</h2>
        {clock.status !== 'stopped' && <TimeChip time={clock.time} />}
        <span className="bj-soft">
          {say(`clocks.status.${clock.status}`)}
          {clock.run > 1 ? ` · ${say('clocks.run', { n: clock.run })}` : ''}
        </span>
      </header>
      <div className="bj-clock-body">
        <ClockFacts clock={clock} />
        <CalendarStrip cells={cells} title={title} />
      </div>
      <Button
        type="link"
        size="small"
        aria-expanded={isTable}
        onClick={() => setTable(!isTable)}
        className="bj-no-print"
        style={{ paddingInline: 0 }}
      >
        {say(isTable ? 'clocks.hideTable' : 'clocks.showTable')}
      </Button>
      {isTable && <LedgerTable cells={cells} title={title} />}
    </section>
  );
}
