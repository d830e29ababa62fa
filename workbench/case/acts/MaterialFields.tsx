import { Checkbox, InputNumber, Radio } from 'antd';
import type { CaseView } from '#server/contract/schemas.ts';
import { useCaseText } from '../messages/index.ts';

/** State of one material as a dialog edits it. */
export type EditedMaterial = Pick<CaseView['materials'][number], 'id' | 'received' | 'copies' | 'form' | 'note'>;
const forms = ['original', 'copy', 'both'] as const;

interface MaterialFieldsProps {
  readonly title: string;
  readonly wantedCopies: number;
  readonly value: EditedMaterial;
  readonly onChange: (value: EditedMaterial) => void;
}

/** Tick, copies and form of one material (材料登记). */
export function MaterialFields({ title, wantedCopies, value, onChange }: MaterialFieldsProps) {
  const { say } = useCaseText();
  const receive = (received: boolean): void =>
    onChange({ ...value, received, copies: received && value.copies === 0 ? wantedCopies : value.copies });
  return (
    <div className="bj-material-fields">
      <Checkbox checked={value.received} onChange={event => receive(event.target.checked)}>
        {title}
      </Checkbox>
      {value.received && (
        <div className="bj-line">
          <InputNumber
            size="small"
            min={1}
            max={99}
            precision={0}
            aria-label={`${title} ${say('materials.copies')}`}
            value={value.copies}
            onChange={copies => onChange({ ...value, copies: copies ?? wantedCopies })}
            style={{ width: 72 }}
          />
          <Radio.Group
            size="small"
            optionType="button"
            aria-label={`${title} ${say('materials.form')}`}
            value={value.form}
            onChange={event => onChange({ ...value, form: event.target.value as EditedMaterial['form'] })}
            options={forms.map(form => ({ value: form, label: say(`materials.form.${form}`) }))}
          />
        </div>
      )}
    </div>
  );
}

/** The part of a material a command carries. */
export const toState = ({ id, received, copies, form, note }: EditedMaterial): EditedMaterial => ({
  id,
  received,
  copies: received ? copies : 0,
  form,
  ...(note?.trim() ? { note: note.trim() } : {}),
});
