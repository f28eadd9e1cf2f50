import {
  educationRoute,
  type ParameterTable,
  type Profession,
  professions,
  type WorkforceInput,
} from '@veivalg/core';

/** Yearly numbers of new people by kind, before ages. */
export interface NewPeople {
  readonly graduates: number;
  readonly adult: number;
  readonly returned: number;
  readonly abroad: number;
}

export const ages = Array.from({ length: 58 }, (_, i) => 17 + i);
export const of = (profession: Profession): number => professions.indexOf(profession);
export const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Counts by age band as the model starts from them. */
export interface PlainBands {
  readonly heads: ReadonlyMap<Profession, readonly number[]>;
  readonly year: ReadonlyMap<Profession, number>;
  readonly newest: ReadonlyMap<Profession, { readonly year: number; readonly heads: number }>;
}

/** Bands after nurses are split and the untrained are given ages. */
export const plainBands = (input: WorkforceInput, value: (id: string) => number): PlainBands => {
  const heads = new Map<Profession, readonly number[]>();
  const year = new Map<Profession, number>();
  const newest = new Map<Profession, { year: number; heads: number }>();
  for (const name of professions) {
    heads.set(
      name,
      [0, 1, 2, 3].map((b) => input.bandHeads[of(name) * 4 + b] ?? 0),
    );
    year.set(name, input.bandYear[of(name)] ?? 0);
    newest.set(name, { year: input.newestYear[of(name)] ?? 0, heads: input.newestHeads[of(name)] ?? 0 });
  }
  const share = value('specialistNurseShare');
  const all = heads.get('nurse') ?? [];
  const odds = (ratio: number): number => (share * ratio) / (1 - share + share * ratio);
  const young = odds(value('specialistNurseYoungerRatio')) * (all[0] ?? 0);
  const old = [2, 3].map((b) => odds(value('specialistNurseOlderRatio')) * (all[b] ?? 0));
  const middle = Math.min(all[1] ?? 0, Math.max(0, share * total(all) - young - total(old)));
  const special = [young, middle, ...old];
  heads.set('specialistNurse', special);
  heads.set(
    'nurse',
    all.map((n, b) => n - (special[b] ?? 0)),
  );
  const counted = newest.get('nurse') ?? { year: 0, heads: 0 };
  year.set('specialistNurse', year.get('nurse') ?? 0);
  newest.set('specialistNurse', { ...counted, heads: share * counted.heads });
  newest.set('nurse', { ...counted, heads: (1 - share) * counted.heads });
  const worker = heads.get('healthCareWorker') ?? [];
  const eldest = (worker[3] ?? 0) / ((worker[2] ?? 0) + (worker[3] ?? 0));
  const untrained = newest.get('withoutHealthEducation') ?? { year: 0, heads: 0 };
  const under40 = value('untrainedShareUnder40');
  const older = input.untrainedOlderShare;
  heads.set(
    'withoutHealthEducation',
    [under40, 1 - under40 - older, older * (1 - eldest), older * eldest].map(
      (part) => part * untrained.heads,
    ),
  );
  year.set('withoutHealthEducation', untrained.year);
  return { heads, year, newest };
};

/** Single years from bands: the slope at a knot is the weighted harmonic mean of the slopes beside it, limited at the ends. */
export const plainSpread = (bands: readonly number[], firstAge: number): readonly number[] => {
  const knots = [firstAge, 40, 55, 67, 75];
  const sums = [0];
  for (const band of bands) sums.push((sums.at(-1) ?? 0) + band);
  const width = (i: number): number => (knots[i + 1] ?? 0) - (knots[i] ?? 0);
  const secant = (i: number): number => ((sums[i + 1] ?? 0) - (sums[i] ?? 0)) / width(i);
  const atEnd = (i: number, next: number): number => {
    const slope =
      ((2 * width(i) + width(next)) * secant(i) - width(i) * secant(next)) / (width(i) + width(next));
    return Math.min(Math.max(slope, 0), 3 * secant(i));
  };
  const slope = (i: number): number => {
    if (i === 0) return atEnd(0, 1);
    if (i === 4) return atEnd(3, 2);
    if (secant(i - 1) <= 0 || secant(i) <= 0) return 0;
    const before = 2 * width(i) + width(i - 1);
    const after = width(i) + 2 * width(i - 1);
    return (before + after) / (before / secant(i - 1) + after / secant(i));
  };
  const reached = (age: number): number => {
    if (age <= firstAge) return 0;
    const i = age >= 67 ? 3 : age >= 55 ? 2 : age >= 40 ? 1 : 0;
    const s = (age - (knots[i] ?? 0)) / width(i);
    // Hermite's form: value, slope, value, slope.
    const cubic = s * s * (3 - 2 * s);
    return (
      (1 - cubic) * (sums[i] ?? 0) +
      cubic * (sums[i + 1] ?? 0) +
      width(i) * (s * (1 - s) * (1 - s) * slope(i) - s * s * (1 - s) * slope(i + 1))
    );
  };
  return ages.map((age) => Math.max(0, reached(age + 1) - reached(age)));
};

