import { Button } from 'antd';
import { useState } from 'react';
import type { CaseView } from '#server/contract/schemas.ts';
import { useText } from '../../shared/messages/index.ts';
import { publicAddress } from '../../shared/public-address.ts';
import { formatMoment } from '../../shared/time/index.ts';
import { QrCode } from '../documents/QrCode.tsx';
import { messages } from './messages.ts';
import './rating.css';

type Rating = NonNullable<CaseView['rating']>;
type Key = keyof typeof messages;
const isKey = (key: string): key is Key => Object.hasOwn(messages, key);

function Given({ rating }: { readonly rating: Rating }) {
  const { t } = useText(messages);
  const level = `level.${rating.level}`;
  return (
    <>
      <span className="bj-chip" data-tone={rating.level >= 4 ? 'good' : rating.level === 3 ? 'soon' : 'over'}>
        {isKey(level) ? t(level) : rating.level}
      </span>
      {rating.tags.map(tag => {
        const key = `tag.${tag}`;
        return (
          <span key={tag} className="bj-chip">
            {isKey(key) ? t(key) : tag}
          </span>
        );
      })}
      <span className="bj-soft bj-number">{t('at', { at: formatMoment(rating.at) })}</span>
      {rating.comment !== '' && <p className="bj-rating-words">{rating.comment}</p>}
    </>
  );
}

/** How the applicant comes to rate (评价入口): by a QR code on the screen. There is nothing here for staff to fill in. */
function Invitation({ queryCode }: { readonly queryCode: string }) {
  const { t } = useText(messages);
  const [isShown, setShown] = useState(false);
  return (
    <>
      <span>{t('none')}</span>
      <span className="bj-soft">{t('invite')}</span>
      <Button size="small" className="bj-no-print" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        {t(isShown ? 'hide' : 'show')}
      </Button>
      {isShown && (
        <div className="bj-rating-code">
          <QrCode text={publicAddress(queryCode)} caption={t('code', { code: queryCode })} />
          <a href={publicAddress(queryCode)} target="_blank" rel="noreferrer">
            {t('open')} ↗
          </a>
        </div>
      )}
    </>
  );
}

/** The rating of a closed case (好差评) on its page: what the applicant said, or how to come to say it. */
export function CaseRating({ view }: { readonly view: CaseView }) {
  const { t } = useText(messages);
  const { rating, phase, masked, queryCode } = view;
  if (phase !== 'closed' || (!rating && masked)) return null;
  return (
    <section className="bj-panel bj-rating" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      {rating ? <Given rating={rating} /> : <Invitation queryCode={queryCode} />}
    </section>
  );
}
