import { useState } from 'react';
import type { CalendarView } from '#server/contract/calendars.ts';
import { problemOf, useCommand } from '../../shared/api/index.ts';
import { CommitPanel } from '../change/ImpactStep.tsx';
import { ImpactPanel, impactOf } from '../impact/ImpactPanel.tsx';
import { usePreview } from '../impact/usePreview.ts';
import { useCalendarText } from '../messages/index.ts';
import { versionWords } from '../names.ts';

interface RestorePanelProps {
  readonly view: CalendarView;
  readonly version: number;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Puts a former version in force again (恢复日历版本): its own preview first, then a note. */
export function RestorePanel({ view, version, onClose, onDone }: RestorePanelProps) {
  const { say } = useCalendarText();
  const name = versionWords(view.id, version, say);
  const preview = usePreview(view.id, { version });
  const restore = useCommand('activateCalendar');
  const [note, setNote] = useState(say('versions.restoreNotePreset', { version: name }));
  const give = async (text: string): Promise<void> => {
    const answer = await restore.mutateAsync({ params: { calendarId: view.id }, body: { version, note: text } }).catch(() => null);
    if (answer) onDone();
  };
  return (
    <section aria-label={say('versions.restoreTitle', { version: name })} className="bj-calendar">
      <h2>{say('versions.restoreTitle', { version: name })}</h2>
      <ImpactPanel preview={preview} />
      <CommitPanel
        note={note}
        onNote={setNote}
        hint={say('versions.restoreHint')}
        noteLabel={say('versions.restoreNote')}
        act={say('versions.restore')}
        isReady={impactOf(preview.state) !== null}
        isBusy={restore.isPending}
        problem={restore.error ? problemOf(restore.error) : null}
        onGive={text => void give(text)}
        back={say('versions.close')}
        onBack={onClose}
      />
    </section>
  );
}
