import { PrinterOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { CalendarView } from '#server/contract/calendars.ts';
import type { AnswerOf } from '#server/contract/routes.ts';
import { cellsOf } from '../../case/clocks/cells.ts';
import { LedgerLegend } from '../../case/clocks/LedgerLegend.tsx';
import { LedgerTable } from '../../case/clocks/LedgerTable.tsx';
import { monthCells } from '../../case/clocks/monthCells.ts';
import '../../case/case.css';
import '../../case/clocks/clocks.css';
import { useCaseText } from '../../case/messages/index.ts';
import { useMe, useRead } from '../../shared/api/index.ts';
import { MonthGrids, weekdayOf, weekdayWords } from '../../shared/days/index.ts';
import { type TabStore, tabStore } from '../../shared/drafts/index.ts';
import { Answered } from '../../shared/states/index.ts';
import { formatDay, formatMoment, ProvisionalMark, toDay } from '../../shared/time/index.ts';
import { type CalendarKey, useCalendarText } from '../messages/index.ts';
import { calendarWords } from '../names.ts';
import { emptyForm, type LimitForm, queryOf } from './form.ts';
import { LimitFields } from './LimitFields.tsx';

type Deadline = AnswerOf<'getDeadline'>;
const storageKey = 'deadline';

/** The question typed before in this tab, or a usual one from today. */
function firstForm(today: string, store: TabStore): LimitForm {
  const kept = store.read(storageKey) as Partial<LimitForm> | null;
  return { ...emptyForm(today), ...kept };
}

/** Deadline calculator (期限推算): when a limit is due, with every day on the way and why it counts or not. */
export function DeadlineTab({ calendar }: { readonly calendar: CalendarView }) {
  const { say } = useCalendarText();
  const today = toDay(calendar.now);
  const { account } = useMe();
  const store = useMemo(() => tabStore(account), [account]);
  const [form, setForm] = useState(() => firstForm(today, store));
  useEffect(() => store.keep(storageKey, form), [store, form]);
  const query = queryOf(form, calendar.id);
  const read = useRead('getDeadline', { query: query ?? { from: today, days: 0 } }, { enabled: query !== null, keep: true });
  return (
    <div className="bj-deadline">
      <section className="bj-panel bj-panel-body bj-no-print">
        <LimitFields
          form={form}
          update={part => setForm(before => ({ ...before, ...(typeof part === 'function' ? part(before) : part) }))}
          onClear={() => setForm(emptyForm(today))}
        />
      </section>
      <div className="bj-deadline-answer" aria-live="polite">
        {query === null ? (
          <p className="bj-panel bj-panel-body bj-soft">{say('deadline.missing')}</p>
        ) : (
          <Answered read={read} rows={10}>
            {answer => <Answer answer={answer} calendar={calendar} isOld={read.isPlaceholderData} />}
          </Answered>
        )}
      </div>
    </div>
  );
}

interface AnswerProps {
  readonly answer: Deadline;
  readonly calendar: CalendarView;
  /** It answers what was asked before; the new answer is on its way. */
  readonly isOld: boolean;
}

function Answer({ answer, calendar, isOld }: AnswerProps) {
  const { say, lang } = useCalendarText();
  const { say: sayLedger } = useCaseText();
  const cells = cellsOf({ key: '', run: 1, dueOn: answer.dueOn, ledger: answer.ledger }, [], calendar.now);
  const title = say('deadline.title');
  return (
    <div className="bj-deadline-answer bj-old" aria-busy={isOld}>
      <section className="bj-panel bj-panel-body bj-due-panel">
        <div className="bj-line">
          <p className="bj-due">
            {say('deadline.due')} {isOld ? <strong>{say('deadline.working')}</strong> : <Due answer={answer} />}
          </p>
          <Button className="bj-no-print" icon={<PrinterOutlined aria-hidden />} disabled={isOld} onClick={() => window.print()}>
            {say('deadline.print')}
          </Button>
        </div>
        {answer.provisional && <Alert type="warning" showIcon title={say('deadline.provisional')} />}
        <Facts answer={answer} calendar={calendar} />
        <MonthGrids cells={monthCells(cells, sayLedger, lang)} label={sayLedger('clocks.strip', { title })} first={answer.dueOn} isLedger />
        <LedgerLegend cells={cells} />
      </section>
      <section className="bj-panel bj-panel-body">
        <h2>{sayLedger('clocks.table')}</h2>
        <LedgerTable cells={cells} title={title} />
      </section>
    </div>
  );
}

function Due({ answer }: { readonly answer: Deadline }) {
  const { lang } = useCalendarText();
  return (
    <>
      <strong>{formatDay(answer.dueOn, lang)}</strong> {weekdayWords(weekdayOf(answer.dueOn), lang)}{' '}
      <span className="bj-number">{formatMoment(answer.due).slice(11)}</span> {answer.provisional && <ProvisionalMark />}
    </>
  );
}

function Facts({ answer, calendar }: { readonly answer: Deadline; readonly calendar: CalendarView }) {
  const { say, lang } = useCalendarText();
  const { say: sayLedger } = useCaseText();
  const titles = new Map(calendar.layers.map(({ id, title }) => [id, title]));
  const off = answer.ledger.filter(({ counted }) => !counted).length;
  const facts: readonly (readonly [CalendarKey, string])[] = [
    ['deadline.from', formatDay(answer.startOn, lang)],
    ['deadline.length', sayLedger(`unit.${answer.unit}`, { n: answer.length })],
    ['deadline.span', say('deadline.spanWords', { n: answer.ledger.length, off })],
    ['calendar', calendarWords(answer.calendar, titles, lang)],
  ];
  return (
    <dl className="bj-year-figures bj-deadline-facts">
      {facts.map(([key, words]) => (
        <div key={key}>
          <dt>{say(key)}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
