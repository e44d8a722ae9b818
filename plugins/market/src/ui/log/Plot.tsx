// uPlot (MIT, no dependencies, 50 kB): draws what it is given in a few milliseconds and leaves axes,
// cursor and words to the page. Loaded with this file, when a log has come into view.
import { decimate, GAP, indexFrom, type Series, type Span } from '@chishiki-ichiba/media/log';
import { type ReactNode, useEffect, useRef } from 'react';
import UPlot from 'uplot';
import styles from './log.module.css';

interface PlotProps {
  readonly series: Series;
  readonly view: Span;
  readonly low: number;
  readonly high: number;
}

/** The curve of one strip, as wide as its place. */
export function Plot({ series, view, low, high }: PlotProps): ReactNode {
  const root = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot>(null);
  const shown = useRef({ view, low, high });
  shown.current = { view, low, high };

  useEffect(() => {
    const place = root.current;
    if (!place) return undefined;
    const made = new UPlot(
      {
        width: Math.max(10, place.clientWidth),
        height: Math.max(10, place.clientHeight),
        padding: [0, 0, 0, 0],
        axes: [{ show: false }, { show: false }],
        legend: { show: false },
        cursor: { show: false },
        scales: {
          x: { time: false, range: () => [shown.current.view.start, shown.current.view.end] },
          y: { range: () => [shown.current.low, shown.current.high] },
        },
        series: [{}, { stroke: () => inkOf(place), width: 1.75, points: { show: false } }],
      },
      [[], []],
      place,
    );
    plot.current = made;
    const size = new ResizeObserver(() =>
      made.setSize({
        width: Math.max(10, place.clientWidth),
        height: Math.max(10, place.clientHeight),
      }),
    );
    size.observe(place);
    // Light and dark have inks of their own.
    const theme = new MutationObserver(() => made.redraw(false));
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      theme.disconnect();
      size.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, []);

  // Scales are read anew with the data, so view and ends are part of what is shown.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `low` and `high` reach the plot by `shown`
  useEffect(() => {
    const place = root.current;
    if (place) plot.current?.setData(columnsOf(series, view, place.clientWidth), true);
  }, [series, view, low, high]);

  return <div ref={root} className={styles.live} aria-hidden="true" />;
}

const inkOf = (place: Element): string => getComputedStyle(place).color;

/** What is in view, one sample beyond each edge, no denser than the pixels, with holes where nothing is known. */
function columnsOf(
  { times, values }: Series,
  { start, end }: Span,
  width: number,
): UPlot.AlignedData {
  const from = Math.max(0, indexFrom(times, start) - 1);
  const to = Math.min(times.length, indexFrom(times, end) + 2);
  const few = decimate(
    { times: times.subarray(from, to), values: values.subarray(from, to) },
    Math.max(50, width),
  );
  const x: number[] = [];
  const y: (number | null)[] = [];
  for (let at = 0; at < few.times.length; at++) {
    const time = few.times[at] as number;
    const before = few.times[at - 1];
    // A hole, unless the picture is so wide that neighbours lie that far apart.
    if (before !== undefined && time - before > Math.max(GAP, ((end - start) / width) * 4)) {
      x.push((before + time) / 2);
      y.push(null);
    }
    x.push(time);
    y.push(few.values[at] as number);
  }
  return [x, y];
}
