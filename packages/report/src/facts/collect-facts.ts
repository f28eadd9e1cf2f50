import {
  at,
  fail,
  type Outcome,
  type Parameter,
  type Problem,
  type Profession,
  problem,
  professions,
  type Result,
  type Sector,
  type Service,
  sectors,
  services,
  serviceTraits,
  standingOf,
  succeed,
} from '@veivalg/core';
import { balanceOf } from '@veivalg/engine';
import { caseAssumptions } from './case-assumptions.ts';
import type {
  Alternative,
  BalanceFigures,
  CaseFacts,
  FactsInput,
  LeverFacts,
  LineBand,
  PartFigures,
  RequirementFacts,
} from './case-facts.ts';
import { type Figure, type FigureUnit, makeFigure, type Rounding } from './figure.ts';
import { type AgeSpan, createFigureReader, type Reference, type RunName } from './reference.ts';

type MakeFigure = (reference: Reference, unit: FigureUnit, rounding?: Rounding) => Figure | null;

/** Below this share of the need a part of the services is too small to have a line of its own. Unit: FTE. */
const smallestPart = 0.05;

const figureMaker = (input: FactsInput): MakeFigure => {
  const runs: Partial<Record<RunName, Result>> = { plan: input.result, without: input.without };
  if (input.best !== undefined) runs.best = input.best;
  if (input.worst !== undefined) runs.worst = input.worst;
  (input.others ?? []).forEach(({ result }, index) => {
    runs[`other${index}`] = result;
  });
  const reader = createFigureReader(runs, input.area.members);
  return (reference, unit, rounding) => {
    const value = reader.read(reference);
    if (!Number.isFinite(value)) return null;
    return makeFigure({
      value,
      unit,
      run: input.run.digest,
      reference,
      ...(rounding === undefined ? {} : { rounding }),
      band: input.band?.(reference),
    });
  };
};

type Part = Pick<Reference, 'sector' | 'service' | 'profession'>;

const balanceFigures = (make: MakeFigure, run: RunName, year: number, part: Part): BalanceFigures => ({
  year,
  demand: make({ run, what: 'demand', year, ...part }, 'fte'),
  supply: make({ run, what: 'supply', year, ...part }, 'fte'),
  gap: make({ run, what: 'gap', year, ...part }, 'fte'),
  coverage: make({ run, what: 'coverage', year, ...part }, 'share'),
});

const difference = (make: MakeFigure, run: RunName, what: 'gap' | 'demand', year: number, part: Part) =>
  make({ run, what, year, ...part, minus: { run: 'without', what, year, ...part } }, 'fte');

const leverFacts = (input: FactsInput, result: Result, problems: Problem[]): readonly LeverFacts[] =>
  result.plan.levers.flatMap((lever, index) => {
    const measure = [...(input.measures ?? []), ...result.plan.ownMeasures].find(
      ({ id }) => id === lever.measure,
    );
    if (measure === undefined) {
      problems.push(problem('V4017', `levers[${index}]`, { id: lever.measure }));
      return [];
    }
    const own =
      result === input.result ? input.effects?.find((effect) => effect.measure === lever.measure) : undefined;
    return [
      {
        measure,
        value: lever.value,
        reach: makeFigure({ value: lever.reach, unit: 'share', run: input.run.digest, reference: null }),
        startYear: lever.startYear,
        fullYear: Math.ceil(lever.startYear + lever.rampYears),
        standing: standingOf(measure, lever.value),
        effect:
          own === undefined || !Number.isFinite(own.fte)
            ? null
            : makeFigure({
                value: own.fte,
                unit: 'fte',
                run: input.run.digest,
                reference: `effect/${lever.measure}/${input.year}`,
                band: own.band,
              }),
      },
    ];
  });

