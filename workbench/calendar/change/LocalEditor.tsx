import { DeleteOutlined, PlusOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Input, Segmented } from 'antd';
import { weekdayOf, weekdayWords } from '../../shared/days/index.ts';
import { useCalendarText } from '../messages/index.ts';
import type { EditorProps } from './ContentStep.tsx';
import { type DraftLocal, inOrder, nextKey } from './draft.ts';
import { DayField } from './DayField.tsx';
import { FieldFault, faultProps } from './FieldFault.tsx';

/** Local days of this calendar (本地安排): added, changed, taken away. */
export function LocalEditor({ view, draft, update, faults }: EditorProps) {
  const { say } = useCalendarText();
  const known = new Set(view.local.filter(({ layer }) => layer === view.id).map(({ date }) => date));
  const set = (key: number, part: Partial<DraftLocal>): void =>
    update(({ local }) => ({ local: local.map(day => (day.key === key ? { ...day, ...part } : day)) }));
  const remove = (day: DraftLocal): void => {
    // what is in force stays in sight, struck out; what was only typed goes
    if (known.has(day.date)) set(day.key, { gone: true });
    else update(({ local }) => ({ local: local.filter(({ key }) => key !== day.key) }));
  };
  return (
    <section className="bj-panel bj-panel-body" id="local" tabIndex={-1}>
      <h2>{say('change.local')}</h2>
      <p className="bj-soft">{say('local.hint')}</p>
      {draft.local.length > 0 && (
        <div className="bj-table-scroll">
          <table className="bj-plain-table bj-edit-table" aria-label={say('change.local')}>
            <thead>
              <tr>
                <th scope="col">{say('local.date')}</th>
                <th scope="col">{say('notice.weekday')}</th>
                <th scope="col">{say('local.working')}</th>
                <th scope="col">{say('local.why')}</th>
                <th scope="col">
                  <span className="bj-visually-hidden">{say('notice.act')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {inOrder(draft.local).map((day, index) => (
                <LocalRow
                  key={day.key}
                  day={day}
                  n={index + 1}
                  faults={faults}
                  onChange={part => set(day.key, part)}
                  onRemove={() => remove(day)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Button
        icon={<PlusOutlined aria-hidden />}
        onClick={() =>
          update(({ local }) => ({ local: [...local, { key: nextKey(local), date: '', working: false, why: '', gone: false }] }))
        }
      >
        {say('local.add')}
      </Button>
    </section>
  );
}

interface LocalRowProps {
  readonly day: DraftLocal;
  readonly n: number;
  readonly faults: EditorProps['faults'];
  readonly onChange: (part: Partial<DraftLocal>) => void;
  readonly onRemove: () => void;
}

function LocalRow({ day, n, faults, onChange, onRemove }: LocalRowProps) {
  const { say, lang } = useCalendarText();
  const [field, why] = [`local-${day.key}`, `local-why-${day.key}`];
  const name = day.date || String(n);
  const weekday = day.date ? weekdayWords(weekdayOf(day.date), lang) : '';
  if (day.gone)
    return (
      <tr className="bj-local-gone">
        <td className="bj-number">
          <s>{day.date}</s>
        </td>
        <td className="bj-weekday">{weekday}</td>
        <td colSpan={2}>
          {say('local.taken')} <s>{day.why}</s>
        </td>
        <td>
          <Button
            type="text"
            icon={<UndoOutlined aria-hidden />}
            aria-label={say('local.undo', { date: name })}
            onClick={() => onChange({ gone: false })}
          />
        </td>
      </tr>
    );
  return (
    <tr>
      <td>
        <DayField
          id={field}
          value={day.date}
          label={`${say('local.date')} ${n}`}
          onChange={date => onChange({ date })}
          {...faultProps(faults, field)}
        />
        <FieldFault faults={faults} field={field} />
      </td>
      <td className="bj-weekday">{weekday}</td>
      <td>
        <Segmented
          aria-label={`${say('local.working')} ${name}`}
          value={day.working ? 'yes' : 'no'}
          options={(['no', 'yes'] as const).map(value => ({ value, label: say(`local.${value}`) }))}
          onChange={value => onChange({ working: value === 'yes' })}
        />
      </td>
      <td>
        <Input
          id={why}
          value={day.why}
          maxLength={200}
          placeholder={say('local.whyHint')}
          aria-label={`${say('local.why')} ${name}`}
          onChange={event => onChange({ why: event.target.value })}
          {...faultProps(faults, why)}
        />
        <FieldFault faults={faults} field={why} />
      </td>
      <td>
        <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={say('local.remove', { date: name })} onClick={onRemove} />
      </td>
    </tr>
  );
}
