import { DownOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import type { CaseView } from '#server/contract/schemas.ts';
import { CirculateDialog } from '../../verbs/CirculateDialog.tsx';
import { useCaseText } from '../messages/index.ts';
import { actsOf, type CaseAct } from './acts.ts';
import { ExtensionDialog } from './ExtensionDialog.tsx';
import { JumpDialog } from './JumpDialog.tsx';
import { MessageDialog } from './MessageDialog.tsx';
import { ResumeDialog } from './ResumeDialog.tsx';
import { SupplementDialog } from './SupplementDialog.tsx';
import { WordsDialog, type WordsVerb } from './WordsDialog.tsx';

function Dialog({ act, view, onClose }: { readonly act: CaseAct; readonly view: CaseView; readonly onClose: () => void }) {
  const { caseId } = view;
  if (act.verb === 'submit-supplement') return <SupplementDialog view={view} onClose={onClose} />;
  if (act.verb === 'request-extension') return <ExtensionDialog caseId={caseId} onClose={onClose} />;
  if (act.verb === 'deliver-message') return <MessageDialog caseId={caseId} name={act.message ?? ''} onClose={onClose} />;
  if (act.verb === 'resume-case') return <ResumeDialog caseId={caseId} onClose={onClose} />;
  if (act.verb === 'circulate-case') return <CirculateDialog caseId={caseId} onClose={onClose} />;
  if (act.verb === 'jump-token') return <JumpDialog caseId={caseId} onClose={onClose} />;
  return <WordsDialog verb={act.verb as WordsVerb} caseId={caseId} onClose={onClose} />;
}

/** Buttons and menu for what the reader may do to the case (办件操作). */
export function CaseActs({ view, hasPrimary }: { readonly view: CaseView; readonly hasPrimary: boolean }) {
  const { say } = useCaseText();
  const [open, setOpen] = useState<CaseAct | null>(null);
  const acts = actsOf(view, say);
  const menu = acts.filter(({ isMain }) => !isMain);
  const items = [
    ...menu.map(act => ({ key: act.key, label: act.title, danger: act.verb === 'withdraw-application' })),
    { key: 'print', label: say('print'), icon: <PrinterOutlined /> },
  ];
  const choose = (key: string): void => {
    if (key === 'print') window.print();
    else setOpen(menu.find(act => act.key === key) ?? null);
  };
  return (
    <div className="bj-case-acts bj-no-print">
      {acts
        .filter(({ isMain }) => isMain)
        .map((act, index) => (
          <Button key={act.key} type={hasPrimary && index === 0 ? 'primary' : 'default'} onClick={() => setOpen(act)}>
            {act.title}
          </Button>
        ))}
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => choose(key) }}>
        <Button>
          {say('more')} <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      {open && <Dialog act={open} view={view} onClose={() => setOpen(null)} />}
    </div>
  );
}
