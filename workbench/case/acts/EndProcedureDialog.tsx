import type { CaseView } from '#server/contract/schemas.ts';
import { useCommand } from '../../shared/api/index.ts';
import { useText } from '../../shared/messages/index.ts';
import { formatMoment } from '../../shared/time/index.ts';
import { ActDialog } from './ActDialog.tsx';
import { Effects } from './Effects.tsx';
import { type Running, resumeEffects } from './effects.ts';
import { actMessages } from './messages.ts';

interface EndProcedureDialogProps {
  readonly view: CaseView;
  readonly running: Running;
  readonly onClose: () => void;
}

/** 结束特别程序: which clocks run again, and with how much time. */
export function EndProcedureDialog({ view, running, onClose }: EndProcedureDialogProps) {
  const { t, lang } = useText(actMessages);
  const resume = useCommand('resumeClock');
  const { id, title, from, until } = running;
  const began = t('resume.hint', { name: title, from: formatMoment(from) });
  return (
    <ActDialog
      title={t('resume.title', { name: title })}
      hint={until === null ? began : `${began} ${t('resume.until', { until: formatMoment(until) })}`}
      done={t('resume.done', { name: title })}
      content={null}
      check={() => true}
      submit={() => resume.mutateAsync({ params: { caseId: view.caseId }, body: { procedure: id } })}
      onClose={onClose}
    >
      <Effects lines={resumeEffects(view.clocks, id, view.procedures ?? [], { say: t, lang })} />
    </ActDialog>
  );
}
