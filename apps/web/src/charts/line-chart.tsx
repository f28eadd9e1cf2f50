import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { type KeyboardEvent, type PointerEvent, useId, useMemo, useState } from 'react';
import { figure, percent } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';
import { announce } from './live.ts';
import type { Line, LineFigure } from './model.ts';
import { spreadLabels } from './spread-labels.ts';
import { useWidth } from './use-width.ts';

interface Props {
  readonly model: LineFigure;
  readonly label: string;
  readonly height?: number;
  readonly onYear?: (year: number) => void;
}

const drawn = (values: readonly (number | null)[]): readonly { i: number; value: number }[] =>
  values.flatMap((value, i) => (value === null || !Number.isFinite(value) ? [] : [{ i, value }]));

/** Lines over years with bands, direct labels and a cursor that mouse and arrow keys move. */
export const LineChart = ({ model, label, height = 300, onYear }: Props) => {
  const { t, language } = useText();
  const [ref, width] = useWidth<HTMLDivElement>(640);
  const [cursor, setCursor] = useState<number | null>(null);
  const clip = useId();
  const { years, lines, bands, mark } = model;
  const narrow = width < 520;
  const longest = Math.max(
    ...lines.map((one) => Math.max(one.label.length * (narrow ? 7 : 7.4), (one.note?.length ?? 0) * 6.2)),
  );
  const write = (value: number): string =>
    model.percent ? percent(language, value, 0) : figure(language, value);
  const top = Math.max(...lines.flatMap((one) => one.values.map((value) => Math.abs(value ?? 0))), 1e-9);
  const tickWidth = write(top * 1.2).length * 7 + 14;
  const margin = {
    top: 18,
    right: Math.min(longest + 18, width * 0.38),
    bottom: 30,
    left: Math.max(tickWidth, 40),
  };
  const inner = {
    left: margin.left,
    right: width - margin.right,
    top: margin.top,
    bottom: height - margin.bottom,
  };

  const { x, y, ticks } = useMemo(() => {
    const all = [
      ...lines.flatMap((one) => drawn(one.values).map(({ value }) => value)),
      ...bands.flatMap((band) => [...band.low, ...band.high]),
      ...(model.fromZero ? [0] : []),
    ];
    const [low = 0, high = 1] = extent(all) as [number, number];
    const pad = (high - low || Math.abs(high) || 1) * 0.06;
    const y = scaleLinear(
      [model.fromZero ? Math.min(0, low) : low - pad, high + pad],
      [inner.bottom, inner.top],
    ).nice(5);
    const x = scaleLinear([years[0] ?? 0, years.at(-1) ?? 1], [inner.left, inner.right]);
    return { x, y, ticks: y.ticks(5) };
  }, [lines, bands, years, model.fromZero, inner.bottom, inner.top, inner.left, inner.right]);

  const yearTicks = useMemo(() => {
    const first = years[0] ?? 0;
    const last = years.at(-1) ?? 0;
    const every = narrow ? 10 : 5;
    const found = years.filter((year) => year === first || year === last || year % every === 0);
    return found.filter((year) => year === first || year === last || (year - first > 2 && last - year > 2));
  }, [years, narrow]);

  const path = line<{ i: number; value: number }>(
    (d) => x(years[d.i] ?? 0),
    (d) => y(d.value),
  );
  const ends = lines.map((one) => drawn(one.values).at(-1));
  const labelHeight = (one: Line): number => (one.note === undefined ? 16 : 31);
  const tallest = Math.max(...lines.map(labelHeight), 16);
  const labelAt = spreadLabels(
    ends.map((end) => (end === undefined ? inner.bottom : y(end.value))),
    tallest,
    inner.top + 6,
    inner.bottom - 6,
  );

  const describe = (i: number): string =>
    `${years[i]}: ${lines
      .map((one) => {
        const value = one.values[i];
        return `${one.label}${one.note === undefined ? '' : ` ${one.note}`} ${value === null || value === undefined ? '–' : write(value)}`;
      })
      .join(', ')}`;
  const move = (i: number): void => {
    const next = Math.min(Math.max(i, 0), years.length - 1);
    setCursor(next);
    announce(describe(next));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = cursor ?? Math.max(0, years.indexOf(mark?.year ?? years[0] ?? 0));
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
  const yearIndexAt = (event: PointerEvent<SVGSVGElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    const year = Math.round(x.invert(event.clientX - box.left));
    return Math.min(Math.max(year - (years[0] ?? 0), 0), years.length - 1);
  };

  return (
    <div ref={ref} className="chart-body">
      {/* The chart takes arrow keys itself, as an application does; the table twin is there for those who prefer it. */}
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
          onPointerMove={(event) => setCursor(yearIndexAt(event))}
          onPointerLeave={() => setCursor(null)}
          onClick={(event) =>
            onYear?.(years[yearIndexAt(event as unknown as PointerEvent<SVGSVGElement>)] ?? 0)
          }
        >
          <clipPath id={clip}>
            <rect
              x={inner.left}
              y={inner.top - 8}
              width={inner.right - inner.left + 6}
              height={inner.bottom - inner.top + 16}
            />
          </clipPath>
          {ticks.map((tick) => (
            <g key={tick}>
              <line
                className={tick === 0 ? 'axis-zero' : 'grid'}
                x1={inner.left}
                x2={inner.right}
                y1={y(tick)}
                y2={y(tick)}
              />
              <text className="tick" x={inner.left - 8} y={y(tick)} dy="0.32em" textAnchor="end">
                {write(tick)}
              </text>
            </g>
          ))}
          {yearTicks.map((year) => (
            <text key={year} className="tick" x={x(year)} y={height - 8} textAnchor="middle">
              {year}
            </text>
          ))}
          {model.splitYear === undefined ? null : (
            <g>
              <line
                className="split"
                x1={x(model.splitYear)}
                x2={x(model.splitYear)}
                y1={inner.top}
                y2={inner.bottom}
              />
              <text className="tick" x={x(model.splitYear) - 5} y={inner.top + 8} textAnchor="end">
                {t('word.observed')}
              </text>
              <text className="tick" x={x(model.splitYear) + 5} y={inner.top + 8}>
                {t('word.projected')}
              </text>
            </g>
          )}
          <g clipPath={`url(#${clip})`}>
            {bands.map((band) => (
              <path
                key={band.id}
                className={`band tone-${band.tone}`}
                d={
                  area<number>(
                    (_, i) => x(years[i] ?? 0),
                    (_, i) => y(band.low[i] ?? 0),
                    (_, i) => y(band.high[i] ?? 0),
                  )([...band.low]) ?? ''
                }
              />
            ))}
            {[...lines].reverse().map((one) => (
              <path
                key={one.id}
                className={`line tone-${one.tone}${one.dashed ? ' dashed' : ''}${one.quiet ? ' quiet' : ''}`}
                d={path(drawn(one.values) as { i: number; value: number }[]) ?? ''}
              />
            ))}
          </g>
          {mark === undefined ? null : (
            <g className="mark">
              <line x1={x(mark.year)} x2={x(mark.year)} y1={y(mark.from)} y2={y(mark.to)} />
              <circle className="tone-demand" cx={x(mark.year)} cy={y(mark.from)} r={4} />
              <circle className="tone-supply" cx={x(mark.year)} cy={y(mark.to)} r={4} />
              <MarkText
                x={x(mark.year)}
                y={(y(mark.from) + y(mark.to)) / 2}
                text={mark.text}
                before={x(mark.year) > inner.right - mark.text.length * 8 - 24}
              />
            </g>
          )}
          {lines.map((one, i) => {
            const end = ends[i];
            return end === undefined ? null : (
              <text
                key={one.id}
                className={`direct tone-${one.tone}${one.quiet ? ' quiet' : ''}`}
                x={inner.right + 8}
                y={(labelAt[i] ?? 0) + (one.note === undefined ? 4 : -3)}
              >
                <tspan className="direct-name">{one.label}</tspan>
                {one.note === undefined ? null : (
                  <tspan className="direct-note" x={inner.right + 8} dy="14">
                    {one.note}
                  </tspan>
                )}
              </text>
            );
          })}
          {cursor === null ? null : (
            <g className="cursor">
              <line x1={x(years[cursor] ?? 0)} x2={x(years[cursor] ?? 0)} y1={inner.top} y2={inner.bottom} />
              {lines.map((one) => {
                const value = one.values[cursor];
                return value === null || value === undefined ? null : (
                  <circle
                    key={one.id}
                    className={`tone-${one.tone}`}
                    cx={x(years[cursor] ?? 0)}
                    cy={y(value)}
                    r={3.5}
                  />
                );
              })}
            </g>
          )}
        </svg>
        {cursor === null ? null : (
          <div
            className="tip"
            aria-hidden="true"
            style={
              x(years[cursor] ?? 0) > width / 2
                ? { right: width - x(years[cursor] ?? 0) + 10, top: inner.top }
                : { left: x(years[cursor] ?? 0) + 10, top: inner.top }
            }
          >
            <strong>{years[cursor]}</strong>
            {lines.map((one) => {
              const value = one.values[cursor];
              return (
                <span key={one.id} className="tip-row">
                  <i className={`swatch tone-${one.tone}${one.dashed ? ' dashed' : ''}`} />
                  {one.label}
                  {one.note === undefined ? '' : ` ${one.note}`}
                  <b>{value === null || value === undefined ? '–' : write(value)}</b>
                </span>
              );
            })}
          </div>
        )}
      </div>
    </div>
  );
};

const MarkText = ({ x, y, text, before }: { x: number; y: number; text: string; before: boolean }) => {
  const width = text.length * 7.2 + 16;
  const left = before ? x - width - 8 : x + 8;
  return (
    <g>
      <rect className="mark-plate" x={left} y={y - 12} width={width} height={24} rx={5} />
      <text className="mark-text" x={left + width / 2} y={y + 4.5} textAnchor="middle">
        {text}
      </text>
    </g>
  );
};
