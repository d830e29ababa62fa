import { Checkbox, Collapse, Input, InputNumber, Select, Switch } from 'antd';
import { acts as actIds } from '#engine/bpmn/definition.ts';
import type { Address } from '../draft/address.ts';
import { EditField, OriginMark, useDesk } from '../draft/EditField.tsx';
import { acts, reasons, termOf } from '../messages/terms.ts';
import { type ClockFile, clocksIn, lengthWords } from '../packs/rules.ts';
import { useText } from '../ui/preferences.tsx';
import { type LengthView, readLength, writeLength } from './length.ts';

const units = ['working-day', 'working-hour', 'calendar-day', 'minute'] as const;
const breaches = ['none', 'escalate', 'deemed-accepted', 'deemed-granted', 'deemed-refused'] as const;
const wide = { width: '100%' };

interface Extension {
  readonly max?: number;
  readonly by?: string;
  readonly most?: number;
  readonly beforeDue?: boolean;
  readonly approver?: string;
}
const newExtension: Extension = { max: 1, by: '= 10', approver: 'organ-head', beforeDue: true };

function LengthField({ address }: { readonly address: Address }) {
  const { say } = useText();
  return (
    <EditField<string | undefined> label={say('clock.length')} address={address}>
      {({ id, value, set }) => {
        const view = readLength(value);
        const choose = (kind: LengthView['kind']) =>
          set(writeLength(kind === 'fixed' ? { kind, n: 5 } : kind === 'formula' ? { kind, text: '= ' } : { kind }));
        return (
          <div className="bjd-pair">
            <Select
              id={id}
              value={view.kind}
              options={(['promised', 'statutory', 'fixed', 'formula'] as const).map(kind => ({
                value: kind,
                label: say(`length.of.${kind}`),
              }))}
              onChange={choose}
              style={wide}
            />
            {view.kind === 'fixed' && (
              <InputNumber
                aria-label={say('length.n')}
                min={1}
                max={1000}
                precision={0}
                value={view.n}
                onChange={n => n !== null && set(writeLength({ kind: 'fixed', n }))}
                style={wide}
              />
            )}
            {view.kind === 'formula' && (
              <Input
                aria-label={say('length.of.formula')}
                className="bjd-code"
                value={view.text}
                onChange={event => set(event.target.value)}
              />
            )}
          </div>
        );
      }}
    </EditField>
  );
}

function ChoiceField({
  label,
  address,
  options,
  absent,
}: {
  readonly label: string;
  readonly address: Address;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** What holds when nothing is written. */
  readonly absent?: string;
}) {
  return (
    <EditField<string | undefined> label={label} address={address}>
      {({ id, value, set }) => (
        <Select
          id={id}
          value={value ?? absent ?? null}
          options={[...options]}
          onChange={set}
          style={wide}
          showSearch={{ optionFilterProp: 'label' }}
        />
      )}
    </EditField>
  );
}

function StartFields({ clock }: { readonly clock: ClockFile }) {
  const { say, lang } = useText();
  const at = (...names: string[]): Address => ({ part: 'clocks', path: [clock.id, 'start', ...names] });
  return (
    <>
      <ChoiceField
        label={say('clock.startOn')}
        address={at('on')}
        options={actIds.map(value => ({ value, label: termOf(acts, value, lang) }))}
      />
      <ChoiceField
        label={say('clock.count')}
        address={at('count')}
        absent="next-day"
        options={(['next-day', 'same-day'] as const).map(value => ({ value, label: say(`count.${value}`) }))}
      />
      <ChoiceField
        label={say('clock.offDay')}
        address={at('offDay')}
        absent="as-is"
        options={(['as-is', 'next-working-day'] as const).map(value => ({ value, label: say(`shift.${value}`) }))}
      />
      <ChoiceField
        label={say('clock.afterClose')}
        address={at('afterClose')}
        absent="as-is"
        options={(['as-is', 'next-working-day'] as const).map(value => ({ value, label: say(`shift.${value}`) }))}
      />
    </>
  );
}

/** Number written as a FEEL text such as `= 10`. */
const numberIn = (text: string | undefined): number | null => {
  const view = readLength(text);
  return view.kind === 'fixed' ? view.n : null;
};

