import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { translate } from '../../shared/messages/index.ts';
import { nextKey } from '../change/draft.ts';
import { useCalendarText } from '../messages/index.ts';
import { type FormPause, type FormSupplement, isWrongSpan, supplementCauses } from './form.ts';
import type { LimitFieldsProps } from './LimitFields.tsx';

/** Procedures that stop a limit (特别程序), as the pages name them. */
const reasons = [
  'hearing',
  'inspection',
  'testing',
  'quarantine',
  'appraisal',
  'expert-review',
  'tender',
  'auction',
  'publicity',
  'site-survey',
  'superior',
  'special-procedure',
] as const;

interface MomentFieldProps {
  readonly value: string;
  readonly label: string;
  readonly isWrong: boolean;
  readonly onChange: (value: string) => void;
}

/** A day, or a moment when a time is typed behind it; a bare day means the whole day. */
function MomentField({ value, label, isWrong, onChange }: MomentFieldProps) {
  return (
    <DatePicker
      className="bj-moment-field"
      value={value ? dayjs(value) : null}
      format={[value.length > 10 ? 'YYYY-MM-DD HH:mm' : 'YYYY-MM-DD', 'YYYY-MM-DD HH:mm', 'YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D']}
      placeholder="YYYY-MM-DD"
      allowClear={false}
      suffixIcon={null}
      aria-label={label}
      onChange={date => date && onChange(date.hour() + date.minute() > 0 ? date.format('YYYY-MM-DDTHH:mm') : date.format('YYYY-MM-DD'))}
      {...(isWrong ? { status: 'error' as const } : {})}
    />
  );
}

interface SpanRowProps {
  readonly span: { readonly from: string; readonly to: string };
  readonly n: number;
  readonly labels: { readonly from: string; readonly to: string; readonly remove: string };
  readonly onChange: (part: { from?: string; to?: string }) => void;
  readonly onRemove: () => void;
  readonly children: React.ReactNode;
}

function SpanRow({ span, n, labels, onChange, onRemove, children }: SpanRowProps) {
  const { say } = useCalendarText();
  const isWrong = isWrongSpan({ key: 0, ...span });
  return (
    <li>
      <div className="bj-field-line">
        {children}
        <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={`${labels.remove} ${n}`} onClick={onRemove} />
      </div>
      <div className="bj-field-line">
        <MomentField value={span.from} label={`${labels.from} ${n}`} isWrong={isWrong} onChange={from => onChange({ from })} />
        <span aria-hidden="true">–</span>
        <MomentField value={span.to} label={`${labels.to} ${n}`} isWrong={isWrong} onChange={to => onChange({ to })} />
      </div>
      {isWrong && (
        <span className="bj-field-fault" role="alert">
          {say('deadline.backwards')}
        </span>
      )}
    </li>
  );
}

/** Pauses of the limit (暂停). */
export function PauseRows({ form, update }: LimitFieldsProps) {
  const { say, lang } = useCalendarText();
  const set = (key: number, part: Partial<FormPause>): void =>
    update(({ pauses }) => ({ pauses: pauses.map(one => (one.key === key ? { ...one, ...part } : one)) }));
  const labels = { from: say('deadline.pauseFrom'), to: say('deadline.pauseTo'), remove: say('deadline.pauseRemove') };
  return (
    <fieldset className="bj-fieldset">
      <legend>{say('deadline.pauses')}</legend>
      {form.pauses.length > 0 && <p className="bj-soft">{say('deadline.pauseHint')}</p>}
      <ul className="bj-span-rows">
        {form.pauses.map((pause, index) => (
          <SpanRow
            key={pause.key}
            span={pause}
            n={index + 1}
            labels={labels}
            onChange={part => set(pause.key, part)}
            onRemove={() => update(({ pauses }) => ({ pauses: pauses.filter(({ key }) => key !== pause.key) }))}
          >
            <Select
              aria-label={`${say('deadline.pauseReason')} ${index + 1}`}
              className="bj-span-what"
              value={pause.reason}
              options={reasons.map(reason => ({ value: reason, label: translate(lang, `reason.${reason}`) }))}
              onChange={reason => set(pause.key, { reason })}
            />
          </SpanRow>
        ))}
      </ul>
      <Button
        size="small"
        icon={<PlusOutlined aria-hidden />}
        onClick={() => update({ pauses: [...form.pauses, { key: nextKey(form.pauses), reason: 'hearing', from: '', to: '' }] })}
      >
        {say('deadline.pauseAdd')}
      </Button>
    </fieldset>
  );
}

/** Rounds of a supplement (补正), and what they do to the limit. */
export function SupplementRows({ form, update }: LimitFieldsProps) {
  const { say } = useCalendarText();
  const set = (key: number, part: Partial<FormSupplement>): void =>
    update(({ supplements }) => ({ supplements: supplements.map(one => (one.key === key ? { ...one, ...part } : one)) }));
  const labels = { from: say('deadline.noticeOn'), to: say('deadline.receiptOn'), remove: say('deadline.supplementRemove') };
  return (
    <fieldset className="bj-fieldset">
      <legend>{say('deadline.supplements')}</legend>
      {form.supplements.length > 0 && (
        <Select
          aria-label={say('deadline.supplementClock')}
          className="bj-span-clock"
          value={form.supplementClock}
          options={(['restart', 'pause'] as const).map(clock => ({ value: clock, label: say(`deadline.supplementClock.${clock}`) }))}
          onChange={supplementClock => update({ supplementClock })}
        />
      )}
      <ul className="bj-span-rows">
        {form.supplements.map((round, index) => (
          <SpanRow
            key={round.key}
            span={round}
            n={index + 1}
            labels={labels}
            onChange={part => set(round.key, part)}
            onRemove={() => update(({ supplements }) => ({ supplements: supplements.filter(({ key }) => key !== round.key) }))}
          >
            <Select
              aria-label={`${say('deadline.cause')} ${index + 1}`}
              className="bj-span-what"
              value={round.cause}
              options={supplementCauses.map(cause => ({ value: cause, label: say(`deadline.cause.${cause}`) }))}
              onChange={cause => set(round.key, { cause })}
            />
          </SpanRow>
        ))}
      </ul>
      <Button
        size="small"
        icon={<PlusOutlined aria-hidden />}
        onClick={() =>
          update({ supplements: [...form.supplements, { key: nextKey(form.supplements), cause: 'applicantIncomplete', from: '', to: '' }] })
        }
      >
        {say('deadline.supplementAdd')}
      </Button>
    </fieldset>
  );
}
