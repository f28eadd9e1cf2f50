import { scaleLinear } from 'd3-scale';
import { memo } from 'react';
import { figure, percent } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';
import { ChartFrame } from './chart-frame.tsx';
import type { Bar, BarFigure } from './model.ts';
import { useRowCursor } from './use-row-cursor.ts';
import { useSize } from './use-size.ts';

interface Props {
  readonly model: BarFigure;
  readonly label: string;
}

/** Room for the end of a band that goes below zero. Unit: pixels. */
const edge = 6;

/** Lying bars: dark is with the plan, light without; each with its number beside it. */
export const BarChart = memo(({ model, label }: Props) => {
  const { t, language } = useText();
  const [ref, { width }] = useSize<HTMLDivElement>(420);
  const { bars } = model;
  const paired = bars.some((bar) => bar.light !== null);
  const rowHeight = paired ? 30 : 28;
  const barHeight = paired ? 9 : 12;
  const longest = Math.max(...bars.map((bar) => bar.label.length), 8);
  const left = Math.min(Math.round(longest * 7) + 16, Math.round(width * 0.42));
  const height = bars.length * rowHeight + 30;
  const write = (value: number): string =>
    model.percent ? percent(language, value, 1) : figure(language, value);
  const values = bars.flatMap((bar) => [bar.dark, bar.light ?? 0, bar.band?.low ?? 0, bar.band?.high ?? 0]);
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values, 1e-9);
  const room = Math.max(...values.map((value) => write(value).length), 3) * 7.6 + 10;
  // Only a bar's own figure stands to the left of it; the end of a band needs no room for words.
  const writesLeft = bars.some((bar) => bar.dark < 0 || (bar.light ?? 0) < 0);
  const x = scaleLinear([low, high], [left + (writesLeft ? room : low < 0 ? edge : 0), width - room]);
  const unitWidth = model.unit.length * 7 + 14;
  let free = x(0) + write(0).length * 4;
  const ticks = x.ticks(4).filter((tick) => {
    if (tick === 0) return true;
    const half = write(tick).length * 3.6 + 8;
    const fits = tick > 0 && x(tick) - half > free && x(tick) + half < width - unitWidth;
    if (fits) free = x(tick) + half;
    return fits;
  });

  const wordsOf = (row: number): string => {
    const bar = bars[row];
    if (bar === undefined) return '';
    const light =
      bar.light === null ? '' : `, ${model.lightWord ?? t('word.withoutPlan')} ${write(bar.light)}`;
    const band =
      bar.band === undefined
        ? ''
        : `, ${t('bands.spoken', { low: write(bar.band.low), high: write(bar.band.high) })}`;
    return `${bar.label}: ${write(bar.dark)}${light}${band}`;
  };
  const { cursor, onKeyDown, leave } = useRowCursor(bars.length, wordsOf);
  const barOf = (value: number, top: number, className: string, strong: boolean, band?: Bar['band']) => {
    const from = Math.min(x(0), x(value));
    const size = Math.max(Math.abs(x(value) - x(0)), 1);
    return (
      <>
        <rect className={className} x={from} y={top} width={size} height={barHeight} rx={1.5} />
        {band === undefined ? null : (
          <path
            className="whisker"
            d={`M${x(band.low)} ${top + barHeight / 2}H${x(band.high)}M${x(band.low)} ${top + 2}v${barHeight - 4}M${x(band.high)} ${top + 2}v${barHeight - 4}`}
          />
        )}
        <text
          className={strong ? 'bar-value strong' : 'bar-value'}
          x={
            value < 0
              ? Math.min(from, band === undefined ? from : x(band.low)) - 6
              : Math.max(from + size, band === undefined ? 0 : x(band.high)) + 6
          }
          y={top + barHeight / 2}
          dy="0.35em"
          textAnchor={value < 0 ? 'end' : 'start'}
        >
          {write(value)}
        </text>
      </>
    );
  };

  return (
    <div ref={ref} className="chart-body">
      <ChartFrame label={label} width={width} height={height} onKeyDown={onKeyDown} onLeave={leave}>
        {bars.map((bar, i) => {
          const top = 6 + i * rowHeight;
          const tone = bar.dark > 0 ? 'tone-demand' : 'tone-supply';
          return (
            <g key={bar.id} className={cursor === i ? 'bar-row current' : 'bar-row'}>
              {cursor === i ? (
                <rect className="bar-plate" x={0} y={top - 3} width={width} height={rowHeight - 2} rx={4} />
              ) : null}
              <BarLabel text={bar.label} x={left - 10} y={top + (rowHeight - 8) / 2} width={left - 12} />
              {bar.light === null ? null : barOf(bar.light, top + 1, 'bar light', false)}
              {barOf(
                bar.dark,
                bar.light === null ? top + 5 : top + barHeight + 4,
                `bar ${tone}`,
                true,
                bar.band,
              )}
            </g>
          );
        })}
        <line className="axis-zero" x1={x(0)} x2={x(0)} y1={2} y2={height - 26} />
        {ticks.map((tick) => (
          <text key={tick} className="tick" x={x(tick)} y={height - 8} textAnchor="middle">
            {write(tick)}
          </text>
        ))}
        <text className="tick" x={width} y={height - 8} textAnchor="end">
          {model.unit}
        </text>
      </ChartFrame>
      {model.more > 0 ? <p className="sub more-rows">{t('chart.moreRows', { count: model.more })}</p> : null}
    </div>
  );
});

/** A row name, cut with an ellipsis where there is no room; the whole name is in the table. */
const BarLabel = ({ text, x, y, width }: { text: string; x: number; y: number; width: number }) => {
  const most = Math.max(6, Math.floor(width / 7));
  const lines: string[] = [];
  let rest = text;
  while (rest.length > most && lines.length < 1) {
    const cut = rest.lastIndexOf(' ', most);
    if (cut <= 0) break;
    lines.push(rest.slice(0, cut));
    rest = rest.slice(cut + 1);
  }
  lines.push(rest.length > most ? `${rest.slice(0, most - 1)}…` : rest);
  return (
    <text className="bar-name" x={x} y={y - (lines.length - 1) * 7} dy="0.35em" textAnchor="end">
      {lines.map((part, i) => (
        <tspan key={part} x={x} dy={i === 0 ? '0.35em' : 14}>
          {part}
        </tspan>
      ))}
    </text>
  );
};
