import { DownOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useRef, useState } from 'react';
import type { CaseView } from '#server/contract/schemas.ts';
import { useText } from '../../shared/messages/index.ts';
import { SuperviseAct } from '../../supervise/case/SuperviseAct.tsx';
import { useSuperviseText } from '../../supervise/useSuperviseText.ts';
import { CirculateDialog } from '../../verbs/CirculateDialog.tsx';
import { RecuseDialog } from '../../verbs/RecuseDialog.tsx';
import { useCaseText } from '../messages/index.ts';
import { superiorAnswered, SuperiorAnswerDialog } from '../superior/SuperiorAnswerDialog.tsx';
import { actsOf, type CaseAct } from './acts.ts';
import { EndProcedureDialog } from './EndProcedureDialog.tsx';
import { ExtensionDialog } from './ExtensionDialog.tsx';
import { JumpDialog } from './JumpDialog.tsx';
import { MessageDialog } from './MessageDialog.tsx';
import { actMessages } from './messages.ts';
import { PauseDialog } from './PauseDialog.tsx';
import { ResumeDialog } from './ResumeDialog.tsx';
import { SupplementDialog } from './SupplementDialog.tsx';
import { WordsDialog, type WordsVerb } from './WordsDialog.tsx';

const supervising: readonly string[] = ['explain-overdue', 'demand-supervision', 'issue-card'];

function Dialog({ act, view, onClose }: { readonly act: CaseAct; readonly view: CaseView; readonly onClose: () => void }) {
  const { caseId } = view;
  if (act.verb === 'submit-supplement') return <SupplementDialog view={view} onClose={onClose} />;
  if (act.verb === 'request-extension') return <ExtensionDialog view={view} onClose={onClose} />;
  if (act.message === superiorAnswered) return <SuperiorAnswerDialog caseId={caseId} onClose={onClose} />;
  if (act.verb === 'deliver-message') return <MessageDialog caseId={caseId} name={act.message ?? ''} onClose={onClose} />;
  if (act.verb === 'resume-case') return <ResumeDialog caseId={caseId} onClose={onClose} />;
  if (act.verb === 'circulate-case') return <CirculateDialog caseId={caseId} onClose={onClose} />;
  if (act.verb === 'recuse-handler') return <RecuseDialog caseId={caseId} onClose={onClose} />;
  if (act.verb === 'jump-token') return <JumpDialog caseId={caseId} onClose={onClose} />;
  if (act.verb === 'pause-clock') return <PauseDialog view={view} onClose={onClose} />;
  if (act.procedure) return <EndProcedureDialog view={view} running={act.procedure} onClose={onClose} />;
  if (supervising.includes(act.verb)) return <SuperviseAct verb={act.verb} view={view} onClose={onClose} />;
  return <WordsDialog verb={act.verb as WordsVerb} caseId={caseId} onClose={onClose} />;
}

/** Buttons and menu for what the reader may do to the case (办件操作). */
export function CaseActs({ view, hasPrimary }: { readonly view: CaseView; readonly hasPrimary: boolean }) {
  const { say, lang } = useCaseText();
  const { t: act } = useText(actMessages);
  const { t: supervise } = useSuperviseText();
  /** Where the cursor is when a dialog of the menu closes. */
  const more = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<CaseAct | null>(null);
  const acts = actsOf(view, { say, act, supervise, lang });
  const menu = acts.filter(({ isMain }) => !isMain);
  const items = [
    ...menu.map(({ key, title, verb }) => ({ key, label: title, danger: verb === 'withdraw-application' })),
    { key: 'print', label: say('print'), icon: <PrinterOutlined /> },
  ];
  const choose = (key: string): void => {
    more.current?.focus();
    if (key === 'print') window.print();
    else setOpen(menu.find(one => one.key === key) ?? null);
  };
  return (
    <div className="bj-case-acts bj-no-print">
      {acts
        .filter(({ isMain }) => isMain)
        .map((one, index) => (
          <Button key={one.key} type={hasPrimary && index === 0 ? 'primary' : 'default'} onClick={() => setOpen(one)}>
            {one.title}
          </Button>
        ))}
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => choose(key) }}>
        <Button ref={more}>
          {say('more')} <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      {open && <Dialog act={open} view={view} onClose={() => setOpen(null)} />}
    </div>
  );
}
