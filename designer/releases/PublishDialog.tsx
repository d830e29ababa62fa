import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { v7 } from 'uuid';
import { useDesk } from '../draft/EditField.tsx';
import { countErrors, inOrder } from '../draft/problems.ts';
import { Found } from '../process/panel/Field.tsx';
import { useText } from '../ui/preferences.tsx';
import { api, problemOf, useSend } from '../ui/read.ts';
import { Differences } from './Differences.tsx';
import { useTitles } from './useTitles.ts';

/** Publishing a draft (发布): problems first, then what will change, then the notes people read in the history. */
export function PublishDialog({ onClose, onPublished }: { readonly onClose: () => void; readonly onPublished: () => void }) {
  const { say, pick } = useText();
  const { message } = App.useApp();
  const desk = useDesk();
  const queries = useQueryClient();
  const notesId = useId();
  const [notes, setNotes] = useState('');
  const [isSaving, setSaving] = useState(false);
  const send = useSend('publishPack', ({ number }) => {
    void message.success(say('publish.done', { n: number }));
    void api
      .call('getPackDraft', { params: { packId: desk.pack } })
      .then(desk.replace)
      .then(() => queries.invalidateQueries());
    onPublished();
  });
  const { problems, differences } = desk.judged;
  const titles = useTitles();
  const errors = countErrors(problems);
  const next = (desk.server.released?.number ?? 0) + 1;
  const publish = async (): Promise<void> => {
    setSaving(true);
    const version = await desk.save();
    setSaving(false);
    if (version !== null) send.mutate({ params: { packId: desk.pack }, body: { id: v7(), version, notes } });
  };
  const failed = send.error ? problemOf(send.error) : desk.problem;
  const isLocked = errors > 0 || desk.isJudging;
  return (
    <Modal
      open
      width={860}
      title={say('publish.title', { n: next })}
      okText={say('publish.ok')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: isLocked, loading: isSaving || send.isPending }}
      onOk={() => void publish()}
      onCancel={onClose}
    >
      <div className="bjd-stack">
        {failed && <Alert type="error" showIcon title={pick(failed.message)} />}
        {errors > 0 && <Alert type="error" showIcon title={say('publish.errors', { n: errors })} />}
        {problems.length > 0 && <Found problems={inOrder(problems)} />}
        {problems.length === 0 && <Alert type="success" showIcon title={say('publish.noProblems')} />}
        <section>
          <h3>{say('publish.changes', { n: differences.length })}</h3>
          <div className="bjd-tall">
            <Differences differences={differences} titles={titles} hasLayers={desk.body.kind === 'overlay'} />
          </div>
        </section>
        <div className="bjd-field">
          <label htmlFor={notesId}>{say('publish.notes')}</label>
          <Input.TextArea
            id={notesId}
            value={notes}
            maxLength={1000}
            autoSize={{ minRows: 2, maxRows: 5 }}
            onChange={event => setNotes(event.target.value)}
          />
        </div>
        <p className="bjd-soft">{say('publish.hint')}</p>
      </div>
    </Modal>
  );
}
