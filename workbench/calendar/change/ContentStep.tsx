import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { CalendarView } from '#server/contract/calendars.ts';
import { useCalendarText } from '../messages/index.ts';
import { type ChangeDraft, type Fault, faultsOf } from './draft.ts';
import { HoursEditor } from './HoursEditor.tsx';
import { LocalEditor } from './LocalEditor.tsx';
import { NoticeEditor } from './NoticeEditor.tsx';
import type { UpdateDraft } from './useChangeDraft.ts';

/** What an editor of a change needs. */
export interface EditorProps {
  readonly view: CalendarView;
  readonly draft: ChangeDraft;
  readonly update: UpdateDraft;
  /** Faults to show beside their fields; empty until the first try. */
  readonly faults: readonly Fault[];
}

interface ContentStepProps extends Omit<EditorProps, 'faults'> {
  readonly onNext: () => void;
}

/** First step (填写内容): a notice, local days or office hours; faults are listed on top and lead to their fields. */
export function ContentStep({ view, draft, update, onNext }: ContentStepProps) {
  const { say } = useCalendarText();
  const [isTried, setTried] = useState(false);
  const faults = faultsOf(draft, view);
  const shown = isTried ? faults : [];
  const next = (): void => {
    setTried(true);
    if (faults.length === 0) onNext();
    else document.getElementById('main')?.scrollTo({ top: 0 });
  };
  const props = { view, draft, update, faults: shown };
  return (
    <>
      {shown.length > 0 && <FaultList faults={shown} />}
      {draft.kind === 'notice' && <NoticeEditor {...props} />}
      {draft.kind === 'local' && <LocalEditor {...props} />}
      {draft.kind === 'hours' && <HoursEditor {...props} />}
      <div className="bj-change-bar">
        <Button type="primary" onClick={next} disabled={draft.kind === 'notice' && !draft.isListed}>
          {say('change.next')}
        </Button>
      </div>
    </>
  );
}

function FaultList({ faults }: { readonly faults: readonly Fault[] }) {
  const { say } = useCalendarText();
  const reach = (field: string): void => {
    const element = document.getElementById(field) ?? document.getElementById('main');
    element?.scrollIntoView({ block: 'center' });
    element?.focus();
  };
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={say('change.faults')}
      description={
        <ul className="bj-fault-list">
          {faults.map(({ key, values, field }) => (
            <li key={`${key}${field}`}>
              <button type="button" className="bj-fault-link" onClick={() => reach(field)}>
                {say(key, values)}
              </button>
            </li>
          ))}
        </ul>
      }
    />
  );
}
