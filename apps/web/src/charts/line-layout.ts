import { ticks as niceTicks, tickStep } from 'd3-array';
import type { Line, LineFigure } from './model.ts';

/** Where things stand in a line chart. Unit: pixels. */
export interface LineLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Ends of the value axis: whole steps, so that they stand still while a lever moves. */
  readonly low: number;
  readonly high: number;
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
}

const shown = (value: number | null | undefined): value is number =>
  value !== null && value !== undefined && Number.isFinite(value);

/** Ends of the value axis: the values, out to whole steps of a tenth of their span. Unit: as the values. */
export const valueSpan = (model: LineFigure): readonly [number, number] => {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const take = (values: readonly (number | null)[]): void => {
    for (const value of values)
      if (shown(value)) {
        if (value < low) low = value;
        if (value > high) high = value;
      }
  };
  for (const one of model.lines) take(one.values);
  for (const band of model.bands) {
    take(band.low);
    take(band.high);
  }
  if (model.fromZero) take([0]);
  if (low > high) return [0, 1];
  if (low === high) return [low - Math.abs(low || 1) / 2, high + Math.abs(high || 1) / 2];
  const step = tickStep(low, high, 10);
  return [Math.floor(low / step) * step, Math.ceil(high / step) * step];
};

/** Room that a grid line is given, so that a low chart has few. Unit: pixels. */
const tickRoom = 48;

/** Values that get a grid line. @param height Of the plot. Unit: pixels. */
export const valueTicks = (low: number, high: number, height: number): readonly number[] =>
  niceTicks(low, high, Math.min(Math.max(Math.round(height / tickRoom), 3), 5));

/** Years that are named: the ends, and round years that have room. */
export const yearTicks = (first: number, last: number, narrow: boolean): readonly number[] => {
  const every = narrow || last - first > 30 ? 10 : 5;
  const edge = narrow ? 5 : 2;
  const named: number[] = [];
  for (let year = first; year <= last; year++)
    if (year === first || year === last || (year % every === 0 && year - first > edge && last - year > edge))
      named.push(year);
  return named;
};

/** Place the chart in its box. @param tickWidth Space for the value axis. @param labelWidth Space for names at the edge. */
export const lineLayout = (
  model: LineFigure,
  width: number,
  height: number,
  tickWidth: number,
  labelWidth: number,
): LineLayout => {
  const [low, high] = valueSpan(model);
  const left = Math.max(tickWidth, 36);
  const right = width - Math.min(labelWidth, width * 0.38);
  const top = 14;
  const bottom = height - 26;
  const steps = Math.max(model.years.length - 1, 1);
  return {
    left,
    right,
    top,
    bottom,
    low,
    high,
    x: (index) => left + ((right - left) * index) / steps,
    y: (value) => bottom - ((bottom - top) * (value - low)) / (high - low),
  };
};

/** The last point of a line that is drawn, or null. */
export const lastPoint = (one: Line): { readonly index: number; readonly value: number } | null => {
  for (let index = one.values.length - 1; index >= 0; index--) {
    const value = one.values[index];
    if (shown(value)) return { index, value };
  }
  return null;
};

/** Is there a value to draw: a hole is a gap in the line. */
export const isDrawn = shown;
