import { ClockCircleOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import type { Card } from '#server/contract/schemas.ts';
import { formatDay, formatMoment } from '../../shared/time/index.ts';
import '../supervise.css';
import { useSuperviseText } from '../useSuperviseText.ts';
import { appealState, lateOf } from './card-words.ts';

/** The day a card was due to be given (应发日), and by how much it came late. */
export function CardDay({ card, isLong = false }: { readonly card: Card; readonly isLong?: boolean }) {
  const { lang } = useSuperviseText();
  return (
    <span className="bj-lines">
      <span className="bj-number">{isLong ? formatDay(card.on, lang) : card.on}</span>
      <LateMark card={card} />
    </span>
  );
}

/** 迟发: the machine got to it late; the true day stays. The tooltip opens for the keyboard too. */
export function LateMark({ card }: { readonly card: Pick<Card, 'at' | 'issuedAt'> }) {
  const { t } = useSuperviseText();
  const late = lateOf(card);
  if (!late) return null;
  const why = t('late.why', { at: formatMoment(card.at), issued: formatMoment(card.issuedAt) });
  return (
    <Tooltip title={why} trigger={['hover', 'focus']}>
      <button type="button" className="bj-chip bj-mark" data-tone="soon">
        <ClockCircleOutlined aria-hidden />
        {t(`late.${late.unit}`, { n: late.n })}
      </button>
    </Tooltip>
  );
}

const tones = { none: 'rest', open: 'soon', upheld: 'over', revoked: 'good' } as const;

/** How an appeal stands (申诉情况); nothing where there was none. */
export function AppealMark({ card }: { readonly card: Card }) {
  const { t } = useSuperviseText();
  const state = appealState(card);
  if (state === 'none') return <span className="bj-soft">{t('state.none')}</span>;
  return (
    <span className="bj-chip" data-tone={tones[state]}>
      {t(`state.${state}`)}
    </span>
  );
}
