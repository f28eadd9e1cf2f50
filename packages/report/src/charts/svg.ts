/** Write text so that an SVG or HTML reader takes it as text and nothing else. */
export const escapeMarkup = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** Colours of the charts: clear in colour, apart in grey, 4.5:1 on white. */
export const chartColours = {
  demand: '#9a3412',
  supply: '#1d4e79',
  band: '#dbe4ee',
  bar: '#1d4e79',
  barSurplus: '#5b7f4f',
  axis: '#5f6b76',
  grid: '#dfe3e7',
  text: '#1b2a3a',
} as const;

export const chartFont = "Inter, 'Liberation Sans', Arial, sans-serif";

/** Round steps for an axis that covers a span. Unit: as the span. */
export const axisSteps = (low: number, high: number, wanted = 5): readonly number[] => {
  const width = Math.max(high - low, 1e-9);
  const rough = width / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? power * 10;
  const first = Math.ceil(low / step) * step;
  const count = Math.floor((high - first) / step + 1e-9) + 1;
  return Array.from({ length: count }, (_, index) => first + index * step);
};

/** Write a coordinate with two decimals, the same in every engine. */
export const point = (value: number): string => String(Math.round(value * 100) / 100);

interface TextOptions {
  readonly size?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly colour?: string;
  readonly weight?: number;
}

/** One text element. Unit of x and y: user units. */
export const svgText = (x: number, y: number, text: string, options: TextOptions = {}): string =>
  `<text x="${point(x)}" y="${point(y)}" font-size="${options.size ?? 13}" text-anchor="${options.anchor ?? 'start'}" fill="${options.colour ?? chartColours.text}"${options.weight === undefined ? '' : ` font-weight="${options.weight}"`}>${escapeMarkup(text)}</text>`;

/** Wrap drawn elements as a drawing with a title. */
export const svgDocument = (width: number, height: number, title: string, parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${escapeMarkup(chartFont)}" role="img"><title>${escapeMarkup(title)}</title><rect width="${width}" height="${height}" fill="#ffffff"/>${parts.join('')}</svg>`;
