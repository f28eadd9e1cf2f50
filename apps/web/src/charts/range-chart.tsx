import { scaleLinear } from 'd3-scale';
import { figure, percent } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';
import { ChartFrame } from './chart-frame.tsx';
import type { RangeFigure } from './model.ts';
import { useRowCursor } from './use-row-cursor.ts';
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
  const { language } = useText();
  const [ref, { width }] = useSize<HTMLDivElement>(560);
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

  const wordsOf = (at: number): string => {
    const row = rows[at];
    return row === undefined
      ? ''
      : `${row.label}: ${row.parts.map((part) => `${part.label} ${write(part.value)}`).join(', ')}`;
  };
  const { cursor, onKeyDown, leave } = useRowCursor(rows.length, wordsOf);

  return (
    <div ref={ref} className="chart-body">
      <ChartFrame label={label} width={width} height={height} onKeyDown={onKeyDown} onLeave={leave}>
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
      </ChartFrame>
    </div>
  );
};
