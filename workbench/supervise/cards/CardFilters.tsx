import { useNavigate } from '@tanstack/react-router';
import { Button, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useMe } from '../../shared/api/index.ts';
import { useText } from '../../shared/messages/index.ts';
import { useSuperviseText } from '../useSuperviseText.ts';
import { type CardSearch, readCardSearch } from './search.ts';

/** Filters of the list of cards (筛选条件): centre, level, and the days on which they were given. */
export function CardFilters({ search }: { readonly search: CardSearch }) {
  const { t, pick } = useSuperviseText();
  const { t: common } = useText();
  const { centres } = useMe();
  const navigate = useNavigate();
  const go = (next: { readonly [Name in keyof CardSearch]?: string | undefined }) =>
    void navigate({ to: '/supervision', search: readCardSearch({ ...next }), hash: 'cards', resetScroll: false });
  return (
    <search className="bj-filters" aria-label={t('filter.label')}>
      {centres.length > 1 && (
        <Select
          allowClear
          style={{ minWidth: 200 }}
          popupMatchSelectWidth={false}
          placeholder={t('filter.centre')}
          aria-label={t('filter.centre')}
          value={search.centre ?? null}
          options={centres.map(({ id, title }) => ({ value: id, label: pick(title) }))}
          onChange={centre => go({ ...search, centre: centre ?? undefined })}
        />
      )}
      <Select
        allowClear
        style={{ minWidth: 120 }}
        placeholder={t('filter.level')}
        aria-label={t('filter.level')}
        value={search.level ?? null}
        options={(['red', 'yellow', 'warning'] as const).map(value => ({ value, label: common(`card.${value}`) }))}
        onChange={level => go({ ...search, level: level ?? undefined })}
      />
      {(['from', 'to'] as const).map(end => (
        <DatePicker
          key={end}
          value={search[end] === undefined ? null : dayjs(search[end])}
          placeholder={t(`filter.${end}`)}
          aria-label={t(`filter.${end}`)}
          onChange={day => go({ ...search, [end]: day === null ? undefined : day.format('YYYY-MM-DD') })}
        />
      ))}
      {Object.keys(search).length > 0 && (
        <Button type="link" onClick={() => go({})}>
          {common('filter.clear')}
        </Button>
      )}
    </search>
  );
}
