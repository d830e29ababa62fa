import { useCommand } from '../../shared/api/index.ts';
import { useVerbText } from '../../verbs/useVerbText.ts';
import { ActDialog } from './ActDialog.tsx';

interface SkipDialogProps {
  readonly caseId: string;
  readonly incident: string;
  readonly onClose: () => void;
}

/** 跳过: asks once, tells what is left out. */
export function SkipDialog({ caseId, incident, onClose }: SkipDialogProps) {
  const { t } = useVerbText();
  const resolve = useCommand('resolveIncident');
  return (
    <ActDialog
      title={t('incident.skipTitle')}
      hint={t('incident.skipHint')}
      done={t('incident.skipDone')}
      isDanger
      content={null}
      check={() => true}
      submit={() => resolve.mutateAsync({ params: { caseId }, body: { incident, action: 'skip' } })}
      onClose={onClose}
    />
  );
}
