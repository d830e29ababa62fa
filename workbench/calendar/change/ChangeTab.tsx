import { Alert, Button, Segmented, Steps } from 'antd';
import { useEffect, useState } from 'react';
import type { CalendarView } from '#server/contract/calendars.ts';
import { useCalendarText } from '../messages/index.ts';
import type { CalendarSearch, CalendarTab } from '../search.ts';
import { CheckStep } from './CheckStep.tsx';
import { ContentStep } from './ContentStep.tsx';
import { Done } from './Done.tsx';
import { type ChangeDraft, changeKinds, type ChangeStep, changeOf, emptyDraft } from './draft.ts';
import { ImpactStep } from './ImpactStep.tsx';
import { useChangeDraft } from './useChangeDraft.ts';

interface ChangeTabProps {
  readonly view: CalendarView;
  /** What a link asked for. */
  readonly asked: CalendarSearch;
  readonly onDone: (tab: CalendarTab) => void;
  readonly onRestore: (version: number) => void;
}

/** A change of the calendar in steps (变更): content, check against the calendar in force, impact, in force. */
export function ChangeTab({ view, asked, onDone, onRestore }: ChangeTabProps) {
  const { say } = useCalendarText();
  const { draft, isRestored, update, clear } = useChangeDraft(view, asked);
  const [done, setDone] = useState<{ version: number; former: number } | null>(null);
  const at = done ? 3 : draft.step;
  const go = (step: ChangeStep): void => update({ step });
  // a step begins at its top
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the step changes
  useEffect(() => {
    document.getElementById('main')?.scrollTo({ top: 0 });
  }, [at]);
  if (done)
    return (
      <div className="bj-calendar">
        <StepsBar at={lastStep} />
        <Done
          view={view}
          version={done.version}
          former={done.former}
          onRestore={() => onRestore(done.former)}
          onNew={() => setDone(null)}
          onYear={() => onDone('year')}
        />
      </div>
    );
  return (
    <div className="bj-calendar">
      <StepsBar at={at} />
      {isRestored && draft.step === 0 && <Restored onClear={clear} />}
      {draft.basedOn !== view.version && <Moved view={view} onRecheck={() => update(rebased(draft, view))} />}
      {draft.step === 0 && (
        <>
          <Segmented
            className="bj-change-kind"
            aria-label={say('change.what')}
            value={draft.kind}
            options={changeKinds.map(kind => ({ value: kind, label: say(`change.${kind}`) }))}
            onChange={kind => update({ kind })}
          />
          <ContentStep view={view} draft={draft} update={update} onNext={() => go(1)} />
        </>
      )}
      {draft.step === 1 && <CheckStep view={view} draft={draft} onBack={() => go(0)} onNext={() => go(2)} />}
      {draft.step === 2 && (
        <ImpactStep
          view={view}
          draft={draft}
          change={changeOf(draft, view)}
          update={update}
          onBack={() => go(1)}
          onDone={version => {
            setDone({ version, former: view.version });
            clear();
          }}
        />
      )}
    </div>
  );
}

/** The draft against the version now in force; local days and hours that were not touched follow it. */
function rebased(draft: ChangeDraft, view: CalendarView): Partial<ChangeDraft> {
  const { local, hours } = emptyDraft(view);
  return {
    basedOn: view.version,
    step: draft.step === 2 ? 1 : draft.step,
    ...(draft.kind === 'local' ? {} : { local }),
    ...(draft.kind === 'hours' ? {} : { hours }),
  };
}

/** Place of the last step, in force. */
const lastStep = 3;

function StepsBar({ at }: { readonly at: number }) {
  const { say } = useCalendarText();
  return (
    <Steps
      className="bj-change-steps"
      size="small"
      current={at}
      status={at === lastStep ? 'finish' : 'process'}
      aria-label={say('change.steps')}
      items={(['content', 'check', 'impact', 'done'] as const).map(step => ({ title: say(`step.${step}`) }))}
    />
  );
}

function Restored({ onClear }: { readonly onClear: () => void }) {
  const { say } = useCalendarText();
  return (
    <Alert
      type="info"
      showIcon
      title={say('change.restored')}
      action={
        <Button size="small" onClick={onClear}>
          {say('change.startAnew')}
        </Button>
      }
    />
  );
}

function Moved({ view, onRecheck }: { readonly view: CalendarView; readonly onRecheck: () => void }) {
  const { say } = useCalendarText();
  return (
    <Alert
      type="warning"
      showIcon
      title={say('change.moved', { n: view.version })}
      action={
        <Button size="small" onClick={onRecheck}>
          {say('change.recheck')}
        </Button>
      }
    />
  );
}
