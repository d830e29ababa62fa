import { StopOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useText } from '../ui/preferences.tsx';
import { problemOf, useSend } from '../ui/read.ts';
import { useCommandId } from '../ui/useCommandId.ts';

/** Retires a release (停用): asked once more, with the reason that stands in the journal. */
export function RetireButton({ pack, number }: { readonly pack: string; readonly number: number }) {
  const { say, pick } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const reasonId = useId();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const command = useCommandId();
  const send = useSend('retireRelease', () => {
    setOpen(false);
    void message.success(say('retire.done', { n: number }));
    void queries.invalidateQueries();
  });
  return (
    <>
      <Button
        size="small"
        icon={<StopOutlined />}
        aria-label={`${say('retire.act')} ${say('releaseN', { n: number })}`}
        onClick={() => setOpen(true)}
      >
        {say('retire.act')}
      </Button>
      {isOpen && (
        <Modal
          open
          title={say('retire.title', { n: number })}
          okText={say('retire.act')}
          cancelText={say('cancel')}
          okButtonProps={{ danger: true, loading: send.isPending, disabled: reason.trim() === '' }}
          onOk={() => send.mutate({ params: { packId: pack, number }, body: { id: command.idOf(reason), reason } })}
          onCancel={() => setOpen(false)}
        >
          <div className="bjd-stack">
            {send.error && <Alert type="error" showIcon title={pick(problemOf(send.error).message)} />}
            <p>{say('retire.hint')}</p>
            <div className="bjd-field">
              <label htmlFor={reasonId}>{say('retire.reason')}</label>
              <Input.TextArea
                id={reasonId}
                value={reason}
                maxLength={1000}
                autoSize={{ minRows: 2, maxRows: 4 }}
                onChange={event => setReason(event.target.value)}
              />
            </div>
          </div>
        </Modal>
      )}
    </>
  );
}
