import { Button } from 'antd';
import type { Item } from '#server/contract/schemas.ts';
import { useMe } from '../shared/api/index.ts';
import { useText } from '../shared/messages/index.ts';
import { formatMoney, limitWords } from '../shared/time/index.ts';

/** Limits, fee, law and conditions of the chosen item (事项要点). */
export function ItemFacts({ item, onBack }: { readonly item: Item; readonly onBack: () => void }) {
  const { t, pick, lang } = useText();
  const me = useMe();
  const basis = item.basis.map(({ law, article }) => `《${law.replace(/[《》]/g, '')}》${article}`).join('；');
  return (
    <section className="bj-panel bj-facts" aria-label={pick(item.title)}>
      <div className="bj-facts-head">
        <h2>{pick(item.title)}</h2>
        <span className="bj-soft">
          {pick(item.unitTitle)} · {pick(item.packTitle)}
        </span>
        <a href={`/public/guides/${me.centre.id}/${item.id}`} target="_blank" rel="noreferrer" style={{ marginLeft: 'auto' }}>
          {t('item.guide')} ↗
        </a>
        <Button size="small" onClick={onBack}>
          {t('intake.otherItem')}
        </Button>
      </div>
      <dl>
        <div>
          <dt>{t('item.promised')}</dt>
          <dd>{limitWords(item, lang)}</dd>
        </div>
        {item.promise !== 'register' && (
          <div>
            <dt>{t('item.statutory')}</dt>
            <dd>{t('item.days', { n: item.statutoryLimit })}</dd>
          </div>
        )}
        <div>
          <dt>{t('item.fee')}</dt>
          <dd>{item.fee ? `${formatMoney(item.fee.amount, lang)} (${pick(item.fee.basis)})` : t('item.free')}</dd>
        </div>
        <div className="bj-facts-long">
          <dt>{t('item.basis')}</dt>
          <dd>{basis}</dd>
        </div>
      </dl>
      {item.conditions.length > 0 && (
        <details>
          <summary>{t('item.conditions')}</summary>
          <ol>
            {item.conditions.map(condition => (
              <li key={condition.zh}>{pick(condition)}</li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}
