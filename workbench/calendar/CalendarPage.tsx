import { useNavigate, useSearch } from '@tanstack/react-router';
import { Select, Tabs } from 'antd';
import type { CalendarRow, CalendarView } from '#server/contract/calendars.ts';
import { isPermitted, useMe, useRead } from '../shared/api/index.ts';
import { Answered, NoRight } from '../shared/states/index.ts';
import { toDay } from '../shared/time/index.ts';
import './calendar.css';
import { ChangeTab } from './change/ChangeTab.tsx';
import { DeadlineTab } from './deadline/DeadlineTab.tsx';
import { type Say, useCalendarText } from './messages/index.ts';
import { calendarShown, countryId, titleOf } from './names.ts';
import { type CalendarSearch, type CalendarTab, isCalendarTab } from './search.ts';
import { Recomputing } from './versions/Recomputing.tsx';
import { VersionsTab } from './versions/VersionsTab.tsx';
import { YearTab } from './year/YearTab.tsx';

/** How often the progress of a recomputation is asked for. */
const pollMs = 1_000;

/** Working calendar (工作日历): the year, its changes, its versions, and the deadline calculator. */
export function CalendarPage() {
  const me = useMe();
  const calendars = useRead('listCalendars', {}, { enabled: isPermitted(me, 'calendar.read') });
  if (!isPermitted(me, 'calendar.read')) return <NoRight />;
  return (
    <Answered read={calendars} rows={12}>
      {({ rows }) => <CalendarOf rows={rows} />}
    </Answered>
  );
}

function CalendarOf({ rows }: { readonly rows: readonly CalendarRow[] }) {
  const { say, lang } = useCalendarText();
  const search = useSearch({ strict: false }) as CalendarSearch;
  const navigate = useNavigate();
  const row = calendarShown(rows, search.calendar, useMe().centre.id);
  const set = (part: CalendarSearch): void =>
    void navigate({ to: '/calendar', search: { ...search, ...part }, replace: true, resetScroll: false });
  if (!row) return <NoRight />;
  const above = row.layers.filter(({ id }) => id !== row.id);
  return (
    <>
      <div className="bj-page-head bj-calendar-head">
        <h1>{say('title')}</h1>
        <span className="bj-soft">
          {above.length > 0 && say('calendar.from', { names: above.map(one => titleOf(one, lang, say)).join(lang === 'zh' ? '、' : ', ') })}
        </span>
        {rows.length > 1 && (
          <Select
            aria-label={say('calendar')}
            value={row.id}
            options={rows.map(({ id, title }) => ({ value: id, label: titleOf({ id, title }, lang, say) }))}
            onChange={calendar => set({ calendar })}
            popupMatchSelectWidth={false}
          />
        )}
      </div>
      <CalendarBody key={row.id} row={row} search={search} set={set} />
    </>
  );
}

interface CalendarBodyProps {
  readonly row: CalendarRow;
  readonly search: CalendarSearch;
  readonly set: (part: CalendarSearch) => void;
}

function CalendarBody({ row, search, set }: CalendarBodyProps) {
  const read = useRead(
    'getCalendar',
    { params: { calendarId: row.id } },
    { pollMs: view => ((view as CalendarView | undefined)?.recompute.remaining ? pollMs : false) },
  );
  return (
    <Answered read={read} rows={12}>
      {view => <CalendarTabs view={view} search={search} set={set} />}
    </Answered>
  );
}

function CalendarTabs({ view, search, set }: Omit<CalendarBodyProps, 'row'> & { readonly view: CalendarView }) {
  const { say } = useCalendarText();
  const year = search.year ?? toDay(view.now).slice(0, 4);
  const open = search.tab && (search.tab !== 'change' || view.mayChange) ? search.tab : 'year';
  const contents: Record<CalendarTab, () => React.ReactNode> = {
    year: () => (
      <YearTab view={view} year={year} onYear={next => set({ year: next })} onChange={change => set({ ...change, tab: 'change' })} />
    ),
    change: () => (
      <ChangeTab
        view={view}
        asked={search}
        onDone={tab => set({ tab, kind: undefined, day: undefined, make: undefined })}
        onRestore={version => set({ tab: 'versions', restore: version, kind: undefined, day: undefined, make: undefined })}
      />
    ),
    versions: () => (
      <VersionsTab view={view} restore={search.restore ?? null} onRestore={version => set({ restore: version ?? undefined })} />
    ),
    deadline: () => <DeadlineTab calendar={view} />,
  };
  const shown = (['year', 'change', 'versions', 'deadline'] as const).filter(tab => tab !== 'change' || view.mayChange);
  return (
    <>
      <Recomputing recompute={view.recompute} />
      <p className="bj-soft">{inForceWords(view, say)}</p>
      <Tabs
        className="bj-calendar-tabs"
        aria-label={say('tabs')}
        activeKey={open}
        onChange={tab => isCalendarTab(tab) && set({ tab, restore: undefined, kind: undefined, day: undefined, make: undefined })}
        items={shown.map(tab => ({ key: tab, label: say(`tab.${tab}`), children: tab === open ? contents[tab]() : null }))}
        destroyOnHidden
      />
    </>
  );
}

/** Which version is in force (现行版本). */
function inForceWords({ id, version }: CalendarView, say: Say): string {
  if (version > 0) return say('version.now', { n: version });
  return say(id === countryId ? 'version.shippedNow' : 'version.none');
}
