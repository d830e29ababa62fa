import { PrinterOutlined } from '@ant-design/icons';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo } from 'react';
import type { Statistics } from '#server/contract/statistics.ts';
import { isPermitted, useMe, useRead } from '../shared/api/index.ts';
import { Answered, Empty, NoRight } from '../shared/states/index.ts';
import { formatDay, formatMoment, toDay } from '../shared/time/index.ts';
import { Breakdown } from './Breakdown.tsx';
import { Numbers } from './Numbers.tsx';
import { isNothing } from './numbers.ts';
import { Range } from './Range.tsx';
import { daysOf, type StatisticsSearch } from './search.ts';
import { sectionsOf } from './sections.ts';
import './statistics.css';
import { useStatisticsText } from './useStatisticsText.ts';

const route = getRouteApi('/frame/statistics');

/** Statistics (统计): numbers, plots and tables of a period, of the centres the reader may count; they print and are exported. */
export function StatisticsPage() {
  const { t } = useStatisticsText();
  const me = useMe();
  if (!isPermitted(me, 'statistics.read')) return <NoRight />;
  return (
    <>
      <div className="bj-page-head">
        <h1>{t('title')}</h1>
        <Button className="bj-no-print" icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>
          {t('print')}
        </Button>
      </div>
      <Counted />
    </>
  );
}

function Counted() {
  const search: StatisticsSearch = route.useSearch();
  const days = daysOf(search, toDay(useMe().now));
  const read = useRead('getStatistics', { query: { ...days, ...(search.centre ? { centre: search.centre } : {}) } }, { keep: true });
  return (
    <>
      <Range search={search} days={days} />
      <Answered read={read} rows={12}>
        {answer => (
          <div aria-busy={read.isPlaceholderData} className="bj-stat">
            <Answer answer={answer} />
          </div>
        )}
      </Answered>
    </>
  );
}

function Answer({ answer }: { readonly answer: Statistics }) {
  const words = useStatisticsText();
  const { t, pick, lang } = words;
  const sections = useMemo(() => sectionsOf(answer, words), [answer, words]);
  const [only, ...others] = answer.byCentre;
  const centre = only && others.length === 0 ? pick(only.title) : t('centre.all');
  return (
    <>
      <p className="bj-stat-head">
        <b>{t('heading', { centre, from: formatDay(answer.from, lang), to: formatDay(answer.to, lang) })}</b>{' '}
        <span className="bj-soft">{t('until', { at: formatMoment(answer.until - 1) })}</span>
      </p>
      {isNothing(answer) ? (
        <div className="bj-panel">
          <Empty title={t('empty')} hint={t('emptyHint')} />
        </div>
      ) : (
        <>
          <Numbers answer={answer} />
          <div className="bj-stat-sections">
            {sections.map(section => (
              <Breakdown key={section.id} section={section} period={`${answer.from}至${answer.to}`} />
            ))}
            <Definitions />
          </div>
        </>
      )}
    </>
  );
}

const definitions = ['opened', 'closed', 'open', 'overdue', 'rate', 'cards', 'supplements', 'refused', 'ratings', 'past'] as const;

/** What each number means (统计口径). */
function Definitions() {
  const { t } = useStatisticsText();
  return (
    <section className="bj-panel bj-stat-section bj-stat-definitions" aria-label={t('definitions')}>
      <h2>{t('definitions')}</h2>
      <ul>
        {definitions.map(key => (
          <li key={key}>{t(`define.${key}`)}</li>
        ))}
      </ul>
    </section>
  );
}
