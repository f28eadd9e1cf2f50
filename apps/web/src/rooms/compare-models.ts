import { at, type Language, type Plan } from '@veivalg/core';
import type { Translate } from '@veivalg/core/text';
import type { BandOfDraws } from '@veivalg/engine';
import type { Band, ChartModel, Line, Tone } from '../charts/model.ts';
import { yearTable } from '../charts/model-input.ts';
import type { CompareBands, ComparedPath } from '../engine/compare-bands.ts';
import type { AreaRun } from '../engine/protocol.ts';
import { figure } from '../text/figures.ts';
import type { TextKey } from '../text/use-text.ts';

/** One of what stands side by side. */
export interface ComparedColumn {
  readonly place: string;
  readonly plan: string;
  readonly run: AreaRun;
  readonly setting: Plan;
}

export interface CompareInput {
  readonly columns: readonly ComparedColumn[];
  readonly bands: CompareBands | null;
  readonly firstYear: number;
  readonly year: number;
  readonly language: Language;
  readonly t: Translate<TextKey>;
}

export const compareTones: readonly Tone[] = ['accent', 'demand', 'supply', 'a'];

/** Place and plan, as one name. */
export const columnName = ({ place, plan }: Pick<ComparedColumn, 'place' | 'plan'>): string =>
  `${place}, ${plan}`;

const valuesOf = (id: ComparedPath, run: AreaRun): readonly (number | null)[] =>
  Array.from(run.demand, (need, y) =>
    id === 'gap' ? need - at(run.supply, y) : need > 0 ? at(run.supply, y) / need : null,
  );

const endsOf = (path: readonly BandOfDraws[]): Pick<Band, 'low' | 'high'> => ({
  low: path.map(({ p10 }) => (Number.isFinite(p10) ? p10 : null)),
  high: path.map(({ p90 }) => (Number.isFinite(p90) ? p90 : null)),
});

const bandColumns = (
  label: string,
  band: Pick<Band, 'low' | 'high'> | null,
  share: boolean,
): Parameters<typeof yearTable>[2] =>
  band === null
    ? []
    : [
        { label: `${label} P10`, values: band.low, percent: share },
        { label: `${label} P90`, values: band.high, percent: share },
      ];

const yearsOf = ({ columns, firstYear }: CompareInput): readonly number[] =>
  Array.from(
    { length: Math.max(0, ...columns.map(({ run }) => run.demand.length)) },
    (_, y) => firstYear + y,
  );

const minus = (one: readonly (number | null)[], other: readonly (number | null)[]) =>
  one.map((value, y) => {
    const less = other[y] ?? null;
    return value === null || less === null ? null : value - less;
  });

const subtitle = ({ bands, t }: CompareInput, id: ComparedPath): string =>
  `${t(id === 'gap' ? 'compare.gapTitle' : 'compare.coverageTitle')}.${bands === null ? '' : ` ${t('chart.bandDraws')}`}`;

/** Shortage or coverage of all columns year by year, each with its band. */
export const compareChart = (input: CompareInput, id: ComparedPath): ChartModel => {
  const { columns, bands, t, language, year, firstYear } = input;
  const years = yearsOf(input);
  const share = id === 'coverage';
  const ends = columns.map((_, i) => {
    const path = bands?.paths[i]?.[id];
    return path === undefined ? null : endsOf(path);
  });
  const lines: readonly Line[] = columns.map((column, i) => ({
    id: String(i),
    label: column.place,
    note: column.plan,
    tone: compareTones[i] ?? 'accent',
    dashed: i > 1,
    values: valuesOf(id, column.run),
  }));
  const [first, second] = lines;
  const apart =
    first === undefined || second === undefined
      ? null
      : (minus(first.values, second.values)[year - firstYear] ?? null);
  return {
    id,
    title:
      apart === null
        ? t(share ? 'chart.coverage' : 'chart.gap')
        : share
          ? t('bands.compareCoverage', {
              value: figure(language, Math.round(Math.abs(apart) * 1000) / 10),
              year: String(year),
            })
          : t('bands.compareNow', { value: figure(language, Math.abs(apart)), year: String(year) }),
    subtitle: subtitle(input, id),
    figure: {
      kind: 'line',
      years,
      lines,
      bands: ends.flatMap((band, i) =>
        band === null ? [] : [{ id: `band${i}`, tone: compareTones[i] ?? 'accent', ...band }],
      ),
      percent: share,
      fromZero: !share,
    },
    table: yearTable(
      years,
      t,
      columns.flatMap((column, i) => [
        { label: columnName(column), values: lines[i]?.values ?? [], percent: share },
        ...bandColumns(columnName(column), ends[i] ?? null, share),
      ]),
    ),
    plans: columns.map((column) => ({ label: columnName(column), plan: column.setting })),
  };
};

/** The first less the second in shortage, year by year, with the band of the difference on the same draws. */
export const differenceChart = (input: CompareInput): ChartModel | null => {
  const { columns, bands, t, language, year, firstYear } = input;
  const [first, second] = columns;
  if (first === undefined || second === undefined) return null;
  const years = yearsOf(input);
  const values = minus(valuesOf('gap', first.run), valuesOf('gap', second.run));
  const path = bands?.differencePath?.gap;
  const band = path === undefined ? null : endsOf(path);
  const now = values[year - firstYear] ?? null;
  const label = t('bands.compareDifference', { one: columnName(first), other: columnName(second) });
  return {
    id: 'difference',
    title:
      now === null
        ? t('compare.difference')
        : t('bands.compareMore', { value: figure(language, now), year: String(year) }),
    subtitle: `${label}. ${subtitle(input, 'gap')}`,
    figure: {
      kind: 'line',
      years,
      lines: [{ id: 'difference', label: t('compare.difference'), tone: 'accent', values, nameless: true }],
      bands: band === null ? [] : [{ id: 'band', tone: 'accent', ...band }],
      percent: false,
      fromZero: true,
    },
    table: yearTable(years, t, [{ label, values }, ...bandColumns(label, band, false)]),
    plans: [first, second].map((column) => ({ label: columnName(column), plan: column.setting })),
  };
};
