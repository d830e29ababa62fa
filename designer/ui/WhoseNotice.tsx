import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';

/** One of the two ways out: its words, and what it does. */
interface WayOut {
  readonly words: string;
  readonly onChoose: () => void;
}

interface WhoseNoticeProps {
  /** Who changed it, and when. */
  readonly title: string;
  /** What was changed, as items of a list. */
  readonly children: ReactNode;
  readonly take: WayOut;
  readonly keep: WayOut;
}

/** Somebody else changed the same (他人已修改): who, when, what, and whose is to stay. */
export function WhoseNotice({ title, children, take, keep }: WhoseNoticeProps) {
  return (
    <Alert
      type="warning"
      showIcon
      title={title}
      description={
        <div className="bjd-stack">
          <ul className="bjd-plain">{children}</ul>
          <span className="bjd-line">
            <Button size="small" type="primary" onClick={take.onChoose}>
              {take.words}
            </Button>
            <Button size="small" onClick={keep.onChoose}>
              {keep.words}
            </Button>
          </span>
        </div>
      }
    />
  );
}