function ExtendFields({ clock }: { readonly clock: ClockFile }) {
  const { say } = useText();
  const desk = useDesk();
  const address: Address = { part: 'clocks', path: [clock.id, 'extend'] };
  return (
    <EditField<Extension | undefined> label={say('clock.extend')} address={address}>
      {({ id, value, set }) => {
        const was = desk.base ? (clocksIn(desk.base.clocks).find(one => one.id === clock.id)?.extend as Extension | undefined) : undefined;
        const change = (next: Partial<Extension>) => set({ ...(value ?? newExtension), ...next });
        return (
          <div className="bjd-extend">
            <Switch
              id={id}
              checked={value !== undefined}
              checkedChildren={say('yes')}
              unCheckedChildren={say('no')}
              onChange={on => set(on ? (was ?? newExtension) : undefined)}
            />
            {value && (
              <>
                <span>
                  {say('extend.max')}{' '}
                  <InputNumber
                    aria-label={say('extend.max')}
                    min={1}
                    max={5}
                    precision={0}
                    value={value.max ?? 1}
                    onChange={max => max !== null && change({ max })}
                  />
                </span>
                <span>
                  {say('extend.by')}{' '}
                  <InputNumber
                    aria-label={say('extend.by')}
                    min={1}
                    max={1000}
                    precision={0}
                    value={numberIn(value.by)}
                    onChange={n => n !== null && change({ by: `= ${n}` })}
                  />
                </span>
                <Checkbox checked={value.beforeDue === true} onChange={({ target }) => change({ beforeDue: target.checked })}>
                  {say('extend.beforeDue')}
                </Checkbox>
              </>
            )}
          </div>
        );
      }}
    </EditField>
  );
}

function procedureIds(clocks: unknown): readonly string[] {
  const list = ((clocks ?? {}) as { procedures?: readonly unknown[] }).procedures ?? [];
  return list.flatMap(entry => (typeof entry === 'string' ? entry : ((entry as { id?: string }).id ?? [])));
}

function PauseField({ clock }: { readonly clock: ClockFile }) {
  const { say, lang } = useText();
  const { parts } = useDesk();
  const known = [...new Set([...procedureIds(parts.clocks), ...(clock.pause ?? []), 'superior'])];
  return (
    <EditField<readonly string[] | undefined> label={say('clock.pause')} address={{ part: 'clocks', path: [clock.id, 'pause'] }}>
      {({ id, value, set }) => (
        <Select
          id={id}
          mode="multiple"
          value={[...(value ?? [])]}
          options={known.map(reason => ({ value: reason, label: termOf(reasons, reason, lang) }))}
          placeholder={say('clock.noPause')}
          onChange={set}
          style={wide}
        />
      )}
    </EditField>
  );
}

function ClockFields({ clock }: { readonly clock: ClockFile }) {
  const { say } = useText();
  const at = (...names: string[]): Address => ({ part: 'clocks', path: [clock.id, ...names] });
  return (
    <div className="bjd-grid">
      {!clock.per && <LengthField address={at('length')} />}
      <ChoiceField
        label={say('clock.unit')}
        address={at('unit')}
        options={units.map(value => ({ value, label: say(`unitName.${value}`) }))}
      />
      {clock.start && <StartFields clock={clock} />}
      <ChoiceField
        label={say('clock.supplement')}
        address={at('supplement', 'clock')}
        absent="restart"
        options={(['restart', 'pause'] as const).map(value => ({ value, label: say(`supplement.${value}`) }))}
      />
      <ChoiceField
        label={say('clock.breach')}
        address={at('onBreach')}
        absent="none"
        options={breaches.map(value => ({ value, label: say(`breach.${value}`) }))}
      />
      <div className="bjd-whole">
        <PauseField clock={clock} />
      </div>
      <div className="bjd-whole">
        <ExtendFields clock={clock} />
      </div>
    </div>
  );
}

/** Time limit rules of a pack to be edited (时限设置): one fold per clock. */
export function ClockRules() {
  const { say, pick } = useText();
  const { parts } = useDesk();
  const clocks = clocksIn(parts.clocks);
  if (clocks.length === 0)
    return (
      <section className="bjd-panel">
        <p>{say('clock.none')}</p>
      </section>
    );
  return (
    <section className="bjd-panel">
      <h2>{say('clock.rules')}</h2>
      <Collapse
        collapsible="header"
        defaultActiveKey={[clocks[0]!.id]}
        items={clocks.map(clock => ({
          key: clock.id,
          label: (
            <span className="bjd-line">
              <strong>{pick(clock.title)}</strong>
              <span className="bjd-soft">{lengthWords(clock, say)}</span>
            </span>
          ),
          extra: <OriginMark address={{ part: 'clocks', path: [clock.id] }} />,
          children: <ClockFields clock={clock} />,
        }))}
      />
    </section>
  );
}
