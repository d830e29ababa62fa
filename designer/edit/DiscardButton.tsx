import { DeleteOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import type { ProblemDetails } from '#server/contract/schemas.ts';
import { useDesk } from '../draft/EditField.tsx';
import { useText } from '../ui/preferences.tsx';
import { api, problemOf } from '../ui/read.ts';

/** Discarding the draft (放弃草稿): asked before, and asked again when somebody else has saved a newer one meanwhile. */
export function DiscardButton() {
  const { say, pick } = useText();
  const { message } = App.useApp();
  const desk = useDesk();
  const queries = useQueryClient();
  const go = useNavigate() as unknown as (to: { readonly to: string }) => Promise<void>;
  const [newer, setNewer] = useState<ProblemDetails | null>(null);
  const [isRunning, setRunning] = useState(false);
  const tell = (problem: ProblemDetails): void => void message.error(say('discard.failed', { why: pick(problem.message) }));
  const load = async (): Promise<void> => {
    try {
      desk.replace(await api.call('getPackDraft', { params: { packId: desk.pack } }));
      setNewer(null);
    } catch (error) {
      tell(problemOf(error));
    }
  };
  const discard = async (version?: number): Promise<void> => {
    const problem = await desk.discard(version);
    if (problem?.code === 'draft-stale') return setNewer(problem);
    if (problem) return tell(problem);
    setNewer(null);
    if (desk.server.released !== null) return load();
    // nothing is left of a pack nobody ever published
    desk.forget();
    await go({ to: '/' });
    await queries.invalidateQueries();
  };
  const run = (act: () => Promise<void>): void => {
    setRunning(true);
    void act().finally(() => setRunning(false));
  };
  const version = Number((newer?.details as { version?: number } | undefined)?.version ?? 0);
  return (
    <>
      <Popconfirm
        title={say('discard.title')}
        description={say('discard.hint')}
        okText={say('discard.ok')}
        cancelText={say('cancel')}
        onConfirm={() => run(() => discard())}
      >
        <Button icon={<DeleteOutlined />} loading={isRunning}>
          {say('discard')}
        </Button>
      </Popconfirm>
      <Modal open={newer !== null} title={say('discard.newer')} footer={null} onCancel={() => setNewer(null)}>
        <div className="bjd-stack">
          <p>{newer && pick(newer.message)}</p>
          {version > 0 && <p className="bjd-soft">{say('discard.newerHint')}</p>}
          <div className="bjd-line">
            <Button onClick={() => setNewer(null)}>{say('cancel')}</Button>
            <Button type="primary" loading={isRunning} onClick={() => run(load)}>
              {say('discard.load')}
            </Button>
            {version > 0 && (
              <Button danger loading={isRunning} onClick={() => run(() => discard(version))}>
                {say('discard.anyway')}
              </Button>
            )}
          </div>
        </div>
      </Modal>
    </>
  );
}
