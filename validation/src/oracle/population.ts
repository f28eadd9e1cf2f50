import type {
  DemographyInput,
  Municipality,
  ParameterTable,
  PathLevel,
  PopulationAlternative,
} from '@veivalg/core';
import { fertility } from './population-births.ts';
import { mortality, survivalRows, yearsLeft } from './population-deaths.ts';
import { localMigration, netMigration } from './population-moves.ts';
import { cell, firstYear, openAge, pick, range, rowCount, total } from './population-numbers.ts';

/**
 * What the oracle finds: nested arrays, read `[year][sex][age][place]`; deaths by cohort row `[step][sex][row][place]`,
 * net migration by age on 1 January after.
 */
export interface OraclePopulation {
  readonly persons: number[][][][];
  readonly births: number[][][];
  readonly deaths: number[][][][];
  readonly netMigration: number[][][][];
  readonly lifeExpectancyGain: number[];
}

/** D5, step 6: no place below zero, the sum kept. */
const mended = (row: readonly number[]): number[] => {
  if (row.every((one) => one >= 0)) return [...row];
  const positive = total(row.map((one) => Math.max(0, one)));
  const keep = total(row) > 0 && positive > 0 ? total(row) / positive : 0;
  return row.map((one) => Math.max(0, one) * keep);
};

const levels: Record<PopulationAlternative, readonly [PathLevel, PathLevel, PathLevel, PathLevel]> = {
  main: ['main', 'main', 'main', 'main'],
  low: ['low', 'low', 'low', 'low'],
  high: ['high', 'high', 'high', 'high'],
  strongAgeing: ['low', 'high', 'low', 'main'],
  weakAgeing: ['high', 'low', 'high', 'main'],
};

/**
 * Project the population as docs/method/demography.md tells it, one cell at a time and with no regard to speed.
 *
 * Shares no code with the engine: where the two differ, one of them has misread the rule.
 * @source docs/method/demography.md D1–D6
 */
