import type { EChartsCoreOption, ECharts } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';

/** What draws charts is loaded when the first one is looked at. */
const loaded = async () => {
  const [core, charts, components, renderers] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ]);
  core.use([
    charts.LineChart,
    charts.BarChart,
    components.GridComponent,
    components.TooltipComponent,
    components.LegendComponent,
    components.AriaComponent,
    renderers.SVGRenderer,
  ]);
  return core;
};

/**
 * A chart, as ECharts is told of it. `label` says in words what it shows; the numbers themselves belong into a table
 * beside it, for whoever cannot see it.
 */
export const Chart = ({ option, height, label }: { option: EChartsCoreOption; height: number; label: string }) => {
  const place = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<ECharts>();
  useEffect(() => {
    let isGone = false;
    let made: ECharts | undefined;
    const watch = new ResizeObserver(() => made?.resize());
    void loaded().then((core) => {
      if (isGone || place.current === null) return;
      made = core.init(place.current, undefined, { renderer: 'svg' });
      watch.observe(place.current);
      setChart(made);
    });
    return () => {
      isGone = true;
      watch.disconnect();
      made?.dispose();
    };
  }, []);
  useEffect(() => chart?.setOption({ animation: false, ...option }, { notMerge: true }), [chart, option]);
  return <div ref={place} role="img" aria-label={label} style={{ height, width: '100%' }} />;
};