/** What has been worked out about one requirement, summed over the places of the case. */
const consequenceFigures = (input: FactsInput, id: string) => {
  const found = input.consequences?.find(({ requirement }) => requirement.id === id);
  if (found === undefined) return { asked: null, met: null, heads: null, unable: 0 };
  const { placeCount, firstYear } = input.result;
  const start = (input.year - firstYear) * placeCount;
  const sumOf = (array: Float64Array): number =>
    input.area.members.reduce((total, place) => total + at(array, start + place), 0);
  const overProfessions = (of: 'asked' | 'met'): number =>
    found.byProfession.reduce((total, entry) => total + sumOf(entry[of]), 0);
  const figure = (name: string, value: number, unit: FigureUnit): Figure | null =>
    Number.isFinite(value)
      ? makeFigure({
          value,
          unit,
          run: input.run.digest,
          reference: `requirement/${id}/${name}/${input.year}`,
        })
      : null;
  return {
    asked: figure('asked', overProfessions('asked'), 'fte'),
    met: figure('met', overProfessions('met'), 'fte'),
    heads: figure('heads', sumOf(found.heads), 'persons'),
    unable: input.area.members.filter((place) =>
      found.byProfession.some(({ unable }) => at(unable, start + place) === 1),
    ).length,
  };
};

const requirementFacts = (input: FactsInput, problems: Problem[]): readonly RequirementFacts[] =>
  input.result.plan.requirements.flatMap((setting, index) => {
    const requirement = [...(input.requirements ?? []), ...input.result.plan.ownRequirements].find(
      ({ id }) => id === setting.requirement,
    );
    if (requirement === undefined) {
      problems.push(problem('V4017', `requirements[${index}]`, { id: setting.requirement }));
      return [];
    }
    return [
      {
        requirement,
        ...consequenceFigures(input, setting.requirement),
        own: setting.amount !== undefined || requirement.amountStanding === 'own',
        sign: setting.sign,
        startYear: setting.startYear,
        fullYear: Math.ceil(setting.startYear + setting.rampYears),
      },
    ];
  });

const residentFigures = (make: MakeFigure, first: number, year: number) => {
  const count = (ages: AgeSpan, when: number) =>
    make({ run: 'without', what: 'residents', year: when, ages }, 'persons');
  const pair = (ages: AgeSpan) => {
    const now = count(ages, first);
    const later = count(ages, year);
    return now === null || later === null ? null : { now, later };
  };
  const all = pair('all');
  const old = pair('from80');
  const working = pair('from20to66');
  if (all === null || old === null || working === null) return null;
  const ratio = (when: number) =>
    make(
      {
        run: 'without',
        what: 'residents',
        year: when,
        ages: 'from20to66',
        over: { run: 'without', what: 'residents', year: when, ages: 'from80' },
      },
      'ratio',
    );
  const groups = (['under20', 'from20to66', 'from67to79', 'from80', 'all'] as const).flatMap((ages) => {
    const figures = pair(ages);
    return figures === null ? [] : [{ ages, ...figures }];
  });
  return {
    ...all,
    old,
    working,
    oldGrowth: growthOf(make, first, year),
    perOld: { now: ratio(first), later: ratio(year) },
    groups,
  };
};

const growthOf = (make: MakeFigure, first: number, year: number): Figure | null => {
  const at80 = (when: number): Reference => ({
    run: 'without',
    what: 'residents',
    year: when,
    ages: 'from80',
  });
  return make({ ...at80(year), growthFrom: at80(first) }, 'share');
};

const linesOf = (input: FactsInput, sector: Sector | null) => {
  const selection = { places: input.area.members, ...(sector === null ? {} : { sector }) };
  const plan = balanceOf(input.result, selection);
  const without = balanceOf(input.without, selection);
  const count = Math.min(input.result.yearCount, input.without.yearCount);
  const years = Array.from({ length: count }, (_, y) => input.result.firstYear + y);
  const bandOf = (what: 'demand' | 'supply'): LineBand | null => {
    const bands = years.map((year) =>
      input.band?.({ run: 'without', what, year, ...(sector === null ? {} : { sector }) }),
    );
    return bands.some((band) => band === undefined)
      ? null
      : { low: bands.map((band) => band?.low ?? 0), high: bands.map((band) => band?.high ?? 0) };
  };
  return {
    years,
    demandBand: bandOf('demand'),
    supplyBand: bandOf('supply'),
    demand: [...without.demand.slice(0, count)],
    supply: [...without.supply.slice(0, count)],
    demandPlan: [...plan.demand.slice(0, count)],
    supplyPlan: [...plan.supply.slice(0, count)],
  };
};

