import { Button, Modal } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useText } from '../messages/index.ts';
import { discardMessages } from './messages.ts';
import { useReturnFocus } from './useReturnFocus.ts';

/** Whether what a dialog holds differs from what it began with (是否已填写): typing and taking it back is no difference. */
export function useTouched(content: unknown): boolean {
  const now = JSON.stringify(content);
  const [first] = useState(now);
  return now !== first;
}

interface Discard {
  /** Closes at once where nothing would be lost, else asks. */
  readonly close: () => void;
  /** The question, to be drawn beside the dialog. */
  readonly question: ReactNode;
}

/** Closes a dialog (关闭窗口) without losing words: where something was typed or chosen, it asks once. */
export function useDiscard(isTouched: boolean, onClose: () => void): Discard {
  const [isAsking, setAsking] = useState(false);
  const discard = (): void => {
    setAsking(false);
    onClose();
  };
  return {
    close: () => (isTouched ? setAsking(true) : onClose()),
    question: isAsking && <Question onKeep={() => setAsking(false)} onDiscard={discard} />,
  };
}

/** Keeping is what Enter and Esc do. */
function Question({ onKeep, onDiscard }: { readonly onKeep: () => void; readonly onDiscard: () => void }) {
  const { t } = useText(discardMessages);
  const keep = useRef<HTMLButtonElement>(null);
  useReturnFocus();
  return (
    <Modal
      open
      afterOpenChange={() => keep.current?.focus()}
      title={t('title')}
      closable={false}
      mask={{ closable: false }}
      width={400}
      onCancel={onKeep}
      footer={[
        <Button key="discard" danger onClick={onDiscard}>
          {t('discard')}
        </Button>,
        <Button key="keep" ref={keep} type="primary" onClick={onKeep}>
          {t('keep')}
        </Button>,
      ]}
    >
      <p>{t('hint')}</p>
    </Modal>
  );
}