/** Change in persons a year between counts of one kind, as a share of the last count. */
export const plainGrowth = (input: WorkforceInput, table: ParameterTable, name: Profession): number => {
  const counted = name === 'specialistNurse' ? 'nurse' : name;
  const since = table['supply.growthSince']?.value ?? 0;
  const pairs: { readonly won: number; readonly years: number }[] = [];
  let last = { year: 0, heads: 0 };
  input.countSegments.forEach((_, segment) => {
    const found = Array.from({ length: input.countYears.count }, (_unused, y) => ({
      year: input.countYears.first + y,
      heads:
        input.counts[(segment * professions.length + of(counted)) * input.countYears.count + y] ?? Number.NaN,
    })).filter((item) => !Number.isNaN(item.heads));
    found.forEach((item, i) => {
      const before = found[i - 1];
      if (before !== undefined && item.year > since)
        pairs.push({ won: item.heads - before.heads, years: item.year - before.year });
      if (item.year > last.year) last = item;
    });
  });
  const years = total(pairs.map((pair) => pair.years));
  return years === 0 ? 0 : total(pairs.map((pair) => pair.won)) / years / last.heads;
};

/** What the figures say of one year: a straight line between figures, the nearest outside. */
export const plainFigures = (
  input: WorkforceInput,
  table: ParameterTable,
  name: Profession,
  year: number,
): NewPeople => {
  const series = (kind: number): readonly { readonly year: number; readonly persons: number }[] =>
    Array.from({ length: input.inflowYears.count }, (_, y) => ({
      year: input.inflowYears.first + y,
      persons:
        input.inflow[(kind * professions.length + of(name)) * input.inflowYears.count + y] ?? Number.NaN,
    })).filter((item) => !Number.isNaN(item.persons));
  const read = (
    points: readonly { readonly year: number; readonly persons: number }[],
    at: number,
  ): number => {
    const before = points.filter((point) => point.year <= at).at(-1);
    const after = points.find((point) => point.year >= at);
    if (before === undefined || after === undefined) return (before ?? after)?.persons ?? 0;
    if (before.year === after.year) return before.persons;
    const part = (at - before.year) / (after.year - before.year);
    return before.persons + part * (after.persons - before.persons);
  };
  const path = educationRoute[name];
  const study = path === 'none' ? 0 : (table[`supply.studyYears.${path}`]?.value ?? 0);
  const share =
    table[`supply.completion.${name}`]?.value ??
    (path === 'none' ? 1 : (table[`supply.completion.${path}`]?.value ?? 1));
  const [intake, completed, foreign] = [series(0), series(1), series(2)] as const;
  const ordinary = (at: number): number => read(intake, at - study) * share;
  const newest = (points: readonly { readonly year: number }[]): number => points.at(-1)?.year ?? 0;
  const comparable = intake.length > 0 && completed.length > 0 && newest(completed) >= newest(intake);
  const over = completed.map((point) => ({
    year: point.year,
    persons: Math.max(0, point.persons - ordinary(point.year)),
  }));
  return {
    graduates: intake.length > 0 ? ordinary(year) : read(completed, year),
    adult: comparable ? read(over, year) : 0,
    abroad: read(foreign, year),
    returned: 0,
  };
};
