import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import { postWords } from '#processes/words.ts';
import { useText } from '../../shared/messages/index.ts';
import { type SaySupervise, useSuperviseText } from '../useSuperviseText.ts';
import { conducts, faultsOf, kinds, levels, newRule, type RuleDraft } from './rules.ts';

interface RuleFormProps {
  readonly drafts: readonly RuleDraft[];
  /** Ids of rules that differ from those in force. */
  readonly changed: ReadonlySet<string>;
  readonly isTried: boolean;
  readonly onChange: (drafts: readonly RuleDraft[]) => void;
}

/** Card rules in a form (规则表单): what, when, to whom, how many points; nothing of JSON. */
export function RuleForm({ drafts, changed, isTried, onChange }: RuleFormProps) {
  const { t } = useSuperviseText();
  const change = (index: number, rule: RuleDraft): void => onChange(drafts.map((old, at) => (at === index ? rule : old)));
  return (
    <div className="bj-rules">
      {drafts.map((rule, index) => (
        <RuleFields
          key={rule.id}
          rule={rule}
          n={index + 1}
          isChanged={changed.has(rule.id)}
          isTried={isTried}
          onChange={next => change(index, next)}
          onRemove={() => onChange(drafts.filter((_, at) => at !== index))}
        />
      ))}
      <Button icon={<PlusOutlined aria-hidden />} onClick={() => onChange([...drafts, newRule(drafts)])}>
        {t('test.add')}
      </Button>
    </div>
  );
}

interface RuleFieldsProps {
  readonly rule: RuleDraft;
  readonly n: number;
  readonly isChanged: boolean;
  readonly isTried: boolean;
  readonly onChange: (rule: RuleDraft) => void;
  readonly onRemove: () => void;
}

function RuleFields({ rule, n, isChanged, isTried, onChange, onRemove }: RuleFieldsProps) {
  const { t, lang } = useSuperviseText();
  const { t: common } = useText();
  const faults = isTried ? faultsOf(rule) : [];
  return (
    <fieldset className="bj-rule" data-level={rule.level}>
      <legend>
        {t('test.rule', { n })}
        {isChanged && (
          <span className="bj-chip" data-tone="soon">
            {t('test.changed')}
          </span>
        )}
        {rule.source.confirmed === false && <span className="bj-soft">{t('test.unconfirmed')}</span>}
      </legend>
      <Field label={t('test.level')}>
        {id => (
          <Select
            id={id}
            value={rule.level}
            onChange={level => onChange({ ...rule, level })}
            options={levels.map(value => ({ value, label: common(`card.${value}`) }))}
            style={{ width: 110 }}
          />
        )}
      </Field>
      <Field label={t('test.when')}>
        {id => (
          <Select
            id={id}
            value={rule.kind}
            onChange={kind => onChange({ ...rule, kind })}
            options={kinds.map(value => ({ value, label: t(`when.${value}`) }))}
            style={{ width: 140 }}
          />
        )}
      </Field>
      {rule.kind === 'conduct' ? (
        <Field label={t('test.conduct')} fault={faults.includes('conduct') ? t('fault.conduct') : null}>
          {id => (
            <Select
              id={id}
              value={(rule.conduct ?? undefined) as RuleDraft['conduct']}
              onChange={conduct => onChange({ ...rule, conduct })}
              options={conducts.map(value => ({ value, label: t(`cause.${value}`) }))}
              style={{ width: 140 }}
            />
          )}
        </Field>
      ) : (
        <Amount rule={rule} fault={faults.includes('amount') ? t('fault.amount') : null} say={t} onChange={onChange} />
      )}
      <Field label={t('test.receivers')} isWide fault={faults.includes('to') ? t('fault.to') : null}>
        {id => (
          <Select
            id={id}
            mode="multiple"
            value={[...rule.to]}
            onChange={to => onChange({ ...rule, to })}
            options={receivers(rule).map(value => ({ value, label: postWords[value]?.[lang] ?? value }))}
            style={{ width: '100%' }}
          />
        )}
      </Field>
      <Field label={t('test.points')}>
        {id => (
          <InputNumber
            id={id}
            min={0}
            max={100}
            value={rule.points}
            onChange={points => onChange({ ...rule, points })}
            style={{ width: 80 }}
          />
        )}
      </Field>
      <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('test.removeRule', { n })} onClick={onRemove} />
    </fieldset>
  );
}

interface AmountProps {
  readonly rule: RuleDraft;
  readonly fault: string | null;
  readonly say: SaySupervise;
  readonly onChange: (rule: RuleDraft) => void;
}

/** How many working days, or per cent, and at which hour of the day. */
function Amount({ rule, fault, say, onChange }: AmountProps) {
  const isShare = rule.kind === 'used';
  return (
    <>
      <Field label={say('test.amount')} fault={fault}>
        {id => (
          <InputNumber
            id={id}
            min={isShare ? 1 : 0}
            max={isShare ? 1000 : 365}
            precision={0}
            value={rule.amount}
            onChange={amount => onChange({ ...rule, amount })}
            suffix={say(isShare ? 'test.percent' : 'test.days')}
            style={{ width: 140 }}
            {...(fault ? { status: 'error' as const } : {})}
          />
        )}
      </Field>
      {!isShare && (
        <Field label={say('test.at')}>
          {id => (
            <Select
              id={id}
              value={rule.at}
              onChange={at => onChange({ ...rule, at })}
              options={(['open', 'close'] as const).map(value => ({ value, label: say(`at.${value}`) }))}
              style={{ width: 110 }}
            />
          )}
        </Field>
      )}
    </>
  );
}

/** Posts a card may go to, and whatever else the rule names. */
const receivers = ({ to }: RuleDraft): readonly string[] => {
  const usual = ['handler', 'window-supervisor', 'unit-leader', 'supervision-office', 'business-office'];
  return [...usual, ...to.filter(one => !usual.includes(one))];
};

interface FieldProps {
  readonly label: string;
  readonly fault?: string | null;
  readonly isWide?: boolean;
  readonly children: (id: string) => ReactNode;
}

function Field({ label, fault = null, isWide = false, children }: FieldProps) {
  const id = useId();
  return (
    <div className="bj-rule-field" data-wide={isWide || undefined}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {fault && (
        <p className="bj-act-error" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
