import { axisSteps, chartColours, point, svgDocument, svgText } from './svg.ts';

/** One line of a chart. */
export interface ChartLine {
  readonly name: string;
  readonly values: readonly number[];
  readonly colour: string;
  readonly dashed?: boolean;
  /** Low and high by year. */
  readonly band?: { readonly low: readonly number[]; readonly high: readonly number[] };
}

export interface LineChartInput {
  readonly title: string;
  readonly unit: string;
  readonly years: readonly number[];
  readonly lines: readonly ChartLine[];
  /** A year to point out. */
  readonly focus: number;
  readonly format: (value: number) => string;
}

export const lineChartSize = { width: 760, height: 360 } as const;
const edge = { left: 62, right: 158, top: 34, bottom: 34 } as const;
/** Least room between two labels at the right end. Unit: user units. */
const labelRoom = 17;

/** Move labels apart so that none covers another, keeping their order. */
const spreadLabels = (wanted: readonly number[]): readonly number[] => {
  const order = wanted.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y);
  const placed = new Array<number>(wanted.length).fill(0);
  let last = Number.NEGATIVE_INFINITY;
  for (const { y, index } of order) {
    const here = Math.max(y, last + labelRoom);
    placed[index] = here;
    last = here;
  }
  const over = last - (lineChartSize.height - edge.bottom);
  return over > 0 ? placed.map((y) => y - over) : placed;
};

/** Draw lines over years with names at their ends, as SVG. Numbers are not changed; the axis starts at nought. */
export const lineChart = (input: LineChartInput): string => {
  const { width, height } = lineChartSize;
  const all = input.lines.flatMap(({ values, band }) => [...values, ...(band?.high ?? [])]);
  const top = Math.max(...all.filter(Number.isFinite), 1);
  const steps = axisSteps(0, top * 1.05);
  const high = Math.max(top * 1.05, steps.at(-1) ?? 1);
  const firstYear = input.years[0] ?? 0;
  const lastYear = input.years.at(-1) ?? firstYear + 1;
  const x = (year: number): number =>
    edge.left + ((year - firstYear) / Math.max(lastYear - firstYear, 1)) * (width - edge.left - edge.right);
  const y = (value: number): number =>
    height - edge.bottom - (value / high) * (height - edge.top - edge.bottom);
  const parts: string[] = [svgText(0, 16, input.unit, { size: 13, colour: chartColours.axis })];
  for (const step of steps) {
    parts.push(
      `<line x1="${edge.left}" x2="${width - edge.right}" y1="${point(y(step))}" y2="${point(y(step))}" stroke="${chartColours.grid}"/>`,
      svgText(edge.left - 8, y(step) + 4, input.format(step), { anchor: 'end', colour: chartColours.axis }),
    );
  }
  for (const year of input.years)
    if (year === firstYear || year % 5 === 0)
      parts.push(
        svgText(x(year), height - 12, String(year), { anchor: 'middle', colour: chartColours.axis }),
      );
  if (input.years.includes(input.focus))
    parts.push(
      `<line x1="${point(x(input.focus))}" x2="${point(x(input.focus))}" y1="${edge.top}" y2="${height - edge.bottom}" stroke="${chartColours.axis}" stroke-dasharray="2 3"/>`,
    );
  const pathOf = (values: readonly number[]): string =>
    values
      .flatMap((value, index) => {
        const year = input.years[index];
        return year === undefined || !Number.isFinite(value)
          ? []
          : [`${index === 0 ? 'M' : 'L'}${point(x(year))} ${point(y(value))}`];
      })
      .join('');
  for (const { band } of input.lines) {
    if (band === undefined) continue;
    const corners = [
      ...band.low.map((value, index) => [index, value] as const),
      ...band.high.map((value, index) => [index, value] as const).reverse(),
    ].map(([index, value]) => `${point(x(firstYear + index))} ${point(y(value))}`);
    parts.push(`<polygon points="${corners.join(' ')}" fill="${chartColours.band}" fill-opacity="0.6"/>`);
  }
  for (const line of input.lines)
    parts.push(
      `<path d="${pathOf(line.values)}" fill="none" stroke="${line.colour}" stroke-width="2.4"${line.dashed === true ? ' stroke-dasharray="6 4"' : ''}/>`,
    );
  const ends = spreadLabels(input.lines.map(({ values }) => y(values.at(-1) ?? 0) + 4));
  input.lines.forEach((line, index) => {
    parts.push(
      svgText(width - edge.right + 8, ends[index] ?? 0, line.name, { colour: line.colour, weight: 600 }),
    );
  });
  return svgDocument(width, height, input.title, parts);
};
