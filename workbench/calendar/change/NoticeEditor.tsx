import { UploadOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Input } from 'antd';
import { useId, useRef, useState } from 'react';
import type { ProblemDetails } from '#server/contract/schemas.ts';
import { api, problemOf, useRead } from '../../shared/api/index.ts';
import { ProblemAlert } from '../../shared/states/index.ts';
import { useCalendarText } from '../messages/index.ts';
import { countryId } from '../names.ts';
import type { EditorProps } from './ContentStep.tsx';
import { type ChangeDraft, withRead } from './draft.ts';
import { NoticeDays } from './NoticeDays.tsx';

/** Longest text of a notice that is read. */
const mostCharacters = 200_000;

const kindOf = (name: string): ChangeDraft['textKind'] => (/\.json$/i.test(name) ? 'json' : /\.ics$/i.test(name) ? 'ics' : 'text');

/** What pasted text is, by how it begins. */
function kindOfText(text: string): ChangeDraft['textKind'] {
  if (/^\s*BEGIN:VCALENDAR/i.test(text)) return 'ics';
  return /^\s*[[{]/.test(text) ? 'json' : 'text';
}

/** A holiday notice (放假通知): its text is pasted or uploaded, the server reads the days, a person corrects them. */
export function NoticeEditor(props: EditorProps) {
  const { draft } = props;
  return (
    <>
      {props.view.id !== countryId && <ToCountry />}
      <NoticeText {...props} />
      {draft.isListed && <NoticeDays {...props} />}
    </>
  );
}

/** A national notice belongs to the country's calendar, which every centre inherits; whoever may change that is led there. */
function ToCountry() {
  const { say } = useCalendarText();
  const calendars = useRead('listCalendars', {});
  if (!calendars.data?.rows.some(({ id, mayChange }) => id === countryId && mayChange)) return null;
  return (
    <Alert
      type="info"
      showIcon
      title={say('notice.country')}
      action={
        <Link to="/calendar" search={{ calendar: countryId, tab: 'change', kind: 'notice' }}>
          {say('notice.toCountry')}
        </Link>
      }
    />
  );
}

function NoticeText({ view, draft, update }: EditorProps) {
  const { say } = useCalendarText();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemDetails | null>(null);
  const isLong = draft.text.length > mostCharacters;
  const read = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const year = /^[1-9]\d{3}$/.test(draft.year) && !draft.isListed ? { year: draft.year } : {};
      const body = { kind: draft.textKind, text: draft.text, ...year };
      const answer = await api.call('readNotice', { params: { calendarId: view.id }, body });
      update(before => withRead(before, answer));
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="bj-panel bj-panel-body bj-notice">
      <ProblemAlert problem={problem} />
      <TextField draft={draft} update={update} isLong={isLong} />
      <div className="bj-line">
        <Button
          type={draft.isListed ? 'default' : 'primary'}
          loading={isBusy}
          disabled={draft.text.trim() === '' || isLong}
          onClick={() => void read()}
        >
          {say(draft.isListed ? 'notice.recogniseAgain' : 'notice.recognise')}
        </Button>
        <FileButton update={update} />
        {!draft.isListed && (
          <Button type="link" onClick={() => update({ isListed: true, days: [{ key: 0, date: '', kind: 'off', name: '' }] })}>
            {say('notice.byHand')}
          </Button>
        )}
      </div>
    </section>
  );
}

function TextField({ draft, update, isLong }: Pick<EditorProps, 'draft' | 'update'> & { readonly isLong: boolean }) {
  const { say } = useCalendarText();
  const id = useId();
  return (
    <>
      <label htmlFor={id}>
        <b>{say('notice.paste')}</b>
      </label>
      <p className="bj-soft" id={`${id}-hint`}>
        {draft.fileName ? say('notice.uploaded', { name: draft.fileName }) : say('notice.pasteHint')}
      </p>
      <Input.TextArea
        id={id}
        aria-describedby={`${id}-hint`}
        value={draft.text}
        placeholder={say('notice.placeholder')}
        autoSize={{ minRows: draft.isListed ? 3 : 8, maxRows: draft.isListed ? 8 : 18 }}
        onChange={event => update({ text: event.target.value, textKind: kindOfText(event.target.value), fileName: null })}
        {...(isLong ? { status: 'error' as const } : {})}
      />
      {isLong && <span className="bj-field-fault">{say('notice.tooLong')}</span>}
    </>
  );
}

function FileButton({ update }: Pick<EditorProps, 'update'>) {
  const { say } = useCalendarText();
  const input = useRef<HTMLInputElement>(null);
  const [isFailed, setFailed] = useState(false);
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    try {
      const text = await file.text();
      update({ text, textKind: kindOf(file.name), fileName: file.name });
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,.ics,.txt,application/json,text/calendar,text/plain"
        className="bj-visually-hidden"
        aria-label={say('notice.upload')}
        tabIndex={-1}
        onChange={event => {
          void take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button icon={<UploadOutlined aria-hidden />} onClick={() => input.current?.click()}>
        {say('notice.upload')}
      </Button>
      {isFailed && <Alert type="error" showIcon title={say('notice.unreadable')} />}
    </>
  );
}
