import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useRead } from '../shared/api/index.ts';
import { useRowKeys } from '../shared/keyboard/index.ts';
import { useIsNarrow } from '../shared/layout/index.ts';
import { useText } from '../shared/messages/index.ts';
import { Answered, Empty } from '../shared/states/index.ts';
import './cases.css';
import { CaseCards, CaseTable } from './CaseTable.tsx';
import { Filters } from './Filters.tsx';
import { caseListMessages } from './messages.ts';
import { type CaseSearch, cursorOf, filtersOf, nextPage, previousPage } from './search.ts';

const route = getRouteApi('/frame/cases');
const pageSize = 50;

/** Case list (办件查询): what the reader may see in every centre of his reach, narrowed by filters, page by page. All of it stands in the address. */
export function CaseListPage() {
  const { t } = useText();
  const search: CaseSearch = route.useSearch();
  return (
    <>
      <div className="bj-page-head">
        <h1>{t('nav.cases')}</h1>
      </div>
      <Filters key={search.q ?? ''} search={search} />
      <Page search={search} />
    </>
  );
}

function Page({ search }: { readonly search: CaseSearch }) {
  const { t } = useText();
  const filters = filtersOf(search);
  const cursor = cursorOf(search);
  const list = useRead('listCases', { query: { ...filters, limit: pageSize, ...(cursor ? { cursor } : {}) } }, { keep: true });
  const isNarrow = useIsNarrow();
  const [index, setIndex] = useState(-1);
  const navigate = useNavigate();
  const rows = list.data?.rows ?? [];
  const open = (at: number) => {
    const row = rows[at];
    if (row) void navigate({ to: '/cases/$caseId', params: { caseId: row.caseId } });
  };
  const place = JSON.stringify(search);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are shown, so no row is the current one
  useEffect(() => setIndex(-1), [place]);
  useRowKeys({ count: rows.length, index, onMove: setIndex, onOpen: open });
  useEffect(() => {
    if (index >= 0) document.querySelector('.bj-row-active')?.scrollIntoView({ block: 'nearest' });
  }, [index]);
  return (
    <Answered read={list} rows={8}>
      {({ total, next }) => {
        if (rows.length === 0)
          return (
            <div className="bj-panel">
              <Empty title={t('cases.empty')} hint={t(Object.keys(filters).length ? 'cases.emptyFiltered' : 'cases.emptyHint')} />
            </div>
          );
        return (
          <div className="bj-old" aria-busy={list.isPlaceholderData}>
            {isNarrow ? <CaseCards rows={rows} /> : <CaseTable rows={rows} current={rows[index]} onOpen={row => open(rows.indexOf(row))} />}
            <Pager search={search} shown={rows.length} total={total} next={list.isPlaceholderData ? null : next} />
          </div>
        );
      }}
    </Answered>
  );
}

interface PagerProps {
  readonly search: CaseSearch;
  readonly shown: number;
  readonly total: number;
  readonly next: string | null;
}

function Pager({ search, shown, total, next }: PagerProps) {
  const { t } = useText();
  const { t: say } = useText(caseListMessages);
  const navigate = useNavigate();
  const page = search.page ?? 1;
  const from = (page - 1) * pageSize;
  const go = (to: CaseSearch) => void navigate({ to: '/cases', search: to });
  return (
    <nav className="bj-pager" aria-label={say('page.n', { n: page })}>
      <span className="bj-soft bj-number">{t('cases.range', { from: from + 1, to: from + shown, total })}</span>
      {page > 2 && <Button onClick={() => go(filtersOf(search))}>{say('page.first')}</Button>}
      <Button disabled={page === 1} onClick={() => go(previousPage(search))}>
        {t('cases.previous')}
      </Button>
      <Button disabled={!next} onClick={() => next && go(nextPage(search, next))}>
        {t('cases.next')}
      </Button>
    </nav>
  );
}
