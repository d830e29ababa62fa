import { Button, Modal } from 'antd';
import { useState } from 'react';
import { formatMoment } from '../ui/format.ts';
import { useText } from '../ui/preferences.tsx';
import { api, problemOf } from '../ui/read.ts';
import { useDesk } from './EditField.tsx';

/** Hands the body to the person as a file of their own (另存副本). */
function download(name: string, body: unknown): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(body, null, 2)], { type: 'application/json' }));
  link.download = `${name}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Somebody else saved this draft meanwhile (草稿冲突): who and when, and what to do with one's own work. Nothing is thrown away unasked. */
export function ConflictDialog() {
  const { say, pick } = useText();
  const desk = useDesk();
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState<'replace' | 'insist' | null>(null);
  const details = (desk.problem?.details ?? {}) as { savedBy?: { name?: string } | string; savedAt?: number };
  const by = typeof details.savedBy === 'string' ? details.savedBy : (details.savedBy?.name ?? desk.server.savedBy?.name);
  const at = details.savedAt ?? desk.server.savedAt;
  const load = async (then: 'replace' | 'insist'): Promise<void> => {
    setBusy(then);
    setFailed(null);
    try {
      desk[then](await api.call('getPackDraft', { params: { packId: desk.pack } }));
    } catch (error) {
      setFailed(pick(problemOf(error).message));
    }
    setBusy(null);
  };
  return (
    <Modal open={desk.state === 'conflict'} title={say('conflict.title')} closable={false} footer={null}>
      <div className="bjd-stack">
        <p>{by && at ? say('conflict.who', { name: by, at: formatMoment(at) }) : say('conflict.someone')}</p>
        <p className="bjd-soft">{say('conflict.hint')}</p>
        {failed && (
          <p className="bjd-wrong" role="alert">
            {failed}
          </p>
        )}
        <div className="bjd-line">
          <Button onClick={() => download(`${desk.pack}-${formatMoment(Date.now()).slice(0, 10)}`, desk.body)}>
            {say('conflict.copy')}
          </Button>
          <Button type="primary" loading={busy === 'replace'} disabled={busy === 'insist'} onClick={() => void load('replace')}>
            {say('conflict.reload')}
          </Button>
          <Button danger loading={busy === 'insist'} disabled={busy === 'replace'} onClick={() => void load('insist')}>
            {say('conflict.insist')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
