import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Modal } from 'antd';
import { useEffect, useId, useState } from 'react';
import type { Blocker, Gate } from '#server/contract/publishing.ts';
import { useDesk } from '../draft/EditField.tsx';
import { inOrder } from '../draft/problems.ts';
import { Found } from '../process/panel/Field.tsx';
import { Answered, Loading } from '../ui/Answered.tsx';
import { useText } from '../ui/preferences.tsx';
import { api, problemOf, useRead, useSend } from '../ui/read.ts';
import { useCommandId } from '../ui/useCommandId.ts';
import { Differences } from './Differences.tsx';
import { stepOf } from './gate.ts';
import { PublishSteps } from './PublishSteps.tsx';
import './publish.css';
import { useTitles } from './useTitles.ts';

interface PublishDialogProps {
  readonly mayPublish: boolean;
  readonly onClose: () => void;
  readonly onPublished: () => void;
  /** Leads to where a condition that is not met is mended. */
  readonly onShow: (blocker: Blocker) => void;
}

/** What this release changes, and what was noticed that forbids nothing. */
function Changes() {
  const { say } = useText();
  const desk = useDesk();
  const titles = useTitles();
  const { problems, differences } = desk.judged;
  const noticed = problems.filter(({ severity }) => severity !== 'error');
  return (
    <>
      {noticed.length > 0 && <Found problems={inOrder(noticed)} />}
      <section>
        <h3>{say('publish.changes', { n: differences.length })}</h3>
        <div className="bjd-tall">
          <Differences differences={differences} titles={titles} hasLayers={desk.body.kind === 'overlay'} />
        </div>
      </section>
    </>
  );
}

/** The last step of the dialog: what is written beside the release, and the one thing to do next. */
function Act({ gate, props, onChanged }: { readonly gate: Gate; readonly props: PublishDialogProps; readonly onChanged: () => void }) {
  const { say, pick } = useText();
  const { message } = App.useApp();
  const desk = useDesk();
  const queries = useQueryClient();
  const notesId = useId();
  // the notes of a release that is out already are no notes of the next one
  const [notes, setNotes] = useState(gate.review && gate.review.state !== 'published' ? gate.review.notes : '');
  const step = stepOf(gate);
  const command = useCommandId();
  const ask = useSend('requestReview', () => {
    void message.success(say('gate.asked'));
    onChanged();
  });
  const publish = useSend('publishPack', ({ number }) => {
    void message.success(say('publish.done', { n: number }));
    void api
      .call('getPackDraft', { params: { packId: desk.pack } })
      .then(desk.follow)
      .then(() => queries.invalidateQueries())
      .catch((error: unknown) => message.error(pick(problemOf(error).message)));
    props.onPublished();
  });
  const failed = ask.error ?? publish.error;
  const send = step === 'ask' ? ask : publish;
  const isAct = step === 'ask' || (step === 'publish' && props.mayPublish);
  return (
    <>
      {failed && <Alert type="error" showIcon title={pick(problemOf(failed).message)} />}
      {isAct && (
        <div className="bjd-field">
          <label htmlFor={notesId}>{say(step === 'ask' ? 'gate.notes' : 'publish.notes')}</label>
          <Input.TextArea
            id={notesId}
            value={notes}
            maxLength={1000}
            autoSize={{ minRows: 2, maxRows: 5 }}
            onChange={event => setNotes(event.target.value)}
          />
        </div>
      )}
      {step === 'publish' && !props.mayPublish && <Alert type="info" showIcon title={say('gate.noPublish')} />}
      {isAct && <p className="bjd-soft">{say(step === 'ask' ? 'gate.askHint' : 'publish.hint')}</p>}
      <div className="bjd-dialog-acts">
        <Button onClick={props.onClose}>{say(isAct ? 'cancel' : 'close')}</Button>
        {isAct && (
          <Button
            type="primary"
            loading={send.isPending}
            onClick={() => {
              const said = { version: gate.version, notes };
              send.mutate({ params: { packId: desk.pack }, body: { id: command.idOf([step, said]), ...said } });
            }}
          >
            {say(step === 'ask' ? 'gate.ask' : 'publish.ok')}
          </Button>
        )}
      </div>
    </>
  );
}

/** What is unsaved is sent before the gate is asked; null while it is under way, false when it was not stored. */
function useSaved(): boolean | null {
  const desk = useDesk();
  const [isSaved, setSaved] = useState<boolean | null>(() => (desk.state === 'clean' ? true : null));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the dialog opens
  useEffect(() => {
    if (isSaved === null) void desk.save().then(version => setSaved(version !== null));
  }, []);
  return isSaved;
}

/** Publishing a draft (发布): what the server's check says, the review by a second person, what will change, and the notes people read in the history. */
export function PublishDialog(props: PublishDialogProps) {
  const { say, pick } = useText();
  const desk = useDesk();
  const isSaved = useSaved();
  const next = (desk.server.released?.number ?? 0) + 1;
  const read = useRead('getGate', { params: { packId: desk.pack } }, isSaved === true);
  const queries = useQueryClient();
  const refresh = (): void => {
    void read.refetch();
    void queries.invalidateQueries({ queryKey: ['listReviews'] });
  };
  return (
    <Modal
      open
      width={860}
      title={say(props.mayPublish ? 'publish.title' : 'gate.reviewTitle', { n: next })}
      footer={null}
      onCancel={props.onClose}
      destroyOnHidden
    >
      <div className="bjd-stack">
        {isSaved === false && <Alert type="error" showIcon title={desk.problem ? pick(desk.problem.message) : say('save.failed')} />}
        {isSaved === null && <Loading rows={4} />}
        {isSaved === true && (
          <Answered read={read}>
            {gate => (
              <>
                <PublishSteps gate={gate} onShow={props.onShow} onChanged={refresh} />
                <Changes />
                <Act key={`${stepOf(gate)}/${gate.review?.id ?? ''}`} gate={gate} props={props} onChanged={refresh} />
              </>
            )}
          </Answered>
        )}
      </div>
    </Modal>
  );
}
