import type { Statistics } from '#server/contract/statistics.ts';
import { toDay } from '../shared/time/format.ts';
import type { StatisticsKey } from './messages.ts';
import type { Words } from './useStatisticsText.ts';

/** A column of a table (列): words, a number of cases, or a share from 0 to 1. */
export interface Column {
  readonly key: string;
  readonly title: string;
  readonly kind: 'text' | 'count' | 'rate';
}
/** A cell; null: nothing to tell. */
export type Cell = string | number | null;

/** What belongs to a number wherever it is drawn (图例): its colour and its pattern. */
export type Mark = 'opened' | 'closed' | 'onTime' | 'within' | 'overdue' | 'warning' | 'yellow' | 'red' | 'good' | 'bad';

/** A series of numbers, one for each category. */
export interface Series {
  readonly name: string;
  readonly mark: Mark;
  readonly values: readonly number[];
}

/** A plot as data (图): upright bars, lying bars, or lines over time. */
export interface PlotData {
  readonly kind: 'bars' | 'rows' | 'lines';
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  /** Bars of one category stand on each other. */
  readonly isStacked: boolean;
}

/** One breakdown (一项统计): the same numbers as a plot and as a table. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Sums of the columns that may be added up; null: none. */
  readonly total: readonly Cell[] | null;
  readonly plot: PlotData;
  /** Nothing was counted here. */
  readonly isEmpty: boolean;
}

/** Most bars of a plot; the table has them all. */
export const barsAtMost = 12;
/** From this many moments on, lines are drawn instead of bars. */
const linesFrom = 14;

const measures = {
  opened: 'count',
  closed: 'count',
  open: 'count',
  settled: 'count',
  onTime: 'count',
  rate: 'rate',
  warning: 'count',
  yellow: 'count',
  red: 'count',
  within: 'count',
  overdue: 'count',
  count: 'count',
} as const;
type Measure = keyof typeof measures;
type Numbers = Readonly<Partial<Record<Measure, number | null>>>;

interface Given {
  readonly id: string;
  readonly title: StatisticsKey;
  readonly note?: string;
  /** Titles of the columns of words. */
  readonly words: readonly StatisticsKey[];
  readonly columns: readonly Measure[];
  readonly rows: readonly { readonly words: readonly string[]; readonly numbers: Numbers }[];
  readonly kind: PlotData['kind'];
  readonly series: readonly { readonly measure: Measure; readonly mark: Mark }[];
  readonly isStacked?: boolean;
  /** What is drawn of a category: all words, or the last. */
  readonly label?: (words: readonly string[]) => string;
  readonly isAdded?: boolean;
}

function sectionOf({ t }: Words, given: Given): Section {
  const { rows, columns, words, kind } = given;
  const drawn = kind === 'rows' ? rows.slice(0, barsAtMost) : rows;
  const notes = [...(given.note ? [given.note] : []), ...(drawn.length < rows.length ? [t('first', { n: barsAtMost })] : [])];
  return {
    id: given.id,
    title: t(given.title),
    ...(notes.length ? { note: notes.join(' ') } : {}),
    columns: [
      ...words.map(key => ({ key, title: t(key), kind: 'text' as const })),
      ...columns.map(key => ({ key, title: t(`column.${key}`), kind: measures[key] })),
    ],
    rows: rows.map(row => [...row.words, ...columns.map(key => row.numbers[key] ?? null)]),
    total: given.isAdded === false || rows.length < 2 ? null : totalOf(t, given),
    plot: {
      kind,
      categories: drawn.map(row => (given.label ?? (parts => parts.at(-1) ?? ''))(row.words)),
      series: given.series.map(({ measure, mark }) => ({
        name: t(`column.${measure}`),
        mark,
        values: drawn.map(row => row.numbers[measure] ?? 0),
      })),
      isStacked: given.isStacked ?? false,
    },
    isEmpty: rows.every(row => columns.every(key => (row.numbers[key] ?? 0) === 0)),
  };
}

function totalOf(t: Words['t'], { words, columns, rows }: Given): Cell[] {
  const sum = (key: Measure) => rows.reduce((all, row) => all + (row.numbers[key] ?? 0), 0);
  const rate = () => (sum('settled') === 0 ? null : sum('onTime') / sum('settled'));
  return [t('total'), ...words.slice(1).map(() => ''), ...columns.map(key => (key === 'rate' ? rate() : sum(key)))];
}