const shownYears = (first: number, year: number, last: number): readonly number[] => {
  const years = new Set([first, year]);
  for (let next = Math.ceil((first + 1) / 5) * 5; next <= last; next += 5) years.add(next);
  return [...years].sort((a, b) => a - b);
};

/** The assumptions a document lists: the weightiest, and those the plan has changed, as the user's own. */
const shownParameters = ({ parameters = [], result }: FactsInput): readonly Parameter[] => {
  const changes = new Map(result.plan.assumptions.map(({ parameter, value }) => [parameter, value]));
  return parameters.flatMap((parameter): readonly Parameter[] => {
    const value = changes.get(parameter.id);
    if (value !== undefined) return [{ ...parameter, value, standing: 'own' }];
    return caseAssumptions.includes(parameter.id) ? [parameter] : [];
  });
};

/**
 * Read every figure a document may use out of the runs, each with its unit, rounding, band and place in the run.
 *
 * A hole in the balance itself stops the document (V4005); a hole in one service leaves that service out and says so (V4006).
 *
 * @returns V2004 when the year is outside the run, V4005, V4017 when the plan names a measure that is not in the catalogue.
 */
export const collectFacts = (input: FactsInput): Outcome<CaseFacts> => {
  const { result, without, year, area } = input;
  const first = without.firstYear;
  const last = first + Math.min(without.yearCount, result.yearCount) - 1;
  if (!Number.isInteger(year) || year <= first || year > last)
    return fail([problem('V2004', 'year', { year: String(year), first: first + 1, last: String(last) })]);
  const problems: Problem[] = [];
  const make = figureMaker(input);
  const sector = input.sector === undefined ? 'municipal' : input.sector;
  const scope: Part = sector === null ? {} : { sector };
  const hole = (what: string): Problem =>
    problem('V4005', input.placeName, { what, place: input.placeName, year: String(year) });

  const residents = residentFigures(make, first, year);
  const now = balanceFigures(make, 'without', first, scope);
  const nothing = balanceFigures(make, 'without', year, scope);
  const plan = balanceFigures(make, 'plan', year, scope);
  if (residents === null) problems.push(hole('residents'));
  for (const balance of [now, nothing, plan])
    if (balance.gap === null || balance.demand === null || balance.supply === null)
      problems.push(hole('balance'));

  const levers = leverFacts(input, result, problems);
  const requirements = requirementFacts(input, problems);
  const inScope = services.filter((service) => sector === null || serviceTraits[service].sector === sector);
  const missing: Service[] = [];
  const users = inScope.map((service) => {
    const read = (when: number) => make({ run: 'without', what: 'users', year: when, service }, 'persons');
    return { service, now: read(first), later: read(year) };
  });
  const serviceParts: PartFigures<Service>[] = [];
  for (const service of inScope) {
    const figures = balanceFigures(make, 'plan', year, { service });
    const gapWithout = make({ run: 'without', what: 'gap', year, service }, 'fte');
    const count = users.find((row) => row.service === service);
    if (figures.demand === null || count?.now === null || count?.later === null) missing.push(service);
    else if (figures.demand.value > smallestPart)
      serviceParts.push({ part: service, ...figures, gapWithout });
  }
  for (const service of missing)
    problems.push(problem('V4006', service, { place: input.placeName }, 'warning'));
  if (problems.some(({ severity }) => severity === 'error') || residents === null) return fail(problems);

  const professionParts: PartFigures<Profession>[] = [];
  const addedNeed: { profession: Profession; fte: Figure }[] = [];
  for (const profession of professions) {
    const figures = balanceFigures(make, 'plan', year, { ...scope, profession });
    if (figures.demand !== null && figures.demand.value > smallestPart)
      professionParts.push({
        part: profession,
        ...figures,
        gapWithout: make({ run: 'without', what: 'gap', year, ...scope, profession }, 'fte'),
      });
    const added = difference(make, 'plan', 'demand', year, { profession });
    if (added !== null && Math.abs(added.value) > smallestPart) addedNeed.push({ profession, fte: added });
  }
  const share = (run: RunName, when: number) =>
    make(
      { run, what: 'headsNeeded', year: when, over: { run, what: 'employed', year: when } },
      'share',
      'percentTenth',
    );
  const alternative = (run: RunName, kind: Alternative['kind'], name: string, used: Result): Alternative => ({
    run,
    kind,
    name,
    balance: balanceFigures(make, run, year, scope),
    change: kind === 'nothing' ? null : difference(make, run, 'gap', year, scope),
    headsNeeded: make({ run, what: 'headsNeeded', year, ...scope }, 'persons'),
    employedShare: share(run, year),
    levers: kind === 'nothing' ? [] : used === result ? levers : leverFacts(input, used, problems),
  });
  const changed = result.plan.levers.length + result.plan.requirements.length > 0;
  const facts: CaseFacts = {
    place: { name: input.placeName, kind: area.kind, id: area.id, size: area.members.length },
    run: {
      digest: input.run.digest,
      file: input.run.file,
      made: input.run.made,
      model: result.modelVersion,
      data: result.dataVersion,
      baseline: result.baselineId,
      scenario: result.plan.scenario,
      population: result.plan.population,
      planName: result.plan.name,
      draws: input.band !== undefined,
    },
    sector,
    firstYear: first,
    year,
    residents,
    // Only care counts its users at a date; the other services count through the year or by target group.
    users: users.filter(
      (row) => serviceTraits[row.service].mixGroup === 'care' && !missing.includes(row.service),
    ),
    now,
    nothing,
    plan,
    change: difference(make, 'plan', 'gap', year, scope),
    allSectors: balanceFigures(make, 'without', year, {}),
    specialist: balanceFigures(make, 'without', year, { sector: sectors[1] }),
    best: input.best === undefined ? null : balanceFigures(make, 'best', year, scope),
    worst: input.worst === undefined ? null : balanceFigures(make, 'worst', year, scope),
    path: shownYears(first, year, last).map((when) => ({
      plan: balanceFigures(make, 'plan', when, scope),
      without: balanceFigures(make, 'without', when, scope),
    })),
    followUp: [1, 2, 3, 4]
      .map((step) => first + step)
      .filter((when) => when <= last)
      .map((when) => balanceFigures(make, 'plan', when, scope)),
    lines: linesOf(input, sector),
    professions: professionParts,
    services: serviceParts,
    addedNeed,
    addedNeedSum: difference(make, 'plan', 'demand', year, {}),
    addedNeedPath: shownYears(first, year, last).flatMap((when) => {
      const fte = difference(make, 'plan', 'demand', when, {});
      return fte === null ? [] : [{ year: when, fte }];
    }),
    equity: {
      here: make({ run: 'without', what: 'coverage', year, ...scope }, 'share'),
      p10: make({ run: 'without', what: 'spread10', year, ...scope }, 'share'),
      median: make({ run: 'without', what: 'spread50', year, ...scope }, 'share'),
      p90: make({ run: 'without', what: 'spread90', year, ...scope }, 'share'),
    },
    employedShare: { now: share('without', first), later: share('without', year) },
    alternatives: [
      alternative('without', 'nothing', '', without),
      ...(changed ? [alternative('plan', 'plan', result.plan.name, result)] : []),
      ...(input.others ?? []).map((other, index) =>
        alternative(`other${index}`, 'other', other.name, other.result),
      ),
    ],
    levers,
    requirements,
    parameters: shownParameters(input),
    sources: input.sources ?? [],
    missing,
    problems,
  };
  return problems.some(({ severity }) => severity === 'error') ? fail(problems) : succeed(facts, problems);
};

/** Value of a chart line in a year. Unit: as the line. */
export const lineAt = (facts: CaseFacts, line: readonly number[], year: number): number =>
  at(line, year - facts.firstYear);
