import { Button, Result } from 'antd';
import type { CalendarView } from '#server/contract/calendars.ts';
import { useCalendarText } from '../messages/index.ts';
import { countryId } from '../names.ts';

interface DoneProps {
  readonly view: CalendarView;
  readonly version: number;
  /** Version that was in force before. */
  readonly former: number;
  readonly onRestore: () => void;
  readonly onNew: () => void;
  readonly onYear: () => void;
}

/** Last step (启用): which version is in force, how far the limits are, and the way back. */
export function Done({ view, version, former, onRestore, onNew, onYear }: DoneProps) {
  const { say } = useCalendarText();
  const { total, remaining } = view.recompute;
  const hint =
    former > 0 ? say('commit.doneHint', { n: former }) : say(view.id === countryId ? 'commit.doneHintShipped' : 'commit.doneHintNone');
  return (
    <div className="bj-panel">
      <Result
        status="success"
        title={say('commit.done', { n: version })}
        subTitle={
          <>
            {remaining === 0 && <p role="status">{total > 0 ? say('recompute.doneCount', { total }) : say('recompute.done')}</p>}
            <p>{hint}</p>
          </>
        }
        extra={[
          <Button key="year" type="primary" onClick={onYear}>
            {say('commit.toYear')}
          </Button>,
          <Button key="undo" onClick={onRestore}>
            {say('commit.undo')}
          </Button>,
          <Button key="new" onClick={onNew}>
            {say('commit.new')}
          </Button>,
        ]}
      />
    </div>
  );
}
