import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { describe, expect, it } from 'vitest';
import type { Mark, PlotData } from '#workbench/statistics/sections.ts';
import { heightOf, optionOf } from '#workbench/statistics/plot/option.ts';

use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

const looks = { fontSize: 13, fontFamily: 'sans-serif', width: 600, isStill: false };
const plot = (marks: readonly Mark[], kind: PlotData['kind'] = 'bars'): PlotData => ({
  kind,
  categories: ['甲', '乙'],
  series: marks.map(mark => ({ name: mark, mark, values: [1, 2] })),
  isStacked: false,
});
interface Drawn {
  readonly itemStyle: { readonly color: string; readonly decal?: unknown; readonly borderColor?: string };
  readonly lineStyle?: { readonly type: string };
}
const drawn = (of: PlotData) => optionOf(of, looks).series as Drawn[];

/** Relative luminance (WCAG 2). */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map(at => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
const contrastToWhite = (colour: string): number => 1.05 / (luminance(colour) + 0.05);

const together: readonly (readonly Mark[])[] = [
  ['opened', 'closed', 'onTime'],
  ['within', 'overdue'],
  ['warning', 'yellow', 'red'],
];

/** The plot as the library draws it. */
function svgOf(of: PlotData): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 600, height: heightOf(of, looks) });
  chart.setOption(optionOf(of, { ...looks, isStill: true }));
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

describe('how a plot is drawn', () => {
  it.each(['bars', 'rows', 'lines'] as const)('should be taken by the library as %s, every category and series named', kind => {
    for (const isStacked of [false, true]) {
      const svg = svgOf({
        ...plot(['opened', 'closed', 'onTime', 'within', 'overdue', 'warning', 'yellow', 'red', 'good', 'bad'], kind),
        isStacked,
      });
      for (const word of ['甲', '乙', 'opened', 'yellow']) expect(svg).toContain(word);
    }
  });

  it.each(together)('should tell %s, %s apart from the ground by contrast', (...marks) => {
    for (const { itemStyle } of drawn(plot(marks.filter(Boolean))))
      expect(contrastToWhite(itemStyle.borderColor ?? itemStyle.color)).toBeGreaterThanOrEqual(3);
  });

  it.each(together)('should tell %s, %s apart from each other by more than colour', (...marks) => {
    const shown = marks.filter(Boolean);
    const patterns = drawn(plot(shown)).map(({ itemStyle }) => JSON.stringify([itemStyle.decal, itemStyle.borderColor]));
    expect(new Set(patterns).size).toBe(shown.length);
    const dashes = drawn(plot(shown, 'lines')).map(({ lineStyle }) => lineStyle?.type);
    if (shown.includes('opened')) expect(new Set(dashes).size).toBe(shown.length);
  });

  it('should name every one of a few bars, aslant where there is no room', () => {
    const types = { ...plot(['opened']), categories: ['即办件', '承诺件', '联办件', '报批件', '答复件', '补办件', '退办件'] };
    const axis = (width: number) => (optionOf(types, { ...looks, width }).xAxis as { axisLabel: Record<string, unknown> }).axisLabel;
    expect([axis(600).rotate, axis(300).rotate, axis(300).interval]).toEqual([undefined, 40, 0]);
    for (const name of types.categories) expect(svgOf(types)).toContain(name);
  });

  it('should give lying bars room for each and for names of two lines', () => {
    const few = plot(['opened'], 'rows');
    const named = { ...few, categories: ['甲\n赫山', '乙\n赫山'] };
    expect(heightOf({ ...named, series: [] }, looks)).toBeGreaterThan(heightOf({ ...few, series: [] }, looks));
    const long = { ...few, categories: ['区人力资源和社会保障局\n衡龙桥镇新民村便民服务站'] };
    expect(heightOf(long, { ...looks, width: 360 })).toBeGreaterThan(heightOf(long, looks));
    expect(heightOf({ ...few, categories: Array.from({ length: 12 }, () => '甲') }, looks)).toBeGreaterThan(heightOf(few, looks) * 2);
  });
});
