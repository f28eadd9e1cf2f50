import { axisSteps, chartColours, point, svgDocument, svgText } from './svg.ts';

export interface BarChartInput {
  readonly title: string;
  readonly unit: string;
  readonly bars: readonly { readonly name: string; readonly value: number; readonly label: string }[];
}

const rowHeight = 24;
const edge = { left: 220, right: 64, top: 34, bottom: 12 } as const;
const width = 760;

/** Size of a bar chart with so many bars. Unit: user units. */
export const barChartSize = (count: number): { readonly width: number; readonly height: number } => ({
  width,
  height: edge.top + count * rowHeight + edge.bottom,
});

/** Draw one horizontal bar per row with its figure at the end, as SVG; bars to the right are above nought. */
export const barChart = (input: BarChartInput): string => {
  const { height } = barChartSize(input.bars.length);
  const low = Math.min(0, ...input.bars.map(({ value }) => value));
  const high = Math.max(0, ...input.bars.map(({ value }) => value), 1e-9);
  const room = low < 0 ? 56 : 0;
  const scale = (width - edge.left - edge.right - room) / (high - low);
  const x = (value: number): number => edge.left + room + (value - low) * scale;
  const parts: string[] = [svgText(0, 16, input.unit, { colour: chartColours.axis })];
  for (const step of axisSteps(low, high, 4))
    parts.push(
      `<line x1="${point(x(step))}" x2="${point(x(step))}" y1="${edge.top - 4}" y2="${height - edge.bottom}" stroke="${step === 0 ? chartColours.axis : chartColours.grid}"/>`,
    );
  input.bars.forEach(({ name, value, label }, index) => {
    const top = edge.top + index * rowHeight;
    const from = Math.min(x(0), x(value));
    parts.push(
      svgText(edge.left - 10, top + 16, name, { anchor: 'end' }),
      `<rect x="${point(from)}" y="${point(top + 4)}" width="${point(Math.abs(x(value) - x(0)))}" height="${rowHeight - 8}" fill="${value < 0 ? chartColours.barSurplus : chartColours.bar}"/>`,
      value < 0
        ? svgText(from - 6, top + 16, label, { anchor: 'end' })
        : svgText(x(value) + 6, top + 16, label),
    );
  });
  return svgDocument(width, height, input.title, parts);
};
