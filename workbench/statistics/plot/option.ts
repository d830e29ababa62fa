import type { EChartsCoreOption } from 'echarts/core';
import { colours } from '../../shared/theme.ts';
import type { Mark, PlotData, Series } from '../sections.ts';

interface Style {
  readonly colour: string;
  /** Around pale colours. */
  readonly border?: string;
  /** Pattern, so that nothing is told by colour alone. */
  readonly decal: object;
  readonly dash: 'solid' | 'dashed' | 'dotted';
}

const stripes = (rotation: number) => ({
  symbol: 'rect',
  color: 'rgba(255,255,255,0.55)',
  dashArrayX: [1, 0],
  dashArrayY: [2, 5],
  rotation,
});
const dots = {
  symbol: 'circle',
  color: 'rgba(255,255,255,0.7)',
  symbolSize: 0.6,
  dashArrayX: [
    [8, 8],
    [0, 8, 8, 0],
  ],
  dashArrayY: [6, 0],
};
const darkStripes = { ...stripes(Math.PI / 4), color: 'rgba(90,60,0,0.45)' };

/** Colours with a contrast of at least 3:1 to white, or with a border that has it, each with a pattern of its own. */
const styles: Readonly<Record<Mark, Style>> = {
  opened: { colour: colours.primary, decal: { symbol: 'none' }, dash: 'solid' },
  closed: { colour: colours.green, decal: stripes(-Math.PI / 4), dash: 'dashed' },
  onTime: { colour: colours.amber, decal: dots, dash: 'dotted' },
  within: { colour: colours.primary, decal: { symbol: 'none' }, dash: 'solid' },
  overdue: { colour: colours.red, decal: stripes(Math.PI / 4), dash: 'dashed' },
  warning: { colour: '#ffffff', border: colours.amber, decal: { ...dots, color: 'rgba(138,82,0,0.55)' }, dash: 'dotted' },
  yellow: { colour: colours.yellow, border: '#7a5c00', decal: darkStripes, dash: 'dashed' },
  red: { colour: colours.red, decal: { symbol: 'none' }, dash: 'solid' },
  good: { colour: colours.primary, decal: { symbol: 'none' }, dash: 'solid' },
  bad: { colour: colours.red, decal: stripes(Math.PI / 4), dash: 'dashed' },
};

/** How large letters are and whether things move. */
export interface Looks {
  readonly fontSize: number;
  readonly fontFamily: string;
  /** Width of the plot in pixels. */
  readonly width: number;
  readonly isStill: boolean;
}

/** A plot in the words of the plotting library (图的配置). */
export function optionOf(plot: PlotData, looks: Looks): EChartsCoreOption {
  const { fontSize, fontFamily, isStill } = looks;
  const isNarrow = looks.width < narrowAt;
  const isLying = plot.kind === 'rows';
  const words = { color: colours.text, fontSize, fontFamily };
  const category = {
    type: 'category',
    data: plot.categories,
    inverse: isLying,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: '#8a94a3' } },
    axisLabel: {
      ...words,
      lineHeight: fontSize * 1.3,
      ...(isLying ? { interval: 0, width: nameWidth(plot, looks), overflow: 'break' } : { hideOverlap: true }),
      // Few names, and each is needed: they stand aslant where there is no room side by side.
      ...(isTight(plot, looks) ? { interval: 0, rotate: 40, hideOverlap: false } : {}),
    },
  };
  const value = {
    type: 'value',
    minInterval: 1,
    axisLabel: { ...words, color: colours.soft },
    splitLine: { lineStyle: { color: '#e6eaef' } },
    splitNumber: isNarrow ? 3 : 4,
  };
  return {
    animation: !isStill,
    animationDuration: 300,
    textStyle: words,
    aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
    legend: { show: plot.series.length > 1, top: 0, left: 0, itemWidth: 22, itemHeight: 12, selectedMode: false, textStyle: words },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: plot.kind === 'lines' ? 'line' : 'shadow' },
      confine: true,
      textStyle: { fontFamily },
    },
    grid: {
      top: plot.series.length > 1 ? 34 : 12,
      left: 4,
      right: 28,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    [isLying ? 'yAxis' : 'xAxis']: category,
    [isLying ? 'xAxis' : 'yAxis']: value,
    series: plot.series.map(one => seriesOf(one, plot, looks)),
  };
}

function seriesOf({ name, mark, values }: Series, plot: PlotData, { fontSize, fontFamily, width }: Looks): object {
  const { colour, border, decal, dash } = styles[mark];
  if (plot.kind === 'lines')
    return {
      ...{ type: 'line', name, data: values, symbol: 'circle', symbolSize: 5, showSymbol: plot.categories.length <= 31 },
      lineStyle: { color: colour, width: 2, type: dash },
      itemStyle: { color: colour },
    };
  const isCrowded = !plot.isStacked && plot.kind === 'bars' && plot.categories.length * plot.series.length > width / 26;
  return {
    ...{ type: 'bar', name, barMaxWidth: 26, barGap: '15%', data: plot.isStacked ? values.map(value => value || null) : values },
    ...(plot.isStacked ? { stack: 'all' } : {}),
    // The library writes into the pattern it is given.
    itemStyle: { color: colour, decal: { ...decal }, ...(border ? { borderColor: border, borderWidth: 1.5 } : {}) },
    label: {
      show: plot.isStacked ? plot.kind === 'rows' : !isCrowded,
      position: plot.isStacked ? 'inside' : plot.kind === 'rows' ? 'right' : 'top',
      ...{ color: plot.isStacked ? '#ffffff' : colours.text, fontSize, fontFamily },
      formatter: ({ value }: { value: number }) => (value === 0 ? '' : String(value)),
    },
  };
}

/** Below this width a plot is on a phone. */
const narrowAt = 460;

/** Width of a line of words in pixels, as near as it can be told without drawing it: Chinese is as wide as high, Latin about half. */
const widthOf = (line: string, fontSize: number): number => [...line].reduce((sum, one) => sum + (one > '\u2e7f' ? 1 : 0.56), 0) * fontSize;
const linesOf = (name: string): string[] => name.split('\n');

/** A few upright bars whose names do not fit side by side. */
function isTight({ kind, categories }: PlotData, { fontSize, width }: Looks): boolean {
  if (kind !== 'bars' || categories.length > 8) return false;
  const room = (width - 60) / Math.max(1, categories.length);
  return categories.some(name => widthOf(name, fontSize) > room - 6);
}

type Size = Pick<Looks, 'fontSize' | 'width'>;

/** Room for the names of lying bars: as much as the longest needs, at most two fifths of the plot. */
function nameWidth({ categories }: PlotData, { fontSize, width }: Size): number {
  const longest = Math.max(0, ...categories.flatMap(linesOf).map(line => widthOf(line, fontSize)));
  return Math.round(Math.min(longest + fontSize / 2, fontSize * 15, width * 0.4));
}

/** Height of a plot in pixels: lying bars need room for each, and for the lines of its name. */
export function heightOf(plot: PlotData, looks: Size): number {
  const { kind, categories, series, isStacked } = plot;
  const { fontSize } = looks;
  if (kind !== 'rows') return Math.round(fontSize * 19);
  const bars = isStacked ? 1 : series.length;
  const room = nameWidth(plot, looks);
  const count = (name: string) => linesOf(name).reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line, fontSize) / room)), 0);
  const lines = Math.max(1, ...categories.map(count));
  return Math.round(60 + categories.length * (Math.max(bars * fontSize * 1.5, lines * fontSize * 1.3) + 10));
}
