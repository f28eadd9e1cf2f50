import { type KeyboardEvent, memo, useCallback, useId, useState } from 'react';
import { figure, percent } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';
import { ChartFrame } from './chart-frame.tsx';
import { LineAxes } from './line-axes.tsx';
import { type LineLayout, lineLayout, valueSpan } from './line-layout.ts';
import { LineMark, LineNames, LinePaths } from './line-marks.tsx';
import { announce } from './live.ts';
import type { Line, LineFigure } from './model.ts';
import { useSize } from './use-size.ts';

interface Props {
  readonly model: LineFigure;
  readonly label: string;
  readonly height?: number;
  readonly onYear?: (year: number) => void;
}

const nameOf = (one: Line): string => (one.note === undefined ? one.label : `${one.label} ${one.note}`);

/** Room that names at the edge take. Unit: pixels. */
const edgeWidth = (lines: readonly Line[], narrow: boolean): number => {
  let longest = 0;
  for (const one of lines)
    if (one.inside !== true && one.nameless !== true)
      longest = Math.max(longest, one.label.length * (narrow ? 7 : 7.4), (one.note?.length ?? 0) * 6.2);
  return longest + 18;
};

/** Lines over years with bands, direct labels and a cursor that mouse and arrow keys move. */
export const LineChart = memo(({ model, label, height: least = 300, onYear }: Props) => {
  const { language } = useText();
  const [ref, size] = useSize<HTMLDivElement>(640);
  const { width } = size;
  // As high as the card beside it, or the window, leaves room for; not yet measured is zero.
  const height = size.height > 0 ? size.height : least;
  const [cursor, setCursor] = useState<number | null>(null);
  const clip = useId();
  const { years, lines, mark } = model;
  const narrow = width < 520;
  const share = model.percent;
  const write = useCallback(
    (value: number): string => (share ? percent(language, value, 0) : figure(language, value)),
    [share, language],
  );
  // As wide as the ends of the axis, which move in whole steps: still while a lever moves.
  const tickWidth = Math.max(...valueSpan(model).map((end) => write(end).length)) * 7 + 14;
  const layout = lineLayout(model, width, height, tickWidth, edgeWidth(lines, narrow));
  const firstYear = years[0] ?? 0;

  const describe = (i: number): string =>
    `${years[i]}: ${lines
      .flatMap((one) => {
        const value = one.values[i];
        return value === null || value === undefined ? [] : [`${nameOf(one)} ${write(value)}`];
      })
      .join(', ')}`;
  const move = (i: number): void => {
    const next = Math.min(Math.max(i, 0), years.length - 1);
    setCursor(next);
    announce(describe(next));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = cursor ?? Math.max(0, years.indexOf(mark?.year ?? firstYear));
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: cursor === null ? at : at + 1,
      ArrowLeft: cursor === null ? at : at - 1,
      PageUp: at + 5,
      PageDown: at - 5,
      Home: 0,
      End: years.length - 1,
    };
    const to = steps[event.key];
    if (event.key === 'Enter' && cursor !== null) onYear?.(years[cursor] ?? 0);
    if (event.key === 'Escape') setCursor(null);
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  };
  const indexAt = (event: { readonly clientX: number; readonly currentTarget: Element }): number => {
    const from = event.clientX - event.currentTarget.getBoundingClientRect().left - layout.left;
    const step = (layout.right - layout.left) / Math.max(years.length - 1, 1);
    return Math.min(Math.max(Math.round(from / step), 0), years.length - 1);
  };

  return (
    <div ref={ref} className="chart-body fill" style={{ minHeight: `var(--chart-height, ${least}px)` }}>
      <ChartFrame
        label={label}
        width={width}
        height={height}
        onKeyDown={onKeyDown}
        onLeave={() => setCursor(null)}
        onPointerMove={(event) => setCursor(indexAt(event))}
        onPointerLeave={() => setCursor(null)}
        onClick={(event) => onYear?.(years[indexAt(event)] ?? 0)}
        over={
          cursor === null ? null : (
            <Tip at={cursor} model={model} layout={layout} width={width} write={write} />
          )
        }
      >
        <clipPath id={clip}>
          <rect
            x={layout.left}
            y={layout.top - 8}
            width={Math.max(0, layout.right - layout.left) + 6}
            height={layout.bottom - layout.top + 16}
          />
        </clipPath>
        <LineAxes
          left={layout.left}
          right={layout.right}
          top={layout.top}
          bottom={layout.bottom}
          low={layout.low}
          high={layout.high}
          firstYear={firstYear}
          lastYear={years.at(-1) ?? 0}
          narrow={narrow}
          splitYear={model.splitYear}
          write={write}
        />
        <g clipPath={`url(#${clip})`}>
          <LinePaths model={model} layout={layout} />
        </g>
        <LineMark model={model} layout={layout} />
        <LineNames model={model} layout={layout} />
        {cursor === null ? null : <Cursor at={cursor} model={model} layout={layout} />}
      </ChartFrame>
    </div>
  );
});

interface CursorProps {
  readonly at: number;
  readonly model: LineFigure;
  readonly layout: LineLayout;
}

const Cursor = ({ at, model, layout }: CursorProps) => (
  <g className="cursor">
    <line x1={layout.x(at)} x2={layout.x(at)} y1={layout.top} y2={layout.bottom} />
    {model.lines.map((one) => {
      const value = one.values[at];
      return value === null || value === undefined ? null : (
        <circle key={one.id} className={`tone-${one.tone}`} cx={layout.x(at)} cy={layout.y(value)} r={3.5} />
      );
    })}
  </g>
);

/** The values of one year, beside the cursor. */
const Tip = ({
  at,
  model,
  layout,
  width,
  write,
}: CursorProps & { readonly width: number; readonly write: (value: number) => string }) => {
  const x = layout.x(at);
  return (
    <div
      className="tip"
      aria-hidden="true"
      style={x > width / 2 ? { right: width - x + 10, top: layout.top } : { left: x + 10, top: layout.top }}
    >
      <strong>{model.years[at]}</strong>
      {model.lines.map((one) => {
        const value = one.values[at];
        return value === null || value === undefined ? null : (
          <span key={one.id} className="tip-row">
            <i className={`swatch tone-${one.tone}${one.dashed ? ' dashed' : ''}`} />
            {nameOf(one)}
            <b>{write(value)}</b>
          </span>
        );
      })}
    </div>
  );
};
