import { useNavigate } from '@tanstack/react-router';
import { DatePicker, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useMe } from '../shared/api/index.ts';
import { type Days, periodNames, type StatisticsSearch } from './search.ts';
import { useStatisticsText } from './useStatisticsText.ts';

const everywhere = '*';

/** Which period and centre are counted (统计范围); both stand in the address. */
export function Range({ search, days }: { readonly search: StatisticsSearch; readonly days: Days }) {
  const { t, pick } = useStatisticsText();
  const { centres } = useMe();
  const navigate = useNavigate();
  const go = (next: StatisticsSearch) => void navigate({ to: '/statistics', search: next });
  const { centre } = search;
  const kept = centre ? { centre } : {};
  return (
    <search className="bj-filters bj-no-print" aria-label={t('filters')}>
      <Segmented
        aria-label={t('period')}
        value={search.period ?? 'this-month'}
        onChange={period => go(period === 'custom' ? { period, ...days, ...kept } : { period, ...kept })}
        options={periodNames.map(value => ({ value, label: t(`period.${value}`) }))}
      />
      {search.period === 'custom' &&
        (['from', 'to'] as const).map(end => (
          <DatePicker
            key={end}
            allowClear={false}
            value={dayjs(days[end])}
            aria-label={t(end)}
            placeholder={t(end)}
            disabledDate={day => (end === 'from' ? day.format('YYYY-MM-DD') > days.to : day.format('YYYY-MM-DD') < days.from)}
            onChange={day => day && go({ ...search, ...days, [end]: day.format('YYYY-MM-DD') })}
          />
        ))}
      {centres.length > 1 && (
        <Select
          style={{ minWidth: 200 }}
          popupMatchSelectWidth={false}
          aria-label={t('centre')}
          value={centre ?? everywhere}
          options={[{ value: everywhere, label: t('centre.all') }, ...centres.map(({ id, title }) => ({ value: id, label: pick(title) }))]}
          onChange={value => {
            const { centre: _, ...rest } = search;
            go(value === everywhere ? rest : { ...rest, centre: value });
          }}
        />
      )}
    </search>
  );
}
