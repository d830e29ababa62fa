import { useCommand } from '../../shared/api/index.ts';
import { useCaseText } from '../messages/index.ts';
import { ActDialog } from './ActDialog.tsx';

/** 恢复办理: asks once, takes nothing. */
export function ResumeDialog({ caseId, onClose }: { readonly caseId: string; readonly onClose: () => void }) {
  const { say } = useCaseText();
  const resume = useCommand('resumeCase');
  return (
    <ActDialog
      title={say('act.resume-case')}
      hint={say('hint.resume-case')}
      done={say('done.resume-case')}
      content={null}
      check={() => true}
      submit={() => resume.mutateAsync({ params: { caseId }, body: {} })}
      onClose={onClose}
    />
  );
}
