import { Checkbox, DatePicker, InputNumber, Select, Space } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { inHalls } from '#forms/render/view/format.ts';
import { useText } from '../../../ui/preferences.tsx';
import { attributeOf, type Editable } from '../../properties.ts';
import { Field, TextField } from '../Field.tsx';
import {
  judgeTime,
  readRepeat,
  readSpan,
  readTimer,
  type Span,
  type TimerKind,
  type TimerView,
  timeUnits,
  withTimer,
  writeRepeat,
  writeSpan,
} from '../model/timers.ts';
import type { Panel } from '../panel.ts';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { asFeel, ExpressionField } from '../parts/ExpressionField.tsx';

interface PartProps {
  readonly panel: Panel;
  readonly view: TimerView;
  readonly set: (change: Partial<TimerView>) => void;
}

/** So many days, hours or minutes (时长). */
function SpanField({
  label,
  span,
  isWorking,
  onChange,
}: {
  readonly label: string;
  readonly span: Span | null;
  readonly isWorking: boolean;
  readonly onChange: (span: Span) => void;
}) {
  const { say } = useText();
  const unit = span?.unit ?? 'D';
  return (
    <Field label={label}>
      {id => (
        <Space.Compact block>
          <InputNumber
            id={id}
            min={1}
            max={9_999}
            precision={0}
            value={span?.n ?? null}
            onChange={n => {
              if (n !== null) onChange({ n, unit });
            }}
            style={{ width: '45%' }}
          />
          <Select
            aria-label={say('pp.timeUnit', { label })}
            value={unit}
            options={timeUnits.map(value => ({
              value,
              label: say(isWorking && value !== 'M' ? `pp.timeUnit.working.${value}` : `pp.timeUnit.${value}`),
            }))}
            onChange={next => onChange({ n: span?.n ?? 1, unit: next })}
            style={{ width: '55%' }}
          />
        </Space.Compact>
      )}
    </Field>
  );
}

function DurationPart({ view, set }: PartProps) {
  const { say } = useText();
  const wrong = judgeTime('duration', view.value);
  if (view.value !== '' && !readSpan(view.value))
    return (
      <TextField
        label={say('prop.duration')}
        hint={say('pp.isoHint')}
        value={view.value}
        isCode
        judge={typed => {
          const found = judgeTime('duration', typed);
          return found && !found.ok ? found.message : null;
        }}
        onSend={value => set({ value })}
      />
    );
  return (
    <SpanField
      label={say('prop.duration')}
      span={wrong && !wrong.ok ? null : readSpan(view.value)}
      isWorking={view.isWorking}
      onChange={span => set({ value: writeSpan(span) })}
    />
  );
}

function DatePart({ view, set }: PartProps) {
  const { say } = useText();
  return (
    <Field label={say('pp.moment')}>
      {id => (
        <DatePicker
          id={id}
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          value={view.value !== '' && dayjs(view.value).isValid() ? dayjs(inHalls(view.value)) : null}
          onChange={moment => set({ value: moment ? moment.format('YYYY-MM-DDTHH:mm:00') : '' })}
        />
      )}
    </Field>
  );
}

function CyclePart({ view, set }: PartProps) {
  const { say } = useText();
  const repeat = readRepeat(view.value);
  if (view.value !== '' && !repeat)
    return (
      <TextField
        label={say('pp.every')}
        hint={say('pp.isoHint')}
        value={view.value}
        isCode
        judge={typed => {
          const found = judgeTime('cycle', typed);
          return found && !found.ok ? found.message : null;
        }}
        onSend={value => set({ value })}
      />
    );
  const now = repeat ?? { times: 3, every: { n: 1, unit: 'D' as const } };
  return (
    <>
      <SpanField
        label={say('pp.every')}
        span={repeat?.every ?? null}
        isWorking={view.isWorking}
        onChange={every => set({ value: writeRepeat({ ...now, every }) })}
      />
      <Field label={say('pp.times')} hint={say('pp.timesHint')}>
        {id => (
          <InputNumber
            id={id}
            min={1}
            max={1_000}
            precision={0}
            value={repeat?.times ?? null}
            onChange={times => set({ value: writeRepeat({ ...now, times }) })}
            style={{ width: '100%' }}
          />
        )}
      </Field>
    </>
  );
}

/** true: the timer stands on the boundary of a task with a limit, so that it can follow that limit. */
function mayFollow(event: Editable): boolean {
  const task = event.get('attachedToRef') as Editable | undefined;
  return task !== undefined && attributeOf(task, 'limit') !== undefined;
}

const computed = '=';

/** When a timer fires (定时), in words: after so long, at a moment, every so often, or when the limit of its step is over. */
export function TimerFields({ panel, definition }: { readonly panel: Panel; readonly definition: Editable }) {
  const { say } = useText();
  const { subject, editor, apply } = panel;
  const [isComputing, setComputing] = useState(false);
  const view = readTimer(definition);
  const set = (change: Partial<TimerView>): void => apply(withTimer(definition, change, editor.factory));
  const isFeel = isComputing || view.value.startsWith('=');
  const kinds: readonly TimerKind[] = [
    'duration',
    'date',
    'cycle',
    ...(mayFollow(subject) || view.kind === 'follows' ? (['follows'] as const) : []),
  ];
  const Part = { duration: DurationPart, date: DatePart, cycle: CyclePart, follows: () => null }[view.kind];
  return (
    <>
      <ChoiceField
        label={say('pp.timer')}
        hint={say(`pp.timer.${view.kind}.hint`)}
        value={view.kind}
        options={kinds.map(value => ({ value, label: say(`pp.timer.${value}`) }))}
        onChange={kind => {
          setComputing(false);
          set({ kind: kind as TimerKind, value: kind === 'duration' ? 'P1D' : kind === 'cycle' ? 'R3/P1D' : '' });
        }}
      />
      {view.kind !== 'follows' && (
        <>
          <ChoiceField
            label={say('pp.timeWay')}
            value={isFeel ? computed : 'fixed'}
            options={[
              { value: 'fixed', label: say('pp.timeFixed') },
              { value: computed, label: say('pp.byExpression') },
            ]}
            onChange={way => {
              setComputing(way === computed);
              if (way === 'fixed' && view.value.startsWith('=')) set({ value: '' });
            }}
          />
          {isFeel ? (
            <ExpressionField
              panel={panel}
              label={say('pp.timeFeel')}
              hint={say('pp.timeFeelHint')}
              value={view.value.startsWith('=') ? view.value : ''}
              onSend={feel => set({ value: asFeel(feel) ?? '' })}
            />
          ) : (
            <Part panel={panel} view={view} set={set} />
          )}
          <Checkbox checked={view.isWorking} onChange={({ target }) => set({ isWorking: target.checked })}>
            {say('prop.working')}
          </Checkbox>
          <Checkbox checked={view.stopsWithClock} onChange={({ target }) => set({ stopsWithClock: target.checked })}>
            {say('pp.stopsWithClock')}
          </Checkbox>
        </>
      )}
    </>
  );
}
