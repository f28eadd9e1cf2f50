import {
  type DriverId,
  leverSpan,
  type Measure,
  professions,
  sectors,
  services,
  standingOf,
} from '@veivalg/core';
import { standAside } from '@veivalg/engine';
import { describe, expect, it } from 'vitest';
import { benchContext, movedColumns, setting, shippedCatalogue, tryLevers } from './lever-bench.ts';

const { library, parameters } = shippedCatalogue('data');
const context = benchContext(library, parameters);
const none = tryLevers(context, []);
const byId = (id: string): Measure => {
  const found = library.measures.find((measure) => measure.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const levers = library.measures.filter((measure) => measure.treatment === 'lever');
const limitOf = (driver: DriverId) =>
  library.groups.flatMap((group) => group.limits).find((limit) => limit.driver === driver);
const lastYear = context.yearCount - 1;
const p = professions.length;
const cell = (service: (typeof services)[number], profession: (typeof professions)[number]): number =>
  (lastYear * services.length + services.indexOf(service)) * p + professions.indexOf(profession);

describe('the catalogue', () => {
  it('holds all 158 entries, numbered without a hole, each with a treatment', () => {
    expect(library.measures.map((measure) => measure.no)).toEqual(
      Array.from({ length: 158 }, (_, i) => i + 1),
    );
    expect(library.measures.filter((measure) => measure.treatment === 'actor')).toHaveLength(18);
    expect(library.sources).toHaveLength(141);
  });

  it('has texts of the length that was asked for in three languages', () => {
    const words = (text: string): number => text.split(/\s+/).length;
    for (const measure of library.measures)
      for (const language of ['nb', 'nn', 'en'] as const) {
        expect(words(measure.purpose[language]), `${measure.id} purpose ${language}`).toBeLessThanOrEqual(20);
        const background = words(measure.background[language]);
        expect(background, `${measure.id} background ${language}`).toBeGreaterThanOrEqual(50);
        expect(background, `${measure.id} background ${language}`).toBeLessThanOrEqual(100);
      }
  });

  it('reads easily in bokmål and nynorsk: LIX at most 45 over the texts of each entry', () => {
    /** Words per sentence and per cent of words longer than six letters. */
    const lix = (text: string): number => {
      const words = text.match(/[\p{L}\d]+(?:-[\p{L}\d]+)*/gu) ?? [];
      const sentences = Math.max(1, (text.match(/[.!?:](\s|$)/g) ?? []).length);
      const long = words.filter((word) => word.length > 6).length;
      return words.length / sentences + (100 * long) / words.length;
    };
    for (const { id, purpose, background, known, unknown } of library.measures)
      for (const language of ['nb', 'nn'] as const) {
        const text = [purpose, background, known, unknown].map((part) => part[language]).join(' ');
        expect(lix(text), `${id} ${language}`).toBeLessThanOrEqual(45);
      }
  });

  it('names who decides: actors for actors alone', () => {
    for (const measure of library.measures)
      expect(measure.decider === 'actor').toBe(measure.treatment === 'actor');
  });
});

describe('the product rules', () => {
  it('1: a bound that was not published is not zero', () => {
    expect(byId('velferdsteknologi').effect).toMatchObject({ low: null, central: 57, high: null });
    for (const { effect } of library.measures)
      if (effect !== null)
        expect([effect.low, effect.central, effect.high].some((b) => b !== null)).toBe(true);
  });

  it('2: without a published central value the lever starts at no effect, inside its published range', () => {
    const span = leverSpan(byId('arbeidsmiljo'));
    expect(span).toMatchObject({ min: 0, max: 20, start: 0 });
    expect(leverSpan(byId('lonn'))).toMatchObject({ min: 0, max: 3.3, start: 0 });
  });

  it('3: a size no one has published is the user’s own assumption for ever after', () => {
    for (const measure of levers)
      if (measure.effectStatus === 'noneFound' || measure.effectStatus === 'qualitative') {
        expect(measure.ownSpan, measure.id).not.toBeNull();
        expect(leverSpan(measure)?.start).toBe(measure.neutral);
        expect(standingOf(measure, leverSpan(measure)?.max ?? 1)).toBe('own');
      }
    expect(standingOf(byId('arbeidsmiljo'), 10)).toBe('estimated');
    expect(standingOf(byId('arbeidsmiljo'), 35)).toBe('own');
    expect(standingOf(byId('fallforebygging'), 23)).toBe('own');
  });

  it('4: a measure stands aside for its concrete form, and a programme has no size of its own', () => {
    const general = byId('arbeidsmiljo');
    const form = byId('tillitsreform');
    expect(standAside([general, form])).toEqual([[general, form]]);
    const both = tryLevers(context, [setting(general, 20), setting(form, 20)]);
    const one = tryLevers(context, [setting(form, 20)]);
    expect(movedColumns(both, one)).toEqual([]);
    for (const measure of library.measures) {
      if (measure.treatment !== 'enabler') continue;
      expect(measure.moves).toEqual([]);
      expect(measure.delivers.length, measure.id).toBeGreaterThan(0);
      for (const id of measure.delivers) expect(byId(id).treatment, `${measure.id} → ${id}`).toBe('lever');
      expect(movedColumns(tryLevers(context, [setting(measure, 1)]), none)).toEqual([]);
    }
  });

  it('4: a programme brings the measure it delivers forward and leaves its full size alone', () => {
    const lever = setting(byId('arbeidstidsordninger'), 5, { rampYears: 8 });
    const alone = tryLevers(context, [lever]).paths.position;
    const carried = tryLevers(context, [lever, setting(byId('torn'), 1, { rampYears: 0 })]).paths.position;
    const i = professions.indexOf('nurse');
    const at = (path: Float64Array, y: number): number => path[y * sectors.length * p + i] as number;
    expect(at(carried, 4)).toBeGreaterThan(at(alone, 4));
    expect(at(carried, lastYear)).toBe(at(alone, lastYear));
  });

  it('5: levers in a group work on what is left and stop at its limit', () => {
    const left = (ids: readonly (readonly [string, number])[]): number =>
      tryLevers(
        context,
        ids.map(([id, value]) => setting(byId(id), value, { rampYears: 0 })),
      ).drivers.demand.userRate[lastYear * services.length + services.indexOf('longTermStay')] as number;
    const a = left([['gps', 10]]);
    const b = left([['dagaktivitet-demens', 10]]);
    expect(
      left([
        ['gps', 10],
        ['dagaktivitet-demens', 10],
      ]),
    ).toBeCloseTo(a * b, 12);

    const admin = library.measures
      .filter((m) => m.moves.some((move) => move.driver === 'demand.adminTimeShare') && m.decider !== 'actor')
      .map((m) => setting(m, leverSpan(m)?.max ?? 0, { rampYears: 0 }));
    const all = tryLevers(context, admin);
    const floor = parameters['demand.adminTimeFloor']?.value ?? Number.NaN;
    const share = parameters['demand.adminTimeShare']?.value ?? Number.NaN;
    const travel = parameters['demand.travelTimeShare']?.value ?? Number.NaN;
    const perUser = (service: (typeof services)[number]): number =>
      all.drivers.demand.ftePerUser[lastYear * services.length + services.indexOf(service)] as number;
    expect(perUser('longTermStay')).toBeGreaterThanOrEqual((1 - share) / (1 - floor) - 1e-12);
    expect(perUser('homeCare')).toBeGreaterThanOrEqual((1 - share - travel) / (1 - floor - travel) - 1e-12);
  });

  it('6: position size and sick leave multiply', () => {
    const position = setting(byId('arbeidstidsordninger'), 5, { rampYears: 0 });
    const sick = setting(byId('arbeidsmiljo'), 20, { rampYears: 0 });
    const both = tryLevers(context, [position, sick]).paths;
    expect(movedColumns(tryLevers(context, [position]), none)).toEqual(['paths.position']);
    expect(both.position).toEqual(tryLevers(context, [position]).paths.position);
    expect(both.attendance).toEqual(tryLevers(context, [sick]).paths.attendance);
  });

  it('7: groups that move people or work between places or levels are marked as zero-sum', () => {
    const zero = library.groups.filter((group) => group.combine === 'zeroSum').flatMap((g) => g.limits);
    expect(zero.map((limit) => limit.driver).sort()).toEqual([
      'demand.levelTransfer',
      'supply.agencyUse',
      'supply.attractiveness',
      'supply.municipalPull',
    ]);
    const outside = benchContext(library, parameters, { inside: false });
    expect(movedColumns(tryLevers(outside, [setting(byId('tiltakssone'), 50)]), none)).toEqual([]);
  });

  it('8: a lever on the reference path is entered as a change from that path', () => {
    const standard = byId('driver-standard');
    expect(leverSpan(standard)).toMatchObject({ neutral: 0.5, start: 0.5, min: -0.5, max: 1 });
    const up = tryLevers(context, [setting(standard, 1)]).drivers.demand.ftePerUser;
    expect(up[10 * services.length]).toBeCloseTo(1.005 ** 10, 12);
    expect(movedColumns(tryLevers(context, [setting(standard, 0.5)]), none)).toEqual([]);
  });

  it('9: an observed trend lies in the baseline, and its lever starts at nothing on top', () => {
    for (const id of ['heltidskultur', 'arbeidsinnvandring']) {
      expect(byId(id).trendInBaseline).toBe(true);
      expect(leverSpan(byId(id))?.start).toBe(0);
    }
  });

  it('10: the sign is in the unit; only study places and the standard go below zero, and unpaid care both ways', () => {
    const negative = levers.filter((measure) => (leverSpan(measure)?.min ?? 0) < 0).map((m) => m.id);
    expect(negative).toEqual(['driver-familie', 'driver-standard', 'utdanningskapasitet']);
  });

  it('11: an example from a few users, a vendor or one place is never preset, and counts as the user’s own', () => {
    for (const measure of levers)
      if (measure.effect?.use === 'illustration') {
        expect(leverSpan(measure)?.start, measure.id).toBe(measure.neutral);
        expect(standingOf(measure, leverSpan(measure)?.max ?? 1)).toBe('own');
      }
  });

  it('12: conversions are the published ones', () => {
    expect(byId('arbeidstidsordninger').moves[0]?.perUnit).toBeCloseTo(1 / 71.5, 12);
    expect(parameters['supply.sickLeave']?.value).toBe(0.117);
    expect(parameters['measures.hoursPerFte']?.value).toBe(1750);
    expect(byId('ki-dokumentasjon').moves[0]?.perUnit).toBeCloseTo(1 / (7.5 * 60), 12);
  });
});

describe('worked sizes', () => {
  const careFte = 157_076;
  const nurse = (path: Float64Array): number =>
    path[lastYear * sectors.length * p + professions.indexOf('nurse')] as number;

  it('one percentage point of position size is about 1.4 % more contracted FTE', () => {
    const { paths } = tryLevers(context, [setting(byId('arbeidstidsordninger'), 1, { rampYears: 0 })]);
    expect(nurse(paths.position) - 1).toBeCloseTo(0.01399, 5);
  });

  it('one point of sick leave is about 1,800 worked FTE in municipal care', () => {
    const onePoint = 100 / 11.7;
    const { paths } = tryLevers(context, [setting(byId('arbeidsmiljo'), onePoint, { rampYears: 0 })]);
    expect((nurse(paths.attendance) - 1) * careFte).toBeGreaterThan(1750);
    expect((nurse(paths.attendance) - 1) * careFte).toBeLessThan(1800);
  });

  it('a labour saving of 0.5 % a year for 15 years is about −11,400', () => {
    const { demand } = tryLevers(context, [
      setting(byId('tjenesteinnovasjon'), 0.5, { rampYears: 0 }),
    ]).drivers;
    const factor = demand.ftePerUser[15 * services.length] as number;
    expect((factor - 1) * careFte).toBeCloseTo(-careFte * (1 - 0.995 ** 15), 6);
    expect((factor - 1) * careFte).toBeLessThan(-11_200);
    expect((factor - 1) * careFte).toBeGreaterThan(-11_500);
  });

  it('a standard 1 point higher a year for 15 years is about +25,000', () => {
    const { demand } = tryLevers(context, [setting(byId('driver-standard'), 1.5)]).drivers;
    const factor = demand.ftePerUser[15 * services.length] as number;
    expect((factor - 1) * careFte).toBeGreaterThan(24_500);
    expect((factor - 1) * careFte).toBeLessThan(25_500);
  });

  it('drop-out from 18 to 13 % is 263 more nurses a year', () => {
    const { supply } = tryLevers(context, [
      setting(byId('studiegjennomforing'), 263, { rampYears: 0 }),
    ]).drivers;
    const factor = supply.completion[lastYear * p + professions.indexOf('nurse')] as number;
    expect((factor - 1) * 5259 * 0.82).toBeCloseTo(263, 9);
    expect(factor * 0.82).toBeCloseTo(0.87, 3);
  });

  it('195 trade certificates a year are 195 more healthcare workers', () => {
    const { supply } = tryLevers(context, [setting(byId('menn-i-helse'), 195, { rampYears: 0 })]).drivers;
    expect(supply.addedEntrants[lastYear * p + professions.indexOf('healthCareWorker')]).toBe(195);
  });

  it('the adult routes share the 4,229 who sit the trade test', () => {
    const routes = levers.filter((m) => m.moves.some((move) => move.driver === 'supply.adultInflow'));
    const { drivers, problems } = tryLevers(
      context,
      routes.map((m) => setting(m, leverSpan(m)?.max ?? 0, { rampYears: 0 })),
    );
    const row = drivers.supply.addedEntrants.slice(-p);
    expect(row.reduce((total, value) => total + Math.max(0, value), 0)).toBeLessThanOrEqual(
      (limitOf('supply.adultInflow')?.most ?? 0) + 1e-9,
    );
    expect(problems.map((x) => x.code)).toContain('V2119');
  });

  it('task sharing frees the giver as much as it loads the receiver', () => {
    const { mix } = tryLevers(context, [setting(byId('oppgavedeling'), 20, { rampYears: 0 })]).drivers.demand;
    const even = 1 / p;
    expect(mix[cell('homeCare', 'nurse')]).toBeCloseTo(even * 0.8, 12);
    expect(mix[cell('homeCare', 'healthCareWorker')]).toBeCloseTo(even * 1.2, 12);
    expect(mix[cell('homeCare', 'doctor')]).toBe(even);
  });

  it('an introduction programme holds the young alone', () => {
    const { exitRate } = tryLevers(context, [setting(byId('nyutdannede-program'), 10, { rampYears: 0 })])
      .drivers.supply;
    const base = lastYear * p * 3 + professions.indexOf('nurse') * 3;
    expect(exitRate[base]).toBeCloseTo(1 - 0.1 * (parameters['measures.newcomerExitShare']?.value ?? 0), 12);
    expect(exitRate[base + 1]).toBe(1);
  });
});
