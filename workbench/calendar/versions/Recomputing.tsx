import { Alert, Progress } from 'antd';
import type { Recompute } from '#server/contract/calendars.ts';
import { useCalendarText } from '../messages/index.ts';

/** Share of the clocks that are done, in per cent. */
export const percentOf = ({ total, remaining }: Pick<Recompute, 'total' | 'remaining'>): number =>
  total <= 0 ? 100 : Math.floor(((total - remaining) / total) * 100);

/** How far the recomputation of the limits is (重算进度); nothing when none is under way. */
export function Recomputing({ recompute }: { readonly recompute: Recompute }) {
  const { say } = useCalendarText();
  if (recompute.remaining === 0 && recompute.failed === 0) return null;
  const { total, remaining, failed } = recompute;
  const isOver = remaining === 0;
  return (
    <Alert
      className="bj-recompute"
      type={failed > 0 ? 'warning' : 'info'}
      showIcon
      title={isOver ? say('recompute.failed', { n: failed }) : say('recompute.title')}
      description={
        isOver ? undefined : (
          <div aria-live="polite">
            <Progress percent={percentOf(recompute)} aria-label={say('recompute.title')} />
            <p>{total > 0 ? say('recompute.progress', { done: total - remaining, total }) : say('recompute.waiting')}</p>
            {failed > 0 && <p>{say('recompute.failed', { n: failed })}</p>}
          </div>
        )
      }
    />
  );
}
