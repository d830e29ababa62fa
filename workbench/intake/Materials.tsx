import { Button, Checkbox, Input, InputNumber, Select, Tag } from 'antd';
import { memo, useState } from 'react';
import type { Item } from '#server/contract/schemas.ts';
import { useText } from '../shared/messages/index.ts';
import type { MaterialState } from './application.ts';

interface Props {
  readonly item: Item;
  readonly materials: readonly MaterialState[];
  readonly onChange: (materials: readonly MaterialState[]) => void;
}

/** Material check list (材料清单): what came in, how many copies, original or copy. A missing required one does not stop the receipt. */
export const Materials = memo(function Materials({ item, materials, onChange }: Props) {
  const { t } = useText();
  const missing = item.materials.filter(wanted => wanted.required && !materials.find(({ id }) => id === wanted.id)?.received);
  const set = (next: MaterialState) => onChange(materials.map(material => (material.id === next.id ? next : material)));
  const received = materials.filter(material => material.received).length;
  return (
    <section className="bj-panel bj-panel-body bj-materials" aria-labelledby="bj-materials">
      <h2 id="bj-materials">
        {t('material.title')} <span className="bj-soft bj-number">{t('material.count', { n: received, all: materials.length })}</span>
      </h2>
      <ul>
        {item.materials.map(wanted => {
          const state = materials.find(({ id }) => id === wanted.id);
          return state && <MaterialLine key={wanted.id} wanted={wanted} state={state} onChange={set} />;
        })}
      </ul>
      <p className={missing.length ? 'bj-note' : 'bj-soft'}>
        {missing.length ? t('material.missing', { n: missing.length }) : t('material.complete')}
      </p>
    </section>
  );
});

function MaterialLine({
  wanted,
  state,
  onChange,
}: {
  readonly wanted: Item['materials'][number];
  readonly state: MaterialState;
  readonly onChange: (state: MaterialState) => void;
}) {
  const { t, pick } = useText();
  const [hasNote, setHasNote] = useState(!!state.note);
  const title = pick(wanted.title);
  const forms = (['original', 'copy', 'both'] as const).map(value => ({ value, label: t(`material.${value}`) }));
  return (
    <li>
      <Checkbox checked={state.received} onChange={event => onChange({ ...state, received: event.target.checked })}>
        {title}{' '}
        {wanted.required ? (
          <Tag color="blue" variant="outlined">
            {t('material.required')}
          </Tag>
        ) : (
          <Tag variant="outlined">{t('material.optional')}</Tag>
        )}
      </Checkbox>
      <div className="bj-material-wanted bj-soft">
        {t('material.wanted', { form: t(`material.${wanted.form}`), n: wanted.copies })}
        {wanted.note ? ` · ${pick(wanted.note)}` : ''}
      </div>
      {state.received && (
        <div className="bj-material-state">
          <Select
            size="small"
            value={state.form}
            options={forms}
            onChange={form => onChange({ ...state, form })}
            aria-label={t('material.formOf', { title })}
            style={{ width: 130 }}
          />
          <InputNumber
            size="small"
            min={0}
            max={99}
            precision={0}
            value={state.copies}
            onChange={copies => onChange({ ...state, copies: copies ?? 0 })}
            aria-label={t('material.copiesOf', { title })}
            suffix={t('material.copies')}
            style={{ width: 90 }}
          />
          {hasNote ? (
            <Input
              size="small"
              maxLength={500}
              value={state.note ?? ''}
              onChange={event => onChange({ ...state, note: event.target.value })}
              placeholder={t('material.note')}
              aria-label={t('material.noteOf', { title })}
            />
          ) : (
            <Button size="small" type="link" onClick={() => setHasNote(true)}>
              {t('material.addNote')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
