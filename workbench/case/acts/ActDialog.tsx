import { App, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ProblemDetails } from '#server/contract/schemas.ts';
import { problemOf } from '../../shared/api/index.ts';
import { ProblemAlert } from '../../shared/states/index.ts';
import { useCaseText } from '../messages/index.ts';
import './acts.css';

interface ActDialogProps {
  readonly title: string;
  readonly hint: string;
  readonly done: string;
  readonly isDanger?: boolean;
  /** What the dialog proposes is still being read: nothing can be judged or sent yet. */
  readonly isReading?: boolean;
  /** Checks what was typed; false keeps the dialog open and shows what is missing. */
  readonly check: () => boolean;
  readonly submit: () => Promise<unknown>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** A dialog that gives one command (操作窗口): what it does, what it needs; a refusal is shown and nothing typed is lost. */
export function ActDialog({ title, hint, done, isDanger = false, isReading = false, check, submit, onClose, children }: ActDialogProps) {
  const { say } = useCaseText();
  const { message } = App.useApp();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemDetails | null>(null);
  const give = async (): Promise<void> => {
    if (!check()) return;
    setBusy(true);
    setProblem(null);
    try {
      await submit();
      void message.success(done);
      onClose();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      onOk={() => void give()}
      okText={title}
      cancelText={say('cancel')}
      confirmLoading={isBusy}
      mask={{ closable: false }}
      okButtonProps={{ danger: isDanger, disabled: isReading }}
    >
      <ProblemAlert problem={problem} />
      <p className="bj-soft bj-act-hint">{hint}</p>
      {children}
    </Modal>
  );
}
