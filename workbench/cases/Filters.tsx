import { useNavigate } from '@tanstack/react-router';
import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { problemOf, useMe, useRead } from '../shared/api/index.ts';
import { useIsNarrow } from '../shared/layout/index.ts';
import { type MessageKey, useText } from '../shared/messages/index.ts';
import { itemOptions, readUnitValue, unitOptions, unitValue } from './choices.ts';
import { type CaseListKey, caseListMessages } from './messages.ts';
import {
  caseLevels,
  casePhases,
  type CaseSearch,
  caseStatuses,
  caseTypes,
  changed,
  type FilterName,
  filterNames,
  filtersOf,
} from './search.ts';

const stages = ['accept', 'handle', 'review', 'approve', 'close'] as const;
/** Filters that fold away on a phone. */
const folded = filterNames.filter(name => name !== 'q');

/** Filters of the case list (筛选条件): each choice goes into the address at once. */
export function Filters({ search }: { readonly search: CaseSearch }) {
  const { t } = useText();
  const { t: say } = useText(caseListMessages);
  const navigate = useNavigate();
  const isNarrow = useIsNarrow();
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState(search.q ?? '');
  const change: ChangeFilter = next => void navigate({ to: '/cases', search: changed(search, next) });
  const chosen = folded.filter(name => search[name] !== undefined).length;
  return (
    <search className="bj-filters" aria-label={say('filters')}>
      <Input.Search
        value={words}
        onChange={event => setWords(event.target.value)}
        onSearch={q => change({ q: q.trim() || undefined })}
        placeholder={t('frame.search')}
        aria-label={t('frame.search')}
        allowClear
        style={{ maxWidth: 360 }}
      />
      {isNarrow && (
        <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? say('less') : chosen > 0 ? say('moreOn', { n: chosen }) : say('more')}
        </Button>
      )}
      {(!isNarrow || isOpen) && <Choices search={search} onChange={change} />}
      {Object.keys(filtersOf(search)).length > 0 && (
        <Button type="link" onClick={() => void navigate({ to: '/cases', search: {} })}>
          {t('filter.clear')}
        </Button>
      )}
    </search>
  );
}

type ChangeFilter = (next: Readonly<Partial<Record<FilterName, string | undefined>>>) => void;

function Choices({ search, onChange }: { readonly search: CaseSearch; readonly onChange: ChangeFilter }) {
  const { t, pick } = useText();
  const { t: say } = useText(caseListMessages);
  const { centres } = useMe();
  const choices = useRead('listCaseChoices', { query: search.centre ? { centre: search.centre } : {} }, { keep: true });
  const found = choices.data ?? { units: [], items: [] };
  const one = (name: FilterName, label: string, options: readonly object[], more: object = {}): ReactNode => (
    <Select
      allowClear
      className="bj-filter"
      popupMatchSelectWidth={false}
      placeholder={label}
      aria-label={label}
      value={search[name] ?? null}
      options={options as { value: string; label: string }[]}
      onChange={value => onChange({ [name]: value ?? undefined })}
      {...more}
    />
  );
  const words = (prefix: 'type' | 'phase', values: readonly string[]) =>
    values.map(value => ({ value, label: say(`${prefix}.${value}` as CaseListKey) }));
  const common = (prefix: 'status' | 'stage' | 'card', values: readonly string[]) =>
    values.map(value => ({ value, label: t(`${prefix}.${value}` as MessageKey) }));
  const titled = centres.map(({ id, title }) => ({ value: id, label: pick(title) }));
  const shown = centres.filter(({ id }) => search.centre === undefined || id === search.centre);
  const searchable = { showSearch: { optionFilterProp: 'label' } };
  const unread = choices.data ? {} : { notFoundContent: choices.isError ? pick(problemOf(choices.error).message) : t('state.loading') };
  return (
    <>
      {centres.length > 1 && one('centre', say('filter.centre'), titled)}
      {one('type', say('filter.type'), words('type', caseTypes))}
      {one('phase', say('filter.phase'), words('phase', casePhases))}
      {one('status', t('filter.status'), common('status', caseStatuses))}
      {one('stage', t('filter.stage'), common('stage', stages))}
      {one('card', t('filter.card'), common('card', caseLevels))}
      {one('unit', say('filter.unit'), unitOptions(found, shown, pick), {
        ...searchable,
        ...unread,
        value: search.unit && (search.centre ?? centres[0]?.id) ? unitValue(search.centre ?? centres[0]!.id, search.unit) : null,
        onChange: (value: string | undefined) => onChange(value === undefined ? { unit: undefined } : readUnitValue(value)),
      })}
      {one('item', say('filter.item'), itemOptions(found, search.unit, pick), {
        ...searchable,
        ...unread,
        className: 'bj-filter bj-filter-wide',
      })}
      {(['from', 'to'] as const).map(end => (
        <DatePicker
          key={end}
          className="bj-filter"
          value={search[end] === undefined ? null : dayjs(search[end])}
          placeholder={say(`filter.${end}`)}
          aria-label={say(`filter.${end}`)}
          onChange={day => onChange({ [end]: day === null ? undefined : day.format('YYYY-MM-DD') })}
        />
      ))}
    </>
  );
}
