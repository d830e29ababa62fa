import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import { useEffect, useRef } from 'react';
import type { BackTest } from '#server/contract/supervision.ts';
import { useIsNarrow } from '../../shared/layout/index.ts';
import { useText } from '../../shared/messages/index.ts';
import { CardBadge } from '../../shared/time/index.ts';
import { clockWords } from '../clock-words.ts';
import { useSuperviseText } from '../useSuperviseText.ts';
import { changeOf } from './change.ts';

const figures = ['cases', 'was', 'is', 'added', 'removed', 'moved'] as const;

/** What a back-test found (回测结果): in words, as numbers, as a plot by level, and every difference. */
export function BackTestResult({ result }: { readonly result: BackTest }) {
  const { t } = useSuperviseText();
  const top = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new result is brought into sight, not every drawing of it
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    void top.current?.scrollIntoView({ block: 'start' });
  }, [result]);
  const differences = result.added + result.removed + result.moved;
  const numbers = { ...result, was: result.cards.was, is: result.cards.is };
  return (
    <section ref={top} className="bj-panel bj-panel-body bj-result" aria-label={t('result.title')}>
      <h2>{t('result.title')}</h2>
      <p className="bj-verdict" role="status" data-same={differences === 0 || undefined}>
        {result.cases === 0
          ? t('result.none')
          : differences === 0
            ? t('result.same', { cases: result.cases, n: result.cards.was })
            : t('result.differs', { n: differences })}
      </p>
      <dl className="bj-figures">
        {figures.map(key => (
          <div key={key}>
            <dt>{t(`result.${key}`)}</dt>
            <dd className="bj-number">{numbers[key]}</dd>
          </div>
        ))}
      </dl>
      <Plot levels={result.levels} />
      {differences > 0 && <Differences result={result} total={differences} />}
    </section>
  );
}

/** How many of each level then and now, as pairs of bars. */
function Plot({ levels }: { readonly levels: BackTest['levels'] }) {
  const { t } = useSuperviseText();
  const { t: common } = useText();
  const most = Math.max(1, ...levels.flatMap(({ was, is }) => [was, is]));
  const share = (count: number) => ({ width: `${(count / most) * 100}%` });
  return (
    <figure className="bj-plot">
      <figcaption>
        {t('result.plot')}
        <span className="bj-key" data-is="was">
          {t('result.was')}
        </span>
        <span className="bj-key" data-is="is">
          {t('result.is')}
        </span>
      </figcaption>
      {levels.map(({ level, was, is }) => (
        <div key={level} className="bj-pair">
          <CardBadge level={level} />
          <div role="img" aria-label={t('result.bar', { level: common(`card.${level}`), was, is })}>
            <div className="bj-pair-bar" data-is="was">
              <i data-level={level} style={share(was)} />
              <b className="bj-number">{was}</b>
            </div>
            <div className="bj-pair-bar" data-is="is">
              <i data-level={level} style={share(is)} />
              <b className="bj-number">{is}</b>
            </div>
          </div>
        </div>
      ))}
    </figure>
  );
}

function Differences({ result: { rows }, total }: { readonly result: BackTest; readonly total: number }) {
  const { t, lang } = useSuperviseText();
  const isNarrow = useIsNarrow();
  const day = (value: string | null) => <span className="bj-number">{value ?? '—'}</span>;
  const columns: TableColumnsType<BackTest['rows'][number]> = [
    {
      key: 'case',
      title: t('overdue.case'),
      render: (_, row) => (
        <Link className="bj-number" to="/cases/$caseId" params={{ caseId: row.caseId }}>
          {row.caseNumber}
        </Link>
      ),
    },
    { key: 'clock', title: t('overdue.limit'), render: (_, row) => clockWords(row.clock, lang) },
    { key: 'level', title: t('test.level'), render: (_, row) => <CardBadge level={row.level} /> },
    {
      key: 'change',
      title: t('result.change'),
      render: (_, row) => (
        <span className="bj-chip" data-tone={changeOf(row) === 'added' ? 'over' : changeOf(row) === 'removed' ? 'good' : 'soon'}>
          {t(`result.${changeOf(row)}`)}
        </span>
      ),
    },
    { key: 'was', title: t('result.wasDay'), render: (_, row) => day(row.was) },
    { key: 'is', title: t('result.isDay'), render: (_, row) => day(row.is) },
  ];
  return (
    <>
      <h3>{t('result.table')}</h3>
      {rows.length < total && <p className="bj-soft">{t('result.shown', { n: rows.length, all: total })}</p>}
      <Table
        size="small"
        rowKey={row => `${row.caseId} ${row.clock} ${row.level} ${row.was} ${row.is}`}
        dataSource={rows}
        columns={columns}
        pagination={rows.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
        scroll={{ x: isNarrow ? 640 : 720 }}
      />
    </>
  );
}
