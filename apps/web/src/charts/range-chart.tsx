import { scaleLinear } from 'd3-scale';
import { type KeyboardEvent, useState } from 'react';
import { figure, percent } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';
import { announce } from './live.ts';
import type { RangeFigure } from './model.ts';
import { useSize } from './use-size.ts';

interface Props {
  readonly model: RangeFigure;
  readonly label: string;
}

/** Room for what the tones mean. */
const legendHeight = 28;
const rowHeight = 50;
const barTop = 24;
const barHeight = 14;
const edge = 6;

/** Bars that go both ways from a middle, one row for each thing that moves the result; names stand above, in full. */
export const RangeChart = ({ model, label }: Props) => {
  const { t, language } = useText();
  const [ref, { width }] = useSize<HTMLDivElement>(560);
  const [cursor, setCursor] = useState<number | null>(null);
  const { rows, origin } = model;
  const write = (value: number): string =>
    model.percent ? percent(language, value, model.decimals) : figure(language, value);
  const ends = rows.flatMap((row) => row.parts.flatMap(({ from, to }) => [from, to]));
  const [low, high] = [Math.min(origin, ...ends), Math.max(origin, ...ends)];
  const room = Math.max(...ends.map((value) => write(value).length), 3) * 7.6 + 12;
  const x = scaleLinear(
    [low, high === low ? low + 1 : high],
    [edge + (low < origin ? room : 0), width - room - edge],
  );
  // In the same order whatever lies on top in the first row.
  const legend = [...(rows[0]?.parts ?? [])].sort((one, other) => (one.id < other.id ? 1 : -1));
  const height = legendHeight + rows.length * rowHeight + 30;
  const most = Math.max(16, Math.floor(width / 7.2));

  const move = (to: number): void => {
    const next = Math.min(Math.max(to, 0), rows.length - 1);
    setCursor(next);
    const row = rows[next];
    if (row !== undefined)
      announce(`${row.label}: ${row.parts.map((part) => `${part.label} ${write(part.value)}`).join(', ')}`);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: cursor === null ? 0 : cursor + 1,
      ArrowRight: cursor === null ? 0 : cursor + 1,
      ArrowUp: (cursor ?? 1) - 1,
      ArrowLeft: (cursor ?? 1) - 1,
      Home: 0,
      End: rows.length - 1,
    };
    const to = steps[event.key];
    if (event.key === 'Escape' && cursor !== null) {
      event.stopPropagation();
      event.preventDefault();
      setCursor(null);
    }
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  };

  return (
    <div ref={ref} className="chart-body">
      <div
        className="chart-frame"
        role="application"
        aria-roledescription={t('chart.role')}
        aria-label={`${label}. ${t('chart.read')}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: one tab stop per chart, points by arrow keys
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={() => setCursor(null)}
      >
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          aria-hidden="true"
          className="chart"
        >
          {legend.map((part, i) => (
            <g key={part.id} transform={`translate(${edge + i * Math.min(170, width / 2)} 6)`}>
              <rect className={`range range-${part.tone}`} width={22} height={10} y={2} />
              <text className="tick" x={30} y={11}>
                {part.label}
              </text>
            </g>
          ))}
          {rows.map((row, i) => {
            const top = legendHeight + i * rowHeight;
            return (
              <g key={row.id} className={cursor === i ? 'bar-row current' : 'bar-row'}>
                {cursor === i ? (
                  <rect className="bar-plate" x={0} y={top} width={width} height={rowHeight - 4} rx={4} />
                ) : null}
                <text className="bar-name" x={edge} y={top + 16}>
                  {row.label.length > most ? `${row.label.slice(0, most - 1)}…` : row.label}
                </text>
                {row.parts.map((part) => {
                  const [left, right] = [Math.min(part.from, part.to), Math.max(part.from, part.to)];
                  const size = Math.max(x(right) - x(left), 1);
                  return (
                    <rect
                      key={part.id}
                      className={`range range-${part.tone}`}
                      x={x(left)}
                      y={top + barTop}
                      width={size}
                      height={barHeight}
                    />
                  );
                })}
                {row.ends.map((end) => (
                  <text
                    key={end.value}
                    className="bar-value"
                    x={end.value < origin ? x(end.value) - 6 : x(end.value) + 6}
                    y={top + barTop + barHeight / 2}
                    dy="0.35em"
                    textAnchor={end.value < origin ? 'end' : 'start'}
                  >
                    {end.text}
                  </text>
                ))}
              </g>
            );
          })}
          <line
            className="axis-zero"
            x1={x(origin)}
            x2={x(origin)}
            y1={legendHeight + barTop - 4}
            y2={height - 24}
          />
          <text
            className="tick"
            x={Math.min(Math.max(x(origin), 60), width - 60)}
            y={height - 8}
            textAnchor="middle"
          >
            {model.originText}
          </text>
        </svg>
      </div>
    </div>
  );
};