const flow = ['opened', 'closed', 'settled', 'onTime', 'rate'] as const;
const cards = ['warning', 'yellow', 'red'] as const;
const inAndOut = [
  { measure: 'opened', mark: 'opened' },
  { measure: 'closed', mark: 'closed' },
] as const;

/** Every breakdown of an answer, in the order of the page (各项统计). */
export function sectionsOf(answer: Statistics, words: Words): Section[] {
  const isWide = answer.byCentre.length > 1;
  return [
    byType(answer, words),
    overTime(answer, words),
    byStage(answer, words),
    cardsOverTime(answer, words),
    ...(isWide ? [byCentre(answer, words), byWindow(answer, words, isWide)] : [byWindow(answer, words, isWide), byRating(answer, words)]),
    byUnit(answer, words, isWide),
    ...(isWide ? [byRating(answer, words)] : []),
  ];
}

function byType({ byType: rows }: Statistics, words: Words): Section {
  const { t } = words;
  return sectionOf(words, {
    id: 'type',
    title: 'section.type',
    note: t('section.typeNote'),
    words: ['column.type'],
    columns: flow,
    rows: rows.map(row => ({ words: [wordOf(words, 'type', row.type, 'type.other')], numbers: row })),
    kind: 'bars',
    series: inAndOut,
    isAdded: false,
  });
}

/** Words of a value of a closed list; one of a newer pack has the words of `other`. */
function wordOf({ t }: Words, list: 'type' | 'stage', value: string, other: StatisticsKey): string {
  const known: readonly string[] =
    list === 'type'
      ? ['instant', 'promised', 'joint', 'escalated', 'reply', 'supplement', 'rejection']
      : ['accept', 'handle', 'review', 'approve', 'close', 'none'];
  return known.includes(value) ? t(`${list}.${value}` as StatisticsKey) : t(other);
}

/** What happened by day in a short period, by month in a long one; what has not come yet is left out. */
export function momentsOf({ byDay, byMonth, until }: Statistics) {
  const today = toDay(until - 1);
  return byDay.length > 0 && byMonth.length < 3
    ? { isDaily: true, rows: byDay.filter(({ day }) => day <= today).map(row => ({ ...row, moment: row.day })) }
    : { isDaily: false, rows: byMonth.filter(({ month }) => month <= today.slice(0, 7)).map(row => ({ ...row, moment: row.month })) };
}

/** `11-05` of a day; `7月` of a month where all are of one year, else `2026-07`: short enough for an axis. */
function shortMoment(rows: readonly { readonly moment: string }[], lang: Words['lang']): (words: readonly string[]) => string {
  const isOneYear = new Set(rows.map(({ moment }) => moment.slice(0, 4))).size === 1;
  return ([moment = '']) => {
    if (moment.length === 10) return moment.slice(5);
    if (!isOneYear) return moment;
    return lang === 'zh' ? `${Number(moment.slice(5))}月` : moment.slice(5);
  };
}

function overTime(answer: Statistics, words: Words): Section {
  const { isDaily, rows } = momentsOf(answer);
  return sectionOf(words, {
    id: 'time',
    note: words.t('section.timeNote'),
    title: isDaily ? 'section.day' : 'section.month',
    words: [isDaily ? 'column.day' : 'column.month'],
    columns: flow,
    rows: rows.map(row => ({ words: [row.moment], numbers: row })),
    kind: rows.length >= linesFrom ? 'lines' : 'bars',
    series: [...inAndOut, { measure: 'onTime', mark: 'onTime' }],
    label: shortMoment(rows, words.lang),
  });
}

function cardsOverTime(answer: Statistics, words: Words): Section {
  const { isDaily, rows } = momentsOf(answer);
  return sectionOf(words, {
    id: 'cards',
    title: isDaily ? 'section.cardsDay' : 'section.cardsMonth',
    words: [isDaily ? 'column.day' : 'column.month'],
    columns: cards,
    rows: rows.map(row => ({ words: [row.moment], numbers: row })),
    kind: 'bars',
    series: cards.map(measure => ({ measure, mark: measure })),
    isStacked: true,
    label: shortMoment(rows, words.lang),
  });
}

