import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { CardLevel } from '#server/contract/schemas.ts';
import { useRead } from '../shared/api/index.ts';
import { useRowKeys } from '../shared/keyboard/index.ts';
import { useIsNarrow } from '../shared/layout/index.ts';
import { type MessageKey, useText } from '../shared/messages/index.ts';
import { Answered, Empty } from '../shared/states/index.ts';
import { CaseCards, CaseTable } from './CaseTable.tsx';

const route = getRouteApi('/frame/cases');
const pageSize = 50;
/** What narrows the list (筛选), as in the address. */
interface Filter {
  readonly q?: string;
  readonly status?: string;
  readonly stage?: string;
  readonly card?: string;
}
const statuses = [
  'received',
  'supplement-pending',
  'accepted',
  'special-procedure',
  'granted',
  'refused',
  'declined',
  'withdrawn',
  'delivered',
] as const;
const stages = ['accept', 'handle', 'review', 'approve', 'close'] as const;
const levels = ['warning', 'yellow', 'red'] as const;

/** Case list (办件查询): what the reader may see, by words, status, stage and card, page by page. */
export function CaseListPage() {
  const { t } = useText();
  const filter = route.useSearch();
  return (
    <>
      <div className="bj-page-head">
        <h1>{t('nav.cases')}</h1>
      </div>
      <Filters key={filter.q ?? ''} filter={filter} />
      <Pages key={JSON.stringify(filter)} filter={filter} />
    </>
  );
}

function Filters({ filter }: { readonly filter: Filter }) {
  const { t } = useText();
  const navigate = useNavigate();
  const [words, setWords] = useState(filter.q ?? '');
  const go = (next: Filter) =>
    void navigate({ to: '/cases', search: Object.fromEntries(Object.entries(next).filter(([, value]) => value)) });
  const choice = (name: 'status' | 'stage' | 'card', values: readonly string[]) => (
    <Select
      allowClear
      style={{ minWidth: 130 }}
      placeholder={t(`filter.${name}`)}
      aria-label={t(`filter.${name}`)}
      value={filter[name]}
      options={values.map(value => ({ value, label: t(`${name}.${value}` as MessageKey) }))}
      onChange={value => go({ ...filter, [name]: value })}
    />
  );
  return (
    <search className="bj-filters">
      <Input.Search
        value={words}
        onChange={event => setWords(event.target.value)}
        onSearch={q => go({ ...filter, q: q.trim() })}
        placeholder={t('frame.search')}
        aria-label={t('frame.search')}
        allowClear
        style={{ maxWidth: 360 }}
      />
      {choice('status', statuses)}
      {choice('stage', stages)}
      {choice('card', levels)}
      {Object.keys(filter).length > 0 && (
        <Button type="link" onClick={() => go({})}>
          {t('filter.clear')}
        </Button>
      )}
    </search>
  );
}

function Pages({ filter }: { readonly filter: Filter }) {
  const { t } = useText();
  const [cursors, setCursors] = useState<readonly (string | undefined)[]>([undefined]);
  const cursor = cursors.at(-1);
  const query = { ...filter, card: filter.card as CardLevel | undefined, limit: pageSize, ...(cursor ? { cursor } : {}) };
  const list = useRead('listCases', { query }, { keep: true });
  const isNarrow = useIsNarrow();
  const [index, setIndex] = useState(-1);
  const navigate = useNavigate();
  const rows = list.data?.rows ?? [];
  const open = (at: number) => {
    const row = rows[at];
    if (row) void navigate({ to: '/cases/$caseId', params: { caseId: row.caseId } });
  };
  useRowKeys({ count: rows.length, index, onMove: setIndex, onOpen: open });
  useEffect(() => {
    if (index >= 0) document.querySelector('.bj-row-active')?.scrollIntoView({ block: 'nearest' });
  }, [index]);
  return (
    <Answered read={list} rows={8}>
      {({ total, next }) => {
        const from = (cursors.length - 1) * pageSize;
        if (total === 0)
          return (
            <div className="bj-panel">
              <Empty title={t('cases.empty')} hint={t(Object.keys(filter).length ? 'cases.emptyFiltered' : 'cases.emptyHint')} />
            </div>
          );
        return (
          <>
            {isNarrow ? <CaseCards rows={rows} /> : <CaseTable rows={rows} current={rows[index]} onOpen={row => open(rows.indexOf(row))} />}
            <div className="bj-pager">
              <span className="bj-soft bj-number">{t('cases.range', { from: from + 1, to: from + rows.length, total })}</span>
              <Button disabled={cursors.length === 1} onClick={() => setCursors(cursors.slice(0, -1))}>
                {t('cases.previous')}
              </Button>
              <Button disabled={!next} onClick={() => next && setCursors([...cursors, next])}>
                {t('cases.next')}
              </Button>
            </div>
          </>
        );
      }}
    </Answered>
  );
}
