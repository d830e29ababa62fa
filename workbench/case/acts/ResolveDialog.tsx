import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../shared/api/index.ts';
import { useVerbText } from '../../verbs/useVerbText.ts';
import { ActDialog } from './ActDialog.tsx';
import { type TypedValue, valuesOf } from './values.ts';

interface ResolveDialogProps {
  readonly caseId: string;
  readonly incident: string;
  readonly onClose: () => void;
}

/** 填写后重试: the values that were missing, by name. */
export function ResolveDialog({ caseId, incident, onClose }: ResolveDialogProps) {
  const { t } = useVerbText();
  const [rows, setRows] = useState<readonly TypedValue[]>([{ key: 0, name: '', value: '' }]);
  const [isTried, setTried] = useState(false);
  const resolve = useCommand('resolveIncident');
  const change = (row: TypedValue): void => setRows(rows.map(old => (old.key === row.key ? row : old)));
  const check = (): boolean => {
    setTried(true);
    return rows.every(({ name }) => name.trim() !== '');
  };
  return (
    <ActDialog
      title={t('incident.resolve')}
      hint={t('incident.resolveHint')}
      done={t('incident.retryDone')}
      content={rows.map(({ name, value }) => [name, value])}
      check={check}
      submit={() => resolve.mutateAsync({ params: { caseId }, body: { incident, action: 'resolve', values: valuesOf(rows) } })}
      onClose={onClose}
    >
      {rows.map(row => (
        <ValueRow
          key={row.key}
          row={row}
          onChange={change}
          isMissing={isTried && row.name.trim() === ''}
          {...(rows.length > 1 ? { onRemove: () => setRows(rows.filter(({ key }) => key !== row.key)) } : {})}
        />
      ))}
      <Button size="small" onClick={() => setRows([...rows, { key: Math.max(...rows.map(({ key }) => key)) + 1, name: '', value: '' }])}>
        {t('incident.add')}
      </Button>
      <p className="bj-soft bj-act-hint">{t('incident.valueHint')}</p>
    </ActDialog>
  );
}

interface ValueRowProps {
  readonly row: TypedValue;
  readonly onChange: (row: TypedValue) => void;
  readonly isMissing: boolean;
  readonly onRemove?: () => void;
}

function ValueRow({ row, onChange, isMissing, onRemove }: ValueRowProps) {
  const { t } = useVerbText();
  return (
    <div className="bj-values">
      <div>
        <Input
          aria-label={t('incident.name')}
          placeholder={t('incident.name')}
          value={row.name}
          maxLength={200}
          aria-invalid={isMissing}
          onChange={event => onChange({ ...row, name: event.target.value })}
          {...(isMissing ? { status: 'error' as const } : {})}
        />
        {isMissing && <p className="bj-act-error">{t('incident.nameMissing')}</p>}
      </div>
      <Input
        aria-label={t('incident.value')}
        placeholder={t('incident.value')}
        value={row.value}
        maxLength={2000}
        onChange={event => onChange({ ...row, value: event.target.value })}
      />
      {onRemove ? <Button icon={<DeleteOutlined />} aria-label={t('incident.remove')} onClick={onRemove} /> : <span />}
    </div>
  );
}
