import type { Statistics } from '#server/contract/statistics.ts';
import { numbersOf } from './numbers.ts';
import { percent } from './sections.ts';
import { Sparkline } from './Sparkline.tsx';
import { useStatisticsText } from './useStatisticsText.ts';

/** The main numbers with how they went (主要数字). */
export function Numbers({ answer }: { readonly answer: Statistics }) {
  const words = useStatisticsText();
  const { t, lang } = words;
  return (
    <ul className="bj-stat-numbers" aria-label={t('numbers')}>
      {numbersOf(answer, words).map(({ id, name, value, unit, note, trend, tone }) => (
        <li key={id} className="bj-panel" data-tone={tone}>
          <span className="bj-soft">{name}</span>
          <span className="bj-stat-value">
            <b className="bj-number">{value}</b>
            {unit && <span>{unit}</span>}
          </span>
          {trend && (
            <Sparkline
              values={trend}
              label={t('number.trend', {
                name,
                values: trend
                  .map(one => (one === null ? '–' : id === 'rate' ? percent(one) : String(one)))
                  .join(lang === 'zh' ? '、' : ', '),
              })}
            />
          )}
          {note && <span className="bj-soft bj-stat-note">{note}</span>}
        </li>
      ))}
    </ul>
  );
}