export const oraclePopulation = (
  input: DemographyInput,
  municipalities: readonly Municipality[],
  parameters: ParameterTable,
  alternative: PopulationAlternative,
  endYear: number,
): OraclePopulation => {
  const value = (id: string): number => parameters[`demography.${id}`]?.value ?? Number.NaN;
  const [fertilityLevel, lifeLevel, migrationLevel, countyLevel] = levels[alternative];
  const places = range(municipalities.length);
  const steps = Math.max(endYear, input.municipalTotalsYear) - firstYear;
  const q = mortality(input, value, lifeLevel, steps + 1);
  const survival = q.map((year) => year.map(survivalRows));
  const atAge67 = q.map((year) => total(year.map((table) => yearsLeft(table, 67))) / 2);

  // D4: age pattern of the country's net migration.
  const earlier = pick(input.residuals, 0);
  const raw = range(2).map((sex) => {
    const rows = range(rowCount).map((row) =>
      row < 1 || row > 100
        ? 0
        : total(
            range(earlier.lastYear - earlier.firstYear + 1).map((i) =>
              cell(
                input.nationalResiduals,
                ((earlier.firstYear + i - input.nationalResidualsYears.first) * 2 + sex) * rowCount + row,
              ),
            ),
          ),
    );
    rows[0] = pick(rows, 1) / 2;
    return rows;
  });
  const rawSum = total(raw.flat());
  const pattern = raw.map((rows) => rows.map((one) => (rawSum > 0 ? one / rawSum : one)));

  const persons: number[][][][] = [
    range(2).map((sex) =>
      range(106).map((age) => places.map((place) => cell(input.population, (place * 2 + sex) * 106 + age))),
    ),
  ];
  const nation: number[][][] = [
    range(2).map((sex) => range(106).map((age) => total(persons[0]?.[sex]?.[age] ?? []))),
  ];
  const births: number[][][] = [];
  const deaths: number[][][][] = [];
  const moved: number[][][][] = [];
  const local = localMigration(input, municipalities, value);
  const index = places.map(
    (place) =>
      (cell(input.infants, place) + value('fertilityShrinkage')) /
      (cell(input.expectedInfants, place) + value('fertilityShrinkage')),
  );

  // The country first (D2–D4), births by sex beside.
  const nationBirths: number[][] = [];
  for (let t = 0; t < steps; t++) {
    const now = pick(nation, t);
    const flow = netMigration(input, input.netMigration, migrationLevel, firstYear + t);
    const stay = (before: number, sex: number, row: number): number => {
      const lived = before * pick(pick(pick(survival, t), sex), row);
      return lived > 0 ? Math.max(0, lived + flow * pick(pick(pattern, sex), row)) : 0;
    };
    const next = range(2).map((sex) => {
      const rows = range(rowCount).map((row) =>
        row === 0 ? 0 : stay(pick(pick(now, sex), row - 1), sex, row),
      );
      return range(106).map((age) => (age === openAge ? pick(rows, 105) + pick(rows, 106) : pick(rows, age)));
    });
    const rates = fertility(input, fertilityLevel, firstYear + t);
    const born = total(
      range(105).map(
        (age) =>
          (((pick(rates, age) + pick(rates, age + 1)) / 2) *
            (pick(pick(now, 0), age) + pick(pick(next, 0), age + 1))) /
          2,
      ),
    );
    const girls = 1 / (1 + value('boysPerGirl'));
    const bySex = [born * girls, born * (1 - girls)];
    nationBirths.push(bySex);
    next.forEach((ages, sex) => {
      ages[0] = stay(pick(bySex, sex), sex, 0);
    });
    nation.push(next);
  }

  // D5: county totals and municipal goals.
  const last = input.municipalTotalsYear;
  const span = last - firstYear;
  const counties = range(input.countyIds.length);
  const countyOf = municipalities.map((place) => input.countyIds.indexOf(place.countyId));
  const startTotal = (place: number): number =>
    total(
      range(2).flatMap((sex) => range(106).map((age) => pick(pick(pick(pick(persons, 0), sex), age), place))),
    );
  const official = (year: number, county: number): number =>
    cell(
      input.countyTotals[countyLevel],
      (year - input.countyTotalsYears.first) * input.countyIds.length + county,
    );
  const membersOf = (county: number): number[] => places.filter((place) => pick(countyOf, place) === county);
  const countyGoal = range(span + 1).map((t) => {
    const values = counties.map((county) => {
      const off = Math.log(total(membersOf(county).map(startTotal)) / official(firstYear, county));
      return official(firstYear + t, county) * Math.exp(off * (1 - t / span));
    });
    const scale = total(pick(nation, t).flat()) / total(values);
    return values.map((one) => one * scale);
  });
  const goal = places.map((place) => {
    const county = pick(countyOf, place);
    const members = total(membersOf(county).map((member) => cell(input.municipalTotals, member)));
    return (cell(input.municipalTotals, place) * pick(pick(countyGoal, span), county)) / members;
  });

  const run = (years: number, targets: number[][] | null): void => {
    let push = places.map(() => 0);
    persons.length = 1;
    births.length = 0;
    deaths.length = 0;
    moved.length = 0;
    for (let t = 0; t < years; t++) {
      const now = pick(persons, t);
      const keep = Math.max(0, 1 - (t + 1) / (value('recentFadeYears') + 1));
      const people: number[][][] = range(2).map(() => range(rowCount).map(() => []));
      const lived: number[][][] = range(2).map(() => range(rowCount).map(() => []));
      const live = (sex: number, row: number, before: readonly number[], country: number): void => {
        const s = pick(pick(pick(survival, t), sex), row);
        const survivors = before.map((one) => one * s);
        const after = survivors.map((one, place) => {
          const rate = pick(pick(local.rates, place), sex);
          return one * (1 + pick(rate.lasting, row) + keep * pick(rate.added, row));
        });
        const weight = total(survivors.map((one, place) => one * pick(local.response, place)));
        const lift = weight > 0 ? (country - total(after)) / weight : 0;
        pick(lived, sex)[row] = survivors;
        pick(people, sex)[row] = mended(
          after.map((one, place) => one + lift * pick(local.response, place) * pick(survivors, place)),
        );
      };
      for (const sex of range(2)) {
        const ages = pick(now, sex);
        const country = pick(pick(nation, t + 1), sex);
        for (let row = 1; row <= 104; row++) live(sex, row, pick(ages, row - 1), pick(country, row));
        const share = (row: number): number =>
          total(pick(ages, row - 1)) * pick(pick(pick(survival, t), sex), row);
        const both = share(105) + share(106);
        const part = both > 0 ? share(105) / both : 0;
        live(sex, 105, pick(ages, 104), pick(country, 105) * part);
        live(sex, 106, pick(ages, 105), pick(country, 105) * (1 - part));
      }
      const rates = fertility(input, fertilityLevel, firstYear + t);
      const expected = places.map(
        (place) =>
          pick(index, place) *
          Math.max(
            0,
            total(
              range(104).map(
                (age) =>
                  ((pick(rates, age) + pick(rates, age + 1)) / 4) *
                  (pick(pick(pick(now, 0), age), place) + pick(pick(pick(people, 0), age + 1), place)),
              ),
            ),
          ),
      );
      const expectedSum = total(expected);
      const born = pick(nationBirths, t).map((country) =>
        expected.map((one) => (expectedSum > 0 ? (one * country) / expectedSum : 0)),
      );
      births.push(born);
      for (const sex of range(2)) live(sex, 0, pick(born, sex), pick(pick(pick(nation, t + 1), sex), 0));

      // D5: steering.
      const goals = targets?.[t + 1];
      if (goals !== undefined)
        push = places.map((place) => {
          const sumOver = (f: (sex: number, row: number) => number): number =>
            total(
              range(2).flatMap((sex) =>
                range(rowCount).map((row) => f(sex, row) * pick(pick(pick(people, sex), row), place)),
              ),
            );
          const movable = sumOver((sex, row) => pick(pick(local.mobility, sex), row));
          return movable > 0 ? (pick(goals, place) - sumOver(() => 1)) / movable : 0;
        });
      for (const sex of range(2))
        for (const row of range(rowCount)) {
          const one = pick(pick(people, sex), row);
          const sum = total(one);
          const mean = sum > 0 ? total(one.map((n, place) => n * pick(push, place))) / sum : 0;
          const after = one.map(
            (n, place) => n + pick(pick(local.mobility, sex), row) * n * (pick(push, place) - mean),
          );
          pick(people, sex)[row] = mended(after);
        }

      deaths.push(
        range(2).map((sex) =>
          range(rowCount).map((row) =>
            places.map((place) => {
              const before =
                row === 0 ? pick(pick(born, sex), place) : pick(pick(pick(now, sex), row - 1), place);
              return before * (1 - pick(pick(pick(survival, t), sex), row));
            }),
          ),
        ),
      );
      moved.push(
        range(2).map((sex) =>
          range(106).map((age) =>
            places.map((place) => {
              const net = (row: number): number =>
                pick(pick(pick(people, sex), row), place) - pick(pick(pick(lived, sex), row), place);
              return age === openAge ? net(105) + net(106) : net(age);
            }),
          ),
        ),
      );
      persons.push(
        range(2).map((sex) =>
          range(106).map((age) =>
            places.map((place) => {
              const own = pick(pick(pick(people, sex), age), place);
              return age === openAge ? own + pick(pick(pick(people, sex), 106), place) : own;
            }),
          ),
        ),
      );
    }
  };
  run(span, null);
  const free = persons.map((year) =>
    places.map((place) => total(year.flatMap((ages) => ages.map((row) => pick(row, place))))),
  );
  const targets = free.map((totals, year) => {
    const wished = places.map((place) => {
      const end = pick(pick(free, span), place);
      const off = pick(goal, place) > 0 && end > 0 ? Math.log(pick(goal, place) / end) : 0;
      return pick(totals, place) * Math.exp((off * year) / span);
    });
    const county = counties.map((c) => total(membersOf(c).map((place) => pick(wished, place))));
    return wished.map((one, place) => {
      const c = pick(countyOf, place);
      return pick(county, c) > 0 ? (one * pick(pick(countyGoal, year), c)) / pick(county, c) : one;
    });
  });
  run(steps, targets);
  const asked = endYear - firstYear;
  return {
    persons: persons.slice(0, asked + 1),
    births: births.slice(0, asked),
    deaths: deaths.slice(0, asked),
    netMigration: moved.slice(0, asked),
    lifeExpectancyGain: atAge67.slice(0, asked + 1).map((years) => years - pick(atAge67, 0)),
  };
};