function byStage({ byStage: rows }: Statistics, words: Words): Section {
  return sectionOf(words, {
    id: 'stage',
    title: 'section.stage',
    words: ['column.stage'],
    columns: ['open', 'within', 'overdue'],
    rows: rows.map(({ stage, open, overdue }) => ({
      words: [wordOf(words, 'stage', stage, 'stage.none')],
      numbers: { open, overdue, within: open - overdue },
    })),
    kind: 'rows',
    series: [
      { measure: 'within', mark: 'within' },
      { measure: 'overdue', mark: 'overdue' },
    ],
    isStacked: true,
  });
}

const place = ['opened', 'closed', 'open', 'settled', 'onTime', 'rate', ...cards] as const;

function byCentre({ byCentre: rows }: Statistics, words: Words): Section {
  return sectionOf(words, {
    id: 'centre',
    title: 'section.centre',
    words: ['column.centre'],
    columns: place,
    rows: rows.map(row => ({ words: [words.pick(row.title)], numbers: row })),
    kind: 'rows',
    series: inAndOut,
  });
}

/** Centre before a name, where there are several. */
function titleOf({ byCentre }: Statistics, { pick }: Words, centre: string): string {
  const found = byCentre.find(one => one.centre === centre);
  return found ? pick(found.title) : centre;
}

function byUnit(answer: Statistics, words: Words, isWide: boolean): Section {
  return sectionOf(words, {
    id: 'unit',
    title: 'section.unit',
    words: [...(isWide ? (['column.centre'] as const) : []), 'column.unit'],
    columns: place,
    rows: answer.byUnit.map(row => ({
      words: [...(isWide ? [titleOf(answer, words, row.centre)] : []), words.pick(row.title)],
      numbers: row,
    })),
    kind: 'rows',
    series: inAndOut,
    label: parts => parts.toReversed().join('\n'),
  });
}

function byWindow(answer: Statistics, words: Words, isWide: boolean): Section {
  return sectionOf(words, {
    id: 'window',
    title: 'section.window',
    words: [...(isWide ? (['column.centre'] as const) : []), 'column.window'],
    columns: [...flow, ...cards],
    rows: answer.byWindow.map(row => ({
      words: [...(isWide ? [titleOf(answer, words, row.centre)] : []), row.window || words.t('window.none')],
      numbers: row,
    })),
    kind: 'rows',
    series: inAndOut,
    label: parts => parts.toReversed().join('\n'),
  });
}

function byRating({ byRating: rows }: Statistics, words: Words): Section {
  return sectionOf(words, {
    id: 'rating',
    title: 'section.rating',
    words: ['column.level'],
    columns: ['count'],
    rows: rows.map(({ level, count }) => ({ words: [words.t(`rating.${level}` as StatisticsKey)], numbers: { count } })),
    kind: 'rows',
    series: [{ measure: 'count', mark: 'good' }],
  });
}

/** What a plot says, in words (图的文字说明): for who cannot see it; the table has every number. */
export function summaryOf({ plot: { categories, series } }: Section, { lang }: Pick<Words, 'lang'>): string {
  const [comma, semicolon, colon] = lang === 'zh' ? ['、', '；', '：'] : [', ', '; ', ': '];
  return categories
    .map((category, at) => ({ category: category.replaceAll('\n', ' '), values: series.map(one => one.values[at] ?? 0) }))
    .filter(({ values }) => values.some(value => value > 0))
    .slice(0, barsAtMost)
    .map(({ category, values }) => `${category}${colon}${values.map((value, of) => `${series[of]!.name} ${value}`).join(comma)}`)
    .join(semicolon);
}

/** A share in words: `66.7%`. */
export const percent = (rate: number): string => `${(rate * 100).toFixed(1).replace(/\.0$/, '')}%`;
/** A cell in words; `–` where there is nothing to tell. */
export function cellWords(cell: Cell, kind: Column['kind']): string {
  if (cell === null) return '–';
  return kind === 'rate' && typeof cell === 'number' ? percent(cell) : String(cell);
}
