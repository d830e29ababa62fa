import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Input, Modal } from 'antd';
import { useState } from 'react';
import { v7 } from 'uuid';
import { listIdPattern } from '#forms/schema/keywords.ts';
import { useText } from '../ui/preferences.tsx';
import { problemOf, useSend } from '../ui/read.ts';
import { Labelled } from './Labelled.tsx';
import { titleFault } from './paste.ts';
import { useFault } from './words.ts';

/** Makes a list of the centre's own (新建字典): id and title; its entries follow on its page. */
export function NewListDialog({ known, onClose }: { readonly known: readonly string[]; readonly onClose: () => void }) {
  const { say, pick } = useText();
  const sayFault = useFault();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const go = useNavigate() as unknown as (to: { readonly to: string }) => Promise<void>;
  const [id, setId] = useState('');
  const [title, setTitle] = useState('');
  const [en, setEn] = useState('');
  const [isTried, setTried] = useState(false);
  const [command] = useState(() => v7());
  const send = useSend('saveCodeList', () => {
    void message.success(say('codes.created'));
    void queries.invalidateQueries();
    onClose();
    void go({ to: `/codes/${id}` });
  });
  const idFault = listIdPattern.test(id) ? (known.includes(id) ? say('codes.taken') : undefined) : say('codes.badId');
  const wrong = titleFault(title.trim());
  const make = (): void => {
    setTried(true);
    if (idFault || wrong) return;
    const titles = { zh: title.trim(), en: en.trim() || title.trim() };
    send.mutate({ params: { listId: id }, body: { id: command, basedOn: 0, title: titles, entries: [], retired: [], restored: [] } });
  };
  return (
    <Modal
      open
      title={say('codes.new')}
      okText={say('codes.save')}
      cancelText={say('cancel')}
      okButtonProps={{ loading: send.isPending }}
      onOk={make}
      onCancel={onClose}
    >
      <div className="bjd-stack">
        {send.error && <Alert type="error" showIcon title={pick(problemOf(send.error).message)} />}
        <Labelled id="list-id" label={say('codes.newId')} fault={isTried ? idFault : undefined}>
          <Input
            id="list-id"
            value={id}
            maxLength={64}
            autoFocus
            onChange={event => setId(event.target.value.trim())}
            onPressEnter={make}
          />
        </Labelled>
        <Labelled id="list-title" label={say('codes.newTitle')} fault={isTried && wrong ? sayFault(wrong) : undefined}>
          <Input id="list-title" value={title} maxLength={100} onChange={event => setTitle(event.target.value)} onPressEnter={make} />
        </Labelled>
        <Labelled id="list-en" label={say('codes.newEn')}>
          <Input id="list-en" value={en} maxLength={100} onChange={event => setEn(event.target.value)} onPressEnter={make} />
        </Labelled>
      </div>
    </Modal>
  );
}
