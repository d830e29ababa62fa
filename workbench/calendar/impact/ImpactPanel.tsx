import { Alert, Button, Progress } from 'antd';
import { useEffect, useState } from 'react';
import type { Impact } from '#server/contract/calendars.ts';
import { Failed } from '../../shared/states/index.ts';
import { useCalendarText } from '../messages/index.ts';
import { ImpactView } from './ImpactView.tsx';
import type { PreviewState } from './usePreview.ts';

const secondMs = 1_000;

function Running({ since, onCancel }: { readonly since: number; readonly onCancel: () => void }) {
  const { say } = useCalendarText();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(Math.floor((Date.now() - since) / secondMs)), secondMs);
    return () => clearInterval(timer);
  }, [since]);
  return (
    <div className="bj-panel bj-panel-body bj-running" role="status">
      <p>
        {say('impact.running')}
        {seconds > 0 && <span className="bj-soft"> {say('impact.elapsed', { n: seconds })}</span>}
      </p>
      <Progress percent={100} status="active" showInfo={false} aria-label={say('impact.running')} />
      <Button onClick={onCancel}>{say('impact.cancel')}</Button>
    </div>
  );
}

interface ImpactPanelProps {
  readonly preview: { readonly state: PreviewState; readonly cancel: () => void; readonly again: () => void };
}

/** The preview from its beginning to its figures (影响预览): under way with a stop, stopped, failed, or what would happen. */
export function ImpactPanel({ preview: { state, cancel, again } }: ImpactPanelProps) {
  const { say } = useCalendarText();
  switch (state.status) {
    case 'running':
      return <Running since={state.since} onCancel={cancel} />;
    case 'cancelled':
      return <Alert type="info" showIcon title={say('impact.cancelled')} action={<Button onClick={again}>{say('impact.again')}</Button>} />;
    case 'failed':
      return (
        <div className="bj-panel">
          <Failed problem={state.problem} onRetry={again} />
        </div>
      );
    case 'done':
      return <ImpactView impact={state.impact} onAgain={again} />;
  }
}

/** The figures of a preview that is done, or null. */
export const impactOf = (state: PreviewState): Impact | null => (state.status === 'done' ? state.impact : null);
