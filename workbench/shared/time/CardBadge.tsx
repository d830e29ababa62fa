import { ClockCircleOutlined } from '@ant-design/icons';
import type { CardLevel } from '#server/contract/schemas.ts';
import { useText } from '../messages/index.ts';

const words = { warning: 'card.warning', yellow: 'card.yellow', red: 'card.red' } as const;

/** The upright card of a referee (牌), drawn in the text's colour. */
function CardIcon() {
  return (
    <svg width="0.8em" height="1em" viewBox="0 0 10 13" aria-hidden="true" focusable="false">
      <rect x="1" y="1" width="8" height="11" rx="1.2" fill="currentColor" />
    </svg>
  );
}

/** A warning or card (预警 / 黄牌 / 红牌): never colour alone, always its word and icon. */
export function CardBadge({ level, count }: { readonly level: CardLevel; readonly count?: number }) {
  const { t } = useText();
  return (
    <span className="bj-card" data-level={level}>
      {level === 'warning' ? <ClockCircleOutlined aria-hidden /> : <CardIcon />}
      {t(words[level])}
      {count === undefined ? null : <span className="bj-number"> {count}</span>}
    </span>
  );
}
