import { PrinterOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useId, useState } from 'react';
import type { Card, CaseProcedure, Clock } from '#server/contract/schemas.ts';
import { MonthGrids } from '../../shared/days/index.ts';
import { clockTitle, TimeChip, toDay } from '../../shared/time/index.ts';
import { useCaseText } from '../messages/index.ts';
import { CalendarStrip } from './CalendarStrip.tsx';
import { cellsOf } from './cells.ts';
import { ClockFacts } from './ClockFacts.tsx';
import { LedgerLegend } from './LedgerLegend.tsx';
import { LedgerTable } from './LedgerTable.tsx';
import { monthCells } from './monthCells.ts';
import type { Recomputed } from './recomputed.ts';

export { lengthWords } from './ClockFacts.tsx';

const views = ['strip', 'months', 'table'] as const;
/** How the days of a clock are shown (台账显示方式): weeks, months, or a table. */
type LedgerView = (typeof views)[number];

interface ClockCardProps {
  readonly clock: Clock;
  readonly cards: readonly Card[];
  readonly now: number;
  readonly procedures?: readonly CaseProcedure[] | undefined;
  readonly recomputations?: readonly Recomputed[] | undefined;
}

/** One clock of the case (时钟): its figures, and its days as weeks, as months or as a table. */
export function ClockCard({ clock, cards, now, procedures = [], recomputations = [] }: ClockCardProps) {
  const { say, lang } = useCaseText();
  const [view, setView] = useState<LedgerView>('strip');
  const id = useId();
  const title = clockTitle(clock, lang);
  const cells = cellsOf(clock, cards, now, procedures);
  return (
    <section className="bj-panel bj-clock" aria-labelledby={id}>
      <header className="bj-line">
        <h2 id={id}>{title}</h2>
        {clock.status !== 'stopped' && <TimeChip time={clock.time} />}
        <span className="bj-soft">
          {say(`clocks.status.${clock.status}`)}
          {clock.run > 1 ? ` · ${say('clocks.run', { n: clock.run })}` : ''}
        </span>
        <span className="bj-clock-tools bj-no-print">
          <Segmented
            size="small"
            aria-label={say('clocks.view')}
            value={view}
            options={views.map(value => ({ value, label: say(`clocks.view.${value}`) }))}
            onChange={setView}
          />
          <Button
            size="small"
            icon={<PrinterOutlined aria-hidden />}
            onClick={() => window.print()}
            aria-label={say('clocks.print')}
            title={say('clocks.print')}
          />
        </span>
      </header>
      <div className="bj-clock-body">
        <ClockFacts clock={clock} procedures={procedures} recomputations={recomputations} />
        {view === 'strip' && <CalendarStrip cells={cells} title={title} />}
        {view === 'months' && (
          <div>
            <MonthGrids cells={monthCells(cells, say, lang)} label={say('clocks.strip', { title })} first={toDay(now)} isLedger />
            <LedgerLegend cells={cells} />
          </div>
        )}
        {view === 'table' && <LedgerTable cells={cells} title={title} />}
      </div>
    </section>
  );
}
