import type { DemographyInput, LevelPaths, Municipality, PathLevel } from '@veivalg/core';
import { cell, groupCount, lineValue, pick, range, rowCount, total } from './population-numbers.ts';

/** D4: net migration of the country in one year. */
export const netMigration = (
  input: DemographyInput,
  paths: LevelPaths,
  level: PathLevel,
  year: number,
): number => {
  const points = paths[level];
  const a = pick(points, 0);
  const b = points[1];
  if (b === undefined || year <= a.year || year >= b.year) return lineValue(points, year);
  const counties = input.countyIds.length;
  const sum = (y: number): number =>
    total(
      range(counties).map((c) =>
        cell(input.countyTotals.main, (y - input.countyTotalsYears.first) * counties + c),
      ),
    );
  const growth = (y: number): number => sum(y + 1) - sum(y);
  const fall = growth(a.year) - growth(b.year);
  return b.value + (fall === 0 ? 0 : ((a.value - b.value) * (growth(year) - growth(b.year))) / fall);
};

/** From five-year groups to cohort rows. */
const byRow = (groups: readonly number[]): number[] =>
  range(rowCount).map((row) => {
    const age = Math.max(0, row - 1);
    const half = row === 0 ? 0.5 : 1;
    if (age <= 2) return half * pick(groups, 0);
    if (age >= 97) return pick(groups, 19);
    const lower = Math.floor((age - 2) / 5);
    const share = (age - 2 - lower * 5) / 5;
    return (1 - share) * pick(groups, lower) + share * pick(groups, lower + 1);
  });

/** D4: lasting rates, what recent years add (both `[place][sex][row]`), mobility `[sex][row]` and response `[place]`. */
export const localMigration = (
  input: DemographyInput,
  municipalities: readonly Municipality[],
  value: (id: string) => number,
) => {
  const earlier = pick(input.residuals, 0);
  const recent = pick(input.residuals, input.residuals.length - 1);
  const weight = value('recentWeight');
  const index = (place: number, sex: number, group: number): number => (place * 2 + sex) * groupCount + group;
  const exposure = (place: number, sex: number, group: number): number =>
    cell(earlier.exposure, index(place, sex, group)) +
    weight * cell(recent.exposure, index(place, sex, group));
  const residual = (place: number, sex: number, group: number): number =>
    cell(earlier.residual, index(place, sex, group)) +
    weight * cell(recent.residual, index(place, sex, group));
  const places = range(municipalities.length);
  const classRate = (
    c: number,
    people: (place: number, sex: number, group: number) => number,
    moved: (place: number, sex: number, group: number) => number,
  ): number[][] => {
    const members = places.filter((place) => pick(municipalities, place).centralityClass === c);
    return range(2).map((sex) =>
      range(groupCount).map((group) => {
        const sum = total(members.map((place) => people(place, sex, group)));
        return sum > 0 ? total(members.map((place) => moved(place, sex, group))) / sum : 0;
      }),
    );
  };
  const classes = range(7).map((c) => classRate(c, exposure, residual));
  const classesRecent = range(7).map((c) =>
    classRate(
      c,
      (place, sex, group) => cell(recent.exposure, index(place, sex, group)),
      (place, sex, group) => cell(recent.residual, index(place, sex, group)),
    ),
  );
  const ofClass = (table: number[][][], place: number, sex: number, group: number): number =>
    pick(pick(pick(table, pick(municipalities, place).centralityClass), sex), group);
  const off = (place: number, sex: number, group: number): number =>
    residual(place, sex, group) - ofClass(classes, place, sex, group) * exposure(place, sex, group);

  const spread = range(2).map((sex) =>
    range(groupCount).map((group) => {
      const people = total(places.map((place) => exposure(place, sex, group)));
      const squares = total(
        places
          .filter((place) => exposure(place, sex, group) > 0)
          .map((place) => off(place, sex, group) ** 2 / exposure(place, sex, group)),
      );
      return people > 0 ? Math.sqrt(squares / people) : 0;
    }),
  );
  const all = (f: (place: number, sex: number, group: number) => number): number =>
    total(
      places.flatMap((place) => range(2).flatMap((sex) => range(groupCount).map((g) => f(place, sex, g)))),
    );
  const people = all(exposure);
  const moving = all((place, sex, group) => exposure(place, sex, group) * pick(pick(spread, sex), group));
  const mobility = spread.map((row) => row.map((one) => (moving > 0 ? (one * people) / moving : 1)));

  const rates = places.map((place) => {
    const own = (f: (sex: number, group: number) => number): number =>
      total(range(2).flatMap((sex) => range(groupCount).map((group) => f(sex, group))));
    const movable = own((sex, group) => pick(pick(mobility, sex), group) * exposure(place, sex, group));
    const level = movable > 0 ? own((sex, group) => off(place, sex, group)) / movable : 0;
    const pattern = range(groupCount).map((group) => {
      const left = total(
        range(2).map(
          (sex) =>
            off(place, sex, group) - level * pick(pick(mobility, sex), group) * exposure(place, sex, group),
        ),
      );
      const seen = total(range(2).map((sex) => exposure(place, sex, group))) + value('patternWeight');
      return seen > 0 ? left / seen : 0;
    });
    return range(2).map((sex) => ({
      lasting: byRow(
        range(groupCount).map(
          (group) =>
            ofClass(classes, place, sex, group) +
            value('levelKept') * level * pick(pick(mobility, sex), group) +
            value('patternKept') * pick(pattern, group),
        ),
      ),
      added: byRow(
        range(groupCount).map(
          (group) => ofClass(classesRecent, place, sex, group) - ofClass(classes, place, sex, group),
        ),
      ),
    }));
  });

  const known = input.classResiduals;
  const years = range(known.years.count);
  const withoutTrend = (series: readonly number[]): number[] => {
    const middle = total([...years]) / years.length;
    const mean = total(series) / series.length;
    const squares = total(years.map((y) => (y - middle) ** 2));
    const slope = squares > 0 ? total(years.map((y) => (y - middle) * pick(series, y))) / squares : 0;
    return series.map((one, y) => one - mean - slope * (y - middle));
  };
  const rateOf = (classList: readonly number[]): number[] =>
    withoutTrend(
      years.map((y) => {
        const exposed = total(classList.map((c) => cell(known.exposure, y * 6 + c)));
        return exposed > 0 ? total(classList.map((c) => cell(known.residual, y * 6 + c))) / exposed : 0;
      }),
    );
  const nation = rateOf(range(6));
  const prior = value('responsePrior');
  const squares = total(nation.map((one) => one * one)) + prior;
  const classResponse = range(6).map((c) => {
    const own = rateOf([c]);
    return squares > 0
      ? Math.max(0.1, (total(own.map((one, y) => one * pick(nation, y))) + prior) / squares)
      : 1;
  });
  return {
    rates,
    mobility: mobility.map((row) => byRow(row)),
    response: municipalities.map((place) => pick(classResponse, place.centralityClass - 1)),
  };
};
