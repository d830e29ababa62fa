import { CloseCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import type { Blocker } from '#server/contract/publishing.ts';
import { problemWords } from '../draft/problemWords.ts';
import { withTitles } from './names.ts';
import { sayOr, useText } from '../ui/preferences.tsx';

/** true: it is about the review, which the steps show themselves. */
export const isOfReview = ({ code }: Blocker): boolean => code.startsWith('review-');

/** What stands in the way of publishing (发布障碍), each with the way to where it is mended. */
export function GateList({
  blockers,
  onShow,
  titles = {},
}: {
  readonly blockers: readonly Blocker[];
  readonly onShow?: (blocker: Blocker) => void;
  /** Titles of the ids the sentences speak of. */
  readonly titles?: Readonly<Record<string, string>>;
}) {
  const { say, pick, lang } = useText();
  const isShown = (blocker: Blocker): boolean =>
    onShow !== undefined && (blocker.problem !== undefined || blocker.scenario !== undefined || (blocker.elements?.length ?? 0) > 0);
  return (
    <ul className="bjd-gate-list">
      {blockers.map(blocker => (
        <li key={`${blocker.code}/${blocker.scenario ?? ''}/${blocker.message.en}`}>
          <CloseCircleFilled aria-hidden className="bjd-wrong" />
          <span>
            <strong>{sayOr(say, `gate.code.${blocker.code}`, 'gate.code.other')}</strong>{' '}
            {blocker.problem ? problemWords(blocker.problem, lang) : withTitles(pick(blocker.message), titles)}
          </span>
          {isShown(blocker) && (
            <Button size="small" onClick={() => onShow?.(blocker)}>
              {say('gate.show')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
