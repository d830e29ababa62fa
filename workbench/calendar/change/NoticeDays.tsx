import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Radio, Select } from 'antd';
import type { NoticeDay } from '#engine/calendar/types.ts';
import { weekdayOf, weekdayWords } from '../../shared/days/index.ts';
import { useCalendarText } from '../messages/index.ts';
import type { EditorProps } from './ContentStep.tsx';
import { type DraftDay, inOrder, nextKey } from './draft.ts';
import { DayField } from './DayField.tsx';
import { FieldFault, faultProps } from './FieldFault.tsx';

const kinds: readonly NoticeDay['kind'][] = ['off', 'make-up', 'normal'];

/** What was read from the notice, to be corrected (识别结果): doubts, year, source, how it is merged, and day by day. */
export function NoticeDays(props: EditorProps) {
  const { say } = useCalendarText();
  return (
    <div className="bj-notice-days">
      <section className="bj-panel bj-panel-body">
        <h2>{say('notice.recognised', { n: props.draft.days.length })}</h2>
        <DayList {...props} />
      </section>
      <div className="bj-notice-side">
        <Problems problems={props.draft.problems} />
        <Head {...props} />
      </div>
    </div>
  );
}

function Problems({ problems }: { readonly problems: EditorProps['draft']['problems'] }) {
  const { say, pick } = useCalendarText();
  return (
    <section className="bj-panel bj-panel-body">
      <h2>{say('notice.problems')}</h2>
      {problems.length === 0 && <p className="bj-soft">{say('notice.noProblems')}</p>}
      <ul className="bj-doubts">
        {problems.map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list comes whole from the server
          <li key={index} data-severity={problem.severity}>
            {problem.line !== undefined && <b className="bj-number">{say('notice.line', { n: problem.line })}</b>} {pick(problem.message)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Head({ draft, update, faults }: EditorProps) {
  const { say } = useCalendarText();
  return (
    <section className="bj-panel bj-panel-body bj-fields">
      <div>
        <label htmlFor="year">{say('notice.year')}</label>
        <Input
          id="year"
          value={draft.year}
          inputMode="numeric"
          maxLength={4}
          className="bj-year-input"
          placeholder={say('notice.yearHint')}
          onChange={event => update({ year: event.target.value.trim() })}
          {...faultProps(faults, 'year')}
        />
        <FieldFault faults={faults} field="year" />
      </div>
      <div>
        <label htmlFor="source">{say('notice.source')}</label>
        <Input
          id="source"
          value={draft.source}
          maxLength={200}
          onChange={event => update({ source: event.target.value })}
          {...faultProps(faults, 'source')}
        />
        <FieldFault faults={faults} field="source" />
      </div>
      <fieldset className="bj-fieldset">
        <legend>{say('notice.mode')}</legend>
        <Radio.Group value={draft.mode} onChange={event => update({ mode: event.target.value })} className="bj-radio-column">
          <Radio value="replace">{say('notice.mode.replace')}</Radio>
          <Radio value="amend">{say('notice.mode.amend')}</Radio>
        </Radio.Group>
      </fieldset>
    </section>
  );
}

function DayList({ draft, update, faults }: EditorProps) {
  const { say } = useCalendarText();
  const rows = inOrder(draft.days);
  const set = (key: number, part: Partial<DraftDay>): void =>
    update(({ days }) => ({ days: days.map(day => (day.key === key ? { ...day, ...part } : day)) }));
  const add = (): void => {
    const last = rows.at(-1);
    update(({ days }) => ({ days: [...days, { key: nextKey(days), date: '', kind: 'off', name: last?.name ?? '' }] }));
  };
  return (
    <div id="days" tabIndex={-1}>
      <FieldFault faults={faults} field="days" />
      <div className="bj-table-scroll">
        <table className="bj-plain-table bj-edit-table" aria-label={say('notice.days')}>
          <thead>
            <tr>
              <th scope="col">{say('notice.date')}</th>
              <th scope="col">{say('notice.weekday')}</th>
              <th scope="col">{say('notice.kind')}</th>
              <th scope="col">{say('notice.name')}</th>
              <th scope="col">
                <span className="bj-visually-hidden">{say('notice.act')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((day, index) => (
              <DayRow
                key={day.key}
                day={day}
                n={index + 1}
                faults={faults}
                onChange={part => set(day.key, part)}
                onRemove={() => update(({ days }) => ({ days: days.filter(({ key }) => key !== day.key) }))}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Button icon={<PlusOutlined aria-hidden />} onClick={add}>
        {say('notice.add')}
      </Button>
    </div>
  );
}

interface DayRowProps {
  readonly day: DraftDay;
  readonly n: number;
  readonly faults: EditorProps['faults'];
  readonly onChange: (part: Partial<DraftDay>) => void;
  readonly onRemove: () => void;
}

function DayRow({ day, n, faults, onChange, onRemove }: DayRowProps) {
  const { say, lang } = useCalendarText();
  const field = `day-${day.key}`;
  const name = day.date || String(n);
  return (
    <tr data-kind={day.kind}>
      <td>
        <DayField
          id={field}
          value={day.date}
          label={`${say('notice.date')} ${n}`}
          onChange={date => onChange({ date })}
          {...faultProps(faults, field)}
        />
        <FieldFault faults={faults} field={field} />
      </td>
      <td className="bj-weekday">{day.date ? weekdayWords(weekdayOf(day.date), lang) : ''}</td>
      <td>
        <Select
          value={day.kind}
          aria-label={`${say('notice.kind')} ${name}`}
          className="bj-kind-select"
          options={kinds.map(kind => ({ value: kind, label: say(`notice.kind.${kind}`) }))}
          onChange={kind => onChange({ kind })}
        />
      </td>
      <td>
        <Input
          value={day.name}
          maxLength={40}
          disabled={day.kind === 'normal'}
          aria-label={`${say('notice.name')} ${name}`}
          onChange={event => onChange({ name: event.target.value })}
        />
      </td>
      <td>
        <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={say('notice.remove', { date: name })} onClick={onRemove} />
      </td>
    </tr>
  );
}
