import { App, Modal } from 'antd';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { ProblemDetails } from '#server/contract/schemas.ts';
import { problemOf } from '../../shared/api/index.ts';
import { useDiscard, useReturnFocus, useTouched } from '../../shared/dialogs/index.ts';
import { ProblemAlert } from '../../shared/states/index.ts';
import { useCaseText } from '../messages/index.ts';
import './acts.css';

interface ActDialogProps {
  readonly title: string;
  readonly hint: string;
  readonly done: string;
  readonly isDanger?: boolean;
  /** What the dialog proposes is still being read, could not be read, or there is nothing to propose: nothing can be judged or sent. */
  readonly isOff?: boolean;
  /** What a person types and chooses in it; null: nothing. Where it is no longer what it was at first, closing asks. */
  readonly content: unknown;
  /** Checks what was typed; false keeps the dialog open and shows what is missing. */
  readonly check: () => boolean;
  readonly submit: () => Promise<unknown>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** A dialog that gives one command (操作窗口): what it does, what it needs; a refusal is shown and nothing typed is lost. */
export function ActDialog({ title, hint, done, isDanger = false, isOff = false, content, onClose, children, ...act }: ActDialogProps) {
  const { say } = useCaseText();
  useReturnFocus();
  const { isBusy, problem, fault, give } = useAct({ ...act, done, onClose });
  const { close, question } = useDiscard(useTouched(content), onClose);
  const body = useRef<HTMLDivElement>(null);
  useShown(body, fault);
  return (
    <>
      <Modal
        open
        title={title}
        // what becomes of an act under way is told here
        onCancel={isBusy ? () => {} : close}
        onOk={() => void give()}
        okText={title}
        cancelText={say('cancel')}
        confirmLoading={isBusy}
        mask={{ closable: false }}
        okButtonProps={{ danger: isDanger, disabled: isOff }}
        cancelButtonProps={{ disabled: isBusy }}
      >
        <div ref={body}>
          <ProblemAlert problem={problem} />
          <p className="bj-soft bj-act-hint">{hint}</p>
          {children}
        </div>
      </Modal>
      {question}
    </>
  );
}

/** Gives the act once at a time. `fault` counts what a person has to be shown: something missing, a refusal. */
function useAct({ check, submit, done, onClose }: Pick<ActDialogProps, 'check' | 'submit' | 'done' | 'onClose'>) {
  const { message } = App.useApp();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemDetails | null>(null);
  const [fault, setFault] = useState(0);
  const isGiving = useRef(false);
  const give = async (): Promise<void> => {
    if (isGiving.current) return;
    if (!check()) return setFault(fault + 1);
    isGiving.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await submit();
      void message.success(done);
      onClose();
    } catch (error) {
      setProblem(problemOf(error));
      setFault(fault + 1);
    } finally {
      isGiving.current = false;
      setBusy(false);
    }
  };
  return { isBusy, problem, fault, give };
}

/** Brings the refusal or the first thing missing into view, and the cursor to its field. */
function useShown(body: RefObject<HTMLElement | null>, fault: number): void {
  useEffect(() => {
    if (fault === 0) return;
    const found = body.current?.querySelector('[role="alert"], .bj-act-error');
    found?.scrollIntoView({ block: 'nearest' });
    if (found?.matches('.bj-act-error')) found.parentElement?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, [body, fault]);
}
