import { Input } from 'antd';
import { useText } from '../shared/messages/index.ts';

interface OpinionFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isRequired: boolean;
  readonly isMissing: boolean;
  readonly isReadOnly: boolean;
}

/** The opinion on a task (意见), with its error beside it. */
export function OpinionField({ label, value, onChange, isRequired, isMissing, isReadOnly }: OpinionFieldProps) {
  const { t } = useText();
  return (
    <div className="bj-field" data-error={isMissing} style={{ marginTop: 14 }}>
      <label className="bj-field-label" htmlFor="task-opinion">
        {label}
        {isRequired && (
          <span className="bj-required" aria-hidden="true">
            *
          </span>
        )}
      </label>
      <Input.TextArea
        id="task-opinion"
        autoSize={{ minRows: 3, maxRows: 12 }}
        maxLength={4_000}
        value={value}
        readOnly={isReadOnly}
        aria-invalid={isMissing}
        aria-describedby={isMissing ? 'task-opinion-error' : undefined}
        onChange={event => onChange(event.target.value)}
      />
      {isMissing && (
        <div id="task-opinion-error" className="bj-field-error">
          {t('task.opinionMissing')}
        </div>
      )}
    </div>
  );
}
