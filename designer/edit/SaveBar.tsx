import { BranchesOutlined, CheckOutlined, LoadingOutlined, SaveOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Release } from '#server/contract/schemas.ts';
import { useDesk } from '../draft/EditField.tsx';
import { HistoryButton } from '../draft/history/HistoryButton.tsx';
import { formatMoment } from '../ui/format.ts';
import { useText } from '../ui/preferences.tsx';
import { signInAddress } from '../ui/signIn.ts';
import { DiscardButton } from './DiscardButton.tsx';

/** Where the work stands, in words (保存状态). */
function SaveWords() {
  const { say, pick } = useText();
  const { state, server, problem } = useDesk();
  if (state === 'saving')
    return (
      <span className="bjd-soft">
        <LoadingOutlined aria-hidden /> {say('save.saving')}
      </span>
    );
  if (state === 'failed')
    return (
      <span className="bjd-wrong" role="alert">
        <WarningOutlined aria-hidden /> {say('save.failed')} {problem ? pick(problem.message) : ''}{' '}
        {problem?.status === 401 && <a href={signInAddress()}>{say('save.signIn')}</a>}
      </span>
    );
  if (state === 'dirty' || state === 'conflict') return <span className="bjd-soft">{say('save.dirty')}</span>;
  if (server.savedAt === null) return <span className="bjd-soft">{say('save.none')}</span>;
  return (
    <span className="bjd-soft">
      <CheckOutlined aria-hidden /> {say('save.saved', { name: server.savedBy?.name ?? '', at: formatMoment(server.savedAt) })}
    </span>
  );
}

/** Saving, discarding and publishing a draft (草稿操作). */
export function SaveBar({
  mayPublish,
  onPublish,
  onRebase,
  released,
}: {
  readonly mayPublish: boolean;
  readonly onPublish: () => void;
  readonly onRebase: () => void;
  readonly released: Release;
}) {
  const { say } = useText();
  const desk = useDesk();
  return (
    <div className="bjd-savebar">
      <SaveWords />
      {desk.server.behind > 0 && (
        <Button icon={<BranchesOutlined />} onClick={onRebase}>
          {say('rebase.act', { n: desk.server.behind })}
        </Button>
      )}
      {(desk.server.version > 0 || desk.state !== 'clean') && <DiscardButton />}
      <HistoryButton released={released} />
      <Button icon={<SaveOutlined />} disabled={desk.state === 'clean'} loading={desk.state === 'saving'} onClick={() => void desk.save()}>
        {say('save')}
      </Button>
      <Button type="primary" onClick={onPublish}>
        {say(mayPublish ? 'publish' : 'gate.ask')}
      </Button>
    </div>
  );
}
