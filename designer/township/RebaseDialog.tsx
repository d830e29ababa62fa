import { Alert, Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import type { AnswerOf } from '#server/contract/routes.ts';
import { useDesk } from '../draft/EditField.tsx';
import { useTitles } from '../releases/useTitles.ts';
import { valueWords } from '../releases/values.ts';
import { Loading } from '../ui/Answered.tsx';
import { useText } from '../ui/preferences.tsx';
import { api, problemOf } from '../ui/read.ts';
import { TableHead } from '../ui/TableHead.tsx';

type Rebased = AnswerOf<'rebasePack'>;

function Conflicts({ conflicts }: Pick<Rebased, 'conflicts'>) {
  const { say, pick, lang } = useText();
  const telling = { lang, say, titles: useTitles() };
  if (conflicts.length === 0) return <Alert type="success" showIcon title={say('rebase.clean')} />;
  return (
    <>
      <Alert type="warning" showIcon title={say('rebase.conflicts', { n: conflicts.length })} />
      <div className="bjd-scroll">
        <table className="bjd-table">
          <TableHead columns={['change.where', 'rebase.base', 'rebase.theirs', 'rebase.ours']} />
          <tbody>
            {conflicts.map(one => (
              <tr key={one.path.join('/')}>
                <td>{pick(one.label)}</td>
                <td className="bjd-value">{valueWords(one.base, telling, one.path.at(-1))}</td>
                <td className="bjd-value">{valueWords(one.theirs, telling, one.path.at(-1))}</td>
                <td className="bjd-value">{valueWords(one.ours, telling, one.path.at(-1))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Following the centre above (跟进上级更新): the draft is put onto the parent's newest release; what no longer fits is listed with all three values. */
export function RebaseDialog({ onClose }: { readonly onClose: () => void }) {
  const { say, pick } = useText();
  const desk = useDesk();
  const [done, setDone] = useState<Rebased | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const { save, replace, pack } = desk;
  const [isAsked, setAsked] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the person said so
  useEffect(() => {
    if (!isAsked) return;
    const follow = async (): Promise<void> => {
      const version = desk.state === 'clean' ? desk.server.version : await save();
      if (version === null) return setFailed(say('save.failed'));
      const answer = await api.call('rebasePack', { params: { packId: pack }, body: { version } });
      replace(answer.draft);
      setDone(answer);
    };
    follow().catch((error: unknown) => setFailed(pick(problemOf(error).message)));
  }, [isAsked]);
  const isRunning = isAsked && !done && !failed;
  return (
    <Modal
      open
      width={860}
      title={say('rebase.title')}
      // what comes of it replaces the draft: nothing is to be typed meanwhile
      closable={!isRunning}
      keyboard={!isRunning}
      mask={{ closable: !isRunning }}
      onCancel={onClose}
      footer={
        done || failed ? (
          <Button type="primary" onClick={onClose}>
            {say('close')}
          </Button>
        ) : (
          <>
            <Button disabled={isRunning} onClick={onClose}>
              {say('cancel')}
            </Button>
            <Button type="primary" loading={isAsked} onClick={() => setAsked(true)}>
              {say('rebase.ok')}
            </Button>
          </>
        )
      }
    >
      <div className="bjd-stack">
        {failed && <Alert type="error" showIcon title={failed} />}
        {!done && !failed && <p>{say('rebase.hint', { n: desk.server.behind })}</p>}
        {isRunning && <Loading rows={3} />}
        {done && <Conflicts conflicts={done.conflicts} />}
      </div>
    </Modal>
  );
}
