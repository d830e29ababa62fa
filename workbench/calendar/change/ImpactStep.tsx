import { Alert, Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { CalendarChange } from '#engine/calendar/types.ts';
import type { CalendarView } from '#server/contract/calendars.ts';
import type { BodyOf } from '#server/contract/routes.ts';
import { problemOf, useCommand } from '../../shared/api/index.ts';
import { ProblemAlert } from '../../shared/states/index.ts';
import { ImpactPanel, impactOf } from '../impact/ImpactPanel.tsx';
import { usePreview } from '../impact/usePreview.ts';
import { useCalendarText } from '../messages/index.ts';
import type { ChangeDraft } from './draft.ts';
import type { UpdateDraft } from './useChangeDraft.ts';

type ImportBody = BodyOf<'importCalendar'>;

interface ImpactStepProps {
  readonly view: CalendarView;
  readonly draft: ChangeDraft;
  readonly change: CalendarChange;
  readonly update: UpdateDraft;
  readonly onBack: () => void;
  /** Version that is in force now. */
  readonly onDone: (version: number) => void;
}

/** Third step (影响预览): what the change would do to open cases, a note, and the one act that puts it in force. */
export function ImpactStep({ view, draft, change, update, onBack, onDone }: ImpactStepProps) {
  const { say } = useCalendarText();
  const preview = usePreview(view.id, { change: change as ImportBody['change'] });
  const store = useCommand('importCalendar');
  const isStale = draft.basedOn !== view.version;
  const give = async (note: string): Promise<void> => {
    const body = { basedOn: draft.basedOn, change: change as ImportBody['change'], note };
    const answer = await store.mutateAsync({ params: { calendarId: view.id }, body }).catch(() => null);
    if (answer) onDone(answer.version);
  };
  return (
    <>
      <ImpactPanel preview={preview} />
      <CommitPanel
        note={draft.note}
        onNote={note => update({ note })}
        hint={say('commit.warning')}
        noteLabel={say('commit.note')}
        act={say('commit.act')}
        isReady={impactOf(preview.state) !== null && !isStale}
        isBusy={store.isPending}
        problem={store.error ? problemOf(store.error) : null}
        onGive={note => void give(note)}
        onBack={onBack}
        back={say('change.back')}
      />
    </>
  );
}

interface CommitPanelProps {
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly hint: string;
  readonly noteLabel: string;
  readonly act: string;
  /** The preview is done and belongs to the calendar in force. */
  readonly isReady: boolean;
  readonly isBusy: boolean;
  readonly problem: ReturnType<typeof problemOf> | null;
  readonly onGive: (note: string) => void;
  readonly back: string;
  readonly onBack: () => void;
}

/** Note and act of a change or a restoration (启用): shown below its preview, refused without a note. */
export function CommitPanel(props: CommitPanelProps) {
  const { say } = useCalendarText();
  const id = useId();
  const [isTried, setTried] = useState(false);
  const isSilent = props.note.trim() === '';
  const give = (): void => {
    setTried(true);
    if (!isSilent) props.onGive(props.note.trim());
  };
  return (
    <section className="bj-panel bj-panel-body bj-fields bj-commit">
      <ProblemAlert problem={props.problem} />
      <Alert type="info" showIcon title={props.hint} />
      <div>
        <label htmlFor={id}>{props.noteLabel}</label>
        <Input.TextArea
          id={id}
          value={props.note}
          maxLength={200}
          placeholder={say('commit.noteHint')}
          autoSize={{ minRows: 2, maxRows: 4 }}
          onChange={event => props.onNote(event.target.value)}
          {...(isTried && isSilent ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': `${id}-fault` } : {})}
        />
        {isTried && isSilent && (
          <span id={`${id}-fault`} className="bj-field-fault" role="alert">
            {say('commit.noteMissing')}
          </span>
        )}
      </div>
      <div className="bj-change-bar">
        <Button onClick={props.onBack} disabled={props.isBusy}>
          {props.back}
        </Button>
        <Button type="primary" onClick={give} loading={props.isBusy} disabled={!props.isReady}>
          {props.act}
        </Button>
      </div>
    </section>
  );
}
