import { area, line } from 'd3-shape';
import { memo } from 'react';
import { isDrawn, type LineLayout, lastPoint } from './line-layout.ts';
import type { Band, Line, LineFigure } from './model.ts';
import { spreadLabels } from './spread-labels.ts';

const lineClass = (one: Line, dashed: boolean): string =>
  `line tone-${one.tone}${dashed ? ' dashed' : ''}${one.quiet ? ' quiet' : ''}${one.thin ? ' thin' : ''}`;

const pathOf = (values: readonly (number | null)[], { x, y }: LineLayout): string =>
  line<number | null>(
    (_, i) => x(i),
    (value) => y(value ?? 0),
  )
    .defined(isDrawn)
    .digits(1)(values) ?? '';

/** One line; what is estimated of it is dashed. */
const OneLine = ({ one, layout }: { readonly one: Line; readonly layout: LineLayout }) => {
  const to = one.estimatedTo;
  if (to === undefined)
    return <path className={lineClass(one, one.dashed === true)} d={pathOf(one.values, layout)} />;
  return (
    <>
      <path
        className={lineClass(one, true)}
        d={pathOf(
          one.values.map((value, i) => (i <= to ? value : null)),
          layout,
        )}
      />
      <path
        className={lineClass(one, false)}
        d={pathOf(
          one.values.map((value, i) => (i >= to ? value : null)),
          layout,
        )}
      />
    </>
  );
};

const bandPath = (band: Band, { x, y }: LineLayout): string =>
  area<number | null>(
    (_, i) => x(i),
    (value) => y(value ?? 0),
    (_, i) => y(band.high[i] ?? 0),
  )
    .defined((value, i) => isDrawn(value) && isDrawn(band.high[i]))
    .digits(1)(band.low) ?? '';

/** Bands, then lines, the main ones on top. */
export const LinePaths = ({ model, layout }: { readonly model: LineFigure; readonly layout: LineLayout }) => (
  <>
    {model.bands.map((band) => (
      <path key={band.id} className={`band tone-${band.tone}`} d={bandPath(band, layout)} />
    ))}
    {[...model.lines].reverse().map((one) => (
      <OneLine key={one.id} one={one} layout={layout} />
    ))}
  </>
);

/** Height a name takes. Unit: pixels. */
const nameHeight = (one: Line): number => (one.note === undefined ? 16 : 31);

interface NameProps {
  readonly one: Line;
  readonly x: number;
  readonly y: number;
}

const EdgeName = memo(
  ({ one, x, y }: NameProps) => (
    <text
      className={`direct tone-${one.tone}${one.quiet ? ' quiet' : ''}`}
      x={x}
      y={y + (one.note === undefined ? 4 : -3)}
    >
      <tspan className="direct-name">{one.label}</tspan>
      {one.note === undefined ? null : (
        <tspan className="direct-note" x={x} dy="14">
          {one.note}
        </tspan>
      )}
    </text>
  ),
  (before, now) =>
    before.x === now.x &&
    before.y === now.y &&
    before.one.label === now.one.label &&
    before.one.note === now.one.note &&
    before.one.tone === now.one.tone &&
    before.one.quiet === now.one.quiet,
);

/** Names of the lines: at the edge, or beside the last point of a line that ends earlier. */
export const LineNames = ({ model, layout }: { readonly model: LineFigure; readonly layout: LineLayout }) => {
  const edge = model.lines.filter((one) => one.inside !== true && one.nameless !== true);
  const ends = edge.map(lastPoint);
  const places = spreadLabels(
    ends.map((end) => (end === null ? layout.bottom : layout.y(end.value))),
    Math.max(...edge.map(nameHeight), 16),
    layout.top + 6,
    layout.bottom - 6,
  );
  return (
    <>
      {edge.map((one, i) =>
        ends[i] === null ? null : (
          // Half pixels are as fine as a name needs to follow its line, and let most names stand still.
          <EdgeName key={one.id} one={one} x={layout.right + 8} y={Math.round((places[i] ?? 0) * 2) / 2} />
        ),
      )}
      {model.lines.map((one) => {
        const end = one.inside === true && one.nameless !== true ? lastPoint(one) : null;
        if (end === null) return null;
        // A name longer than its line begins at the axis, where it would else lie on the numbers or be cut.
        const fits = layout.x(end.index) - one.label.length * 7.2 >= layout.left;
        return (
          <text
            key={one.id}
            className={`direct quiet tone-${one.tone}`}
            x={fits ? layout.x(end.index) : layout.left + 2}
            y={layout.y(end.value) - 10}
            textAnchor={fits ? 'end' : 'start'}
          >
            <tspan className="direct-name">{one.label}</tspan>
          </text>
        );
      })}
    </>
  );
};

/** The distance between two lines in the year looked at, with its words. */
export const LineMark = ({ model, layout }: { readonly model: LineFigure; readonly layout: LineLayout }) => {
  const { mark, years } = model;
  if (mark === undefined) return null;
  const x = layout.x(mark.year - (years[0] ?? 0));
  const from = layout.y(mark.from);
  const to = layout.y(mark.to);
  const width = mark.text.length * 7.2 + 16;
  const [toLeft, toRight] = [x - width - 8, x + 8];
  const fitsRight = toRight + width <= layout.right - 8;
  const fits = fitsRight || toLeft >= layout.left;
  const left = fitsRight ? toRight : Math.max(toLeft, layout.left + 2);
  // Where neither side has room the words stand over the upper point, clear of the numbers on the axis.
  const middle = fits ? (from + to) / 2 : Math.max(Math.min(from, to) - 22, layout.top + 12);
  return (
    <g className="mark">
      <line x1={x} x2={x} y1={from} y2={to} />
      <circle className="tone-demand" cx={x} cy={from} r={4} />
      <circle className="tone-supply" cx={x} cy={to} r={4} />
      <rect className="mark-plate" x={left} y={middle - 12} width={width} height={24} rx={5} />
      <text className="mark-text" x={left + width / 2} y={middle + 4.5} textAnchor="middle">
        {mark.text}
      </text>
    </g>
  );
};
