import type {
  DemographyInput,
  LevelPaths,
  Municipality,
  ParameterTable,
  PathLevel,
  PopulationAlternative,
} from '@veivalg/core';

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

const firstYear = 2026;
const openAge = 105;
const rowCount = 107;
const groupCount = 20;

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const cell = (array: ArrayLike<number>, index: number): number => array[index] ?? Number.NaN;
const pick = <T>(list: readonly T[], index: number): T => {
  const item = list[index];
  if (item === undefined) throw new Error(`The oracle looked outside a list at ${index}`);
  return item;
};

/** Straight line between published points. */
const lineValue = (points: readonly { year: number; value: number }[], year: number): number => {
  const sorted = [...points].sort((a, b) => a.year - b.year);
  const earlier = sorted.filter((point) => point.year <= year).at(-1);
  const later = sorted.find((point) => point.year >= year);
  if (earlier === undefined) return pick(sorted, 0).value;
  if (later === undefined || later.year === earlier.year) return earlier.value;
  return (
    earlier.value + ((later.value - earlier.value) * (year - earlier.year)) / (later.year - earlier.year)
  );
};

/** Life expectancy from an exact age. */
const yearsLeft = (q: readonly number[], age: number): number => {
  let alive = 1;
  let years = 0;
  for (let a = age; a < rowCount; a++) {
    const dead = alive * pick(q, a);
    years += alive - dead / 2;
    alive -= dead;
  }
  return years;
};

/** D2, step 5. */
const survivalRows = (q: readonly number[]): number[] => {
  const alive = [1];
  for (const chance of q) alive.push(pick(alive, alive.length - 1) * (1 - chance));
  return range(rowCount).map((row) => {
    if (row === 0) return (1 + pick(alive, 1)) / 2;
    if (row === rowCount - 1) return 1 - pick(q, openAge);
    const age = row - 1;
    const before = pick(alive, age) + pick(alive, age + 1);
    return before > 0 ? (pick(alive, age + 1) + pick(alive, age + 2)) / before : 0;
  });
};

/** D2, steps 1–4: probability of death `[year][sex][age]`. */
const mortality = (
  input: DemographyInput,
  value: (id: string) => number,
  level: PathLevel,
  years: number,
): number[][][] => {
  const recent = value('recentMortalityYears');
  const lastYear = input.mortalityYears.first + input.mortalityYears.count;
  const base = range(2).map((sex) => {
    const q: number[] = [];
    for (const age of range(rowCount)) {
      const seen = range(recent).map((i) =>
        cell(input.mortality, ((lastYear - 1 - i - input.mortalityYears.first) * 2 + sex) * rowCount + age),
      );
      const mean = total(seen) / recent;
      q.push(age > value('monotoneMortalityAge') ? Math.max(mean, pick(q, age - 1)) : mean);
    }
    return q;
  });

  const firstAge = value('declineFirstAge');
  const slopes = range(rowCount).map((age) => {
    if (age < firstAge || age > 100) return 0;
    const points: [number, number][] = [];
    for (const t of range(input.officialAgesYears.count - 1)) {
      const now = cell(input.officialAges, t * 106 + age);
      const next = cell(input.officialAges, (t + 1) * 106 + age + 1);
      if (now > next && next > 0) points.push([t, Math.log(1 - next / now)]);
    }
    const meanX = total(points.map(([x]) => x)) / points.length;
    const meanY = total(points.map(([, y]) => y)) / points.length;
    const spread = total(points.map(([x]) => (x - meanX) ** 2));
    if (!(spread > 0)) return 0;
    return Math.max(0, -total(points.map(([x, y]) => (x - meanX) * (y - meanY))) / spread);
  });
  const decline = range(rowCount).map((age) => {
    if (age > 100) return 0;
    const ages =
      age < firstAge
        ? range(5).map((i) => firstAge + i)
        : range(5)
            .map((i) => age - 2 + i)
            .filter((a) => a >= firstAge && a <= 100);
    return total(ages.map((a) => pick(slopes, a))) / ages.length;
  });

  const gaps = input.lifeExpectancyMen[level]
    .filter((point) => point.year > lastYear)
    .map((point) => ({
      year: point.year,
      value: 2 * (lineValue(input.lifeExpectancy[level], point.year) - point.value),
    }));
  const gapPath = [
    { year: lastYear, value: yearsLeft(pick(base, 0), 0) - yearsLeft(pick(base, 1), 0) },
    ...gaps,
  ];
  return range(years).map((t) =>
    range(2).map((sex) => {
      const both = lineValue(input.lifeExpectancy[level], firstYear + t);
      const target = both + (sex === 0 ? 0.5 : -0.5) * lineValue(gapPath, firstYear + t);
      const table = (shift: number): number[] =>
        range(rowCount).map((age) =>
          age === rowCount - 1
            ? 1
            : Math.min(1, pick(pick(base, sex), age) * Math.exp(-pick(decline, age) * shift)),
        );
      let low = -200;
      let high = 400;
      for (let i = 0; i < 200; i++) {
        const middle = (low + high) / 2;
        if (yearsLeft(table(middle), 0) < target) low = middle;
        else high = middle;
      }
      return table((low + high) / 2);
    }),
  );
};

/** D3, step 1: shares by single year through a limited cubic Hermite curve of the running sum. */
const singleYears = (shares: readonly number[]): number[] => {
  const sums = [0];
  for (const share of shares) sums.push(pick(sums, sums.length - 1) + share);
  const slopeAt = (edge: number): number => {
    if (edge === 0 || edge === shares.length) return 0;
    const left = pick(shares, edge - 1) / 5;
    const right = pick(shares, edge) / 5;
    return left > 0 && right > 0 ? 2 / (1 / left + 1 / right) : 0;
  };
  const height = (age: number): number => {
    const group = Math.min(shares.length - 1, Math.floor((age - 15) / 5));
    const s = (age - 15 - group * 5) / 5;
    return (
      pick(sums, group) * (2 * s ** 3 - 3 * s ** 2 + 1) +
      5 * slopeAt(group) * (s ** 3 - 2 * s ** 2 + s) +
      pick(sums, group + 1) * (3 * s ** 2 - 2 * s ** 3) +
      5 * slopeAt(group + 1) * (s ** 3 - s ** 2)
    );
  };
  return range(106).map((age) => (age < 15 || age > 49 ? 0 : Math.max(0, height(age + 1) - height(age))));
};

/** D3: births per woman by age in one year. */
const fertility = (input: DemographyInput, level: PathLevel, year: number): number[] => {
  const mids = Array.from(input.fertilityMidYears);
  const shares = range(7).map((group) =>
    lineValue(
      mids.map((mid, i) => ({ year: mid, value: cell(input.fertilityShares, i * 7 + group) })),
      year,
    ),
  );
  const spread = singleYears(shares);
  const sum = total(spread);
  return spread.map((value) => (value / sum) * lineValue(input.totalFertility[level], year));
};

/** D4: net migration of the country in one year. */
const netMigration = (input: DemographyInput, paths: LevelPaths, level: PathLevel, year: number): number => {
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
const localMigration = (
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
