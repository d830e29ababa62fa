import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { PlotData } from '../sections.ts';
import { heightOf, optionOf } from './option.ts';

use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** Width of a plot on paper: A4 within the margins. */
const paperWidth = 640;

/**
 * A plot (图), drawn as SVG so that it prints sharp. It follows the width of its place and the size of letters; `label` says the same in words.
 */
export default function Plot({ plot, label }: { readonly plot: PlotData; readonly label: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const chart = init(element, null, { renderer: 'svg', width: element.clientWidth || paperWidth, height: 100 });
    const draw = (width: number): void => {
      const style = getComputedStyle(element);
      const fontSize = Math.round(Number.parseFloat(style.fontSize) * 0.93);
      const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches || matchMedia('print').matches;
      const height = heightOf(plot, { fontSize, width });
      element.style.height = `${height}px`;
      chart.resize({ width, height });
      chart.setOption(optionOf(plot, { fontSize, fontFamily: style.fontFamily, width, isStill }), true);
    };
    const follow = () => element.clientWidth > 0 && draw(element.clientWidth);
    follow();
    const watch = new ResizeObserver(() => element.clientWidth !== chart.getWidth() && follow());
    watch.observe(element);
    const print = () => draw(paperWidth);
    addEventListener('beforeprint', print);
    addEventListener('afterprint', follow);
    return () => {
      watch.disconnect();
      removeEventListener('beforeprint', print);
      removeEventListener('afterprint', follow);
      chart.dispose();
    };
  }, [plot]);
  return <div ref={place} className="bj-stat-plot" role="img" aria-label={label} />;
}
