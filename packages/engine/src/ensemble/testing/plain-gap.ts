import { at, professions, type Result, type Service, sectors, services } from '@veivalg/core';
import type { Ensemble } from '../ensemble.ts';
import { localSpread } from '../local-spread.ts';
import { firstLayer, responseBlocks } from '../responses.ts';
import { testSize } from '../test-ensemble.ts';
import { healthKnots } from '../tied-health.ts';

/** The gap of one place in one draw, worked out cell by cell from the rule alone. */
export const plainGap = (ensemble: Ensemble, result: Result, year: number, m: number, d: number): number => {
  const { responses, basis, stride } = ensemble;
  const width = responses.layers.reduce((a, b) => a + b, 0);
  ensemble.basis.turnTo(year);
  const drawnPower = (j: number): number => at(basis.powers, j * stride + d);
  /** Log of what powers of the parameters do to a layer. */
  const logOf = (layer: number, powerAt: (j: number) => number): number => {
    let power = 0;
    responses.parameters.forEach(({ country }, j) => {
      const from = (year * width + layer) * 2;
      power += at(country, from) * powerAt(j * 2) + at(country, from + 1) * powerAt(j * 2 + 1);
    });
    for (const { first, second, cross } of responses.pairs)
      power += at(cross, year * width + layer) * powerAt(first) * powerAt(second);
    return power;
  };
  const alone = (layer: number): number => Math.exp(logOf(layer, drawnPower));
  /** What the alternatives do to a layer where health is at t. */
  const ofPeople = (layer: number, t: number): number => {
    let change = 1;
    responses.alternatives.forEach(({ country, withHealth }, a) => {
      const from = (year * width + layer) * 2;
      const moved = withHealth === null ? 0 : at(withHealth, from) * t + at(withHealth, from + 1) * t * t;
      change += (at(country, year * width + layer) + moved) * at(basis.weights, a * stride + d);
    });
    return change;
  };
  const multiplier = (layer: number): number => alone(layer) * ofPeople(layer, drawnPower(0));
  const places = testSize.places;
  /** Mean over a block of the country. */
  const ofCountry = (block: 'demandByService' | 'supply', change: (layer: number) => number): number => {
    const first = firstLayer(responses.layers, block);
    const count = at(responses.layers, responseBlocks.indexOf(block));
    let total = 1;
    for (let l = first; l < first + count; l++)
      total += at(responses.shares, year * width + l) * (change(l) - 1);
    return total;
  };
  const asMain = ofCountry('demandByService', alone);
  const powerOf = (j: number): number =>
    j < 4
      ? at(basis.powers, j * stride + d)
      : at(basis.powers, (responses.pairs[j - 4]?.first ?? 0) * stride + d) *
        at(basis.powers, (responses.pairs[j - 4]?.second ?? 0) * stride + d);
  const deviation = (local: typeof responses.localDemand): number => {
    let total = 0;
    for (let r = 0; r < local.rank; r++)
      for (let j = 0; j < 6; j++)
        total +=
          at(local.weights, (year * 6 + j) * local.rank + r) *
          powerOf(j) *
          at(local.patterns, (year * local.rank + r) * places + m);
    return total;
  };
  let value = 0;
  let demand = 0;
  services.forEach((_, s) => {
    const row = (year * services.length + s) * places + m;
    const needed = at(result.demandByService, row);
    demand += needed;
    value += needed * multiplier(firstLayer(responses.layers, 'demandByService') + s);
    responses.alternatives.forEach(({ demandOfPlaces }, a) => {
      value += needed * at(demandOfPlaces, row) * at(basis.weights, a * stride + d) * asMain;
    });
  });
  const { ties } = result.cells;
  const first = firstLayer(responses.layers, 'demandByService');
  const row = (name: Service): number => (year * services.length + services.indexOf(name)) * places + m;
  const tied = (giver: Service, taker: Service, share: number, rate: number): void => {
    const fte = (at(result.demandByService, row(giver)) * share * rate) / (1 - share);
    const [from, to] = [giver, taker].map((name) => multiplier(first + services.indexOf(name))) as [
      number,
      number,
    ];
    value += fte * (from - to);
    responses.alternatives.forEach(({ demandOfPlaces }, a) => {
      const own = at(demandOfPlaces, row(giver)) - at(demandOfPlaces, row(taker));
      value += fte * own * at(basis.weights, a * stride + d) * asMain;
    });
  };
  const meanOf = (read: (layer: number) => number): number =>
    services.reduce((sum, _, s) => sum + at(responses.shares, year * width + first + s) * read(first + s), 0);
  /** What better health does by the draws of health, which is the first parameter, when so much is added to the share. */
  const healthTied = (added: number): number => {
    // The middle is 0 and the scale 1, so that t is the share.
    const raised = (share: number): number => Math.min(Math.max(share, 1), share + added);
    const [drawn, central] = [raised(drawnPower(0)), raised(0)];
    const withHealth = (layer: number): number =>
      logOf(layer, (j) => (j === 0 ? drawn : j === 1 ? drawn * drawn : drawnPower(j))) -
      logOf(layer, (j) => (j === 0 ? central : j === 1 ? central * central : 0)) -
      logOf(layer, drawnPower);
    const people =
      meanOf((layer) => ofPeople(layer, drawn)) / meanOf((layer) => ofPeople(layer, drawnPower(0)));
    return Math.exp(meanOf(withHealth)) * people - 1;
  };
  if (ties !== undefined) {
    const added = at(ties.healthyShare, at(result.cells.reached, m) * testSize.years + year);
    const known = [0, ...healthKnots];
    const next = known.findIndex((knot) => knot >= added);
    const part = (added - at(known, next - 1)) / (at(known, next) - at(known, next - 1));
    const change = part * healthTied(at(known, next)) + (1 - part) * healthTied(at(known, next - 1));
    /** Between the two nodes, −1 and 1, only the slope is left. */
    const slope = (layer: number): number =>
      at(responses.parameters[0]?.country ?? [], (year * width + layer) * 2);
    let ofPlace = 0;
    const { rank, weights, patterns } = responses.localDemand;
    for (let r = 0; r < rank; r++)
      ofPlace += at(weights, year * 6 * rank + r) * at(patterns, (year * rank + r) * places + m);
    services.forEach((_, s) => {
      const needed = at(result.demandByService, (year * services.length + s) * places + m);
      const answers = (slope(first + s) + ofPlace) / meanOf(slope);
      value += needed * answers * change * ofCountry('demandByService', multiplier);
    });
    tied('somaticHospital', 'shortTermStay', at(ties.levelTransfer, year), 1);
    tied('longTermStay', 'staffedHousing', at(ties.institutionShift, year), ties.housingFte);
  }
  const cellCount = sectors.length * professions.length;
  const changeOf = (cell: number): number => multiplier(firstLayer(responses.layers, 'supply') + cell) - 1;
  /** What a cell's profession is moved by in all, and its employer's share of it against the share of the plan's people. */
  const employers = (cell: number): readonly [whole: number, ratio: number] => {
    const people = (one: number): number => {
      let total = 0;
      for (let place = 0; place < places; place++) {
        const reach = at(result.cells.reached, place) * testSize.years + year;
        const worked = ties === undefined ? 1 : at(ties.worked, reach * cellCount + one);
        total += at(result.supply, (year * cellCount + one) * places + place) / worked;
      }
      return total;
    };
    const share = (one: number): number =>
      at(responses.shares, year * width + firstLayer(responses.layers, 'supply') + one);
    let [whole, staff, shares] = [0, 0, 0];
    for (let one = cell % professions.length; one < cellCount; one += professions.length) {
      shares += share(one);
      staff += people(one);
      whole += share(one) * changeOf(one);
    }
    return [whole / shares, share(cell) / shares / (people(cell) / staff)];
  };
  let [supply, municipal] = [0, 0];
  for (let cell = 0; cell < cellCount; cell++) {
    const there = at(result.supply, (year * cellCount + cell) * places + m);
    supply += there;
    if (cell < professions.length) municipal += there;
    // What the plan ties of the staff: one part follows no draw here, the other how many leave, which is the second parameter.
    const reach = (at(result.cells.reached, m) * testSize.years + year) * professions.length;
    const row = reach + (cell % professions.length);
    const own = ties?.staff?.apart[row] ?? 0;
    const rates = Array.from({ length: 3 }, (_, b) => ties?.staff?.leaving[row * 3 + b] ?? 0);
    const leaves =
      cell % professions.length === professions.indexOf('withoutHealthEducation')
        ? 0
        : at(rates, 0) * at(basis.powers, 2 * stride + d);
    const change = changeOf(cell);
    // Employers take from each other as they would without the plan; the whole follows the plan's staff.
    const [whole, ratio] = employers(cell);
    value -= there * (1 + ratio * change + (1 - ratio) * whole - own * change + leaves);
  }
  responses.alternatives.forEach(({ supplyOfPlaces }, a) => {
    value -= supply * at(supplyOfPlaces, year * places + m) * at(basis.weights, a * stride + d) * asMain;
  });
  value += demand * deviation(responses.localDemand) * ofCountry('demandByService', multiplier);
  value -= municipal * deviation(responses.localSupply) * ofCountry('supply', multiplier);
  const old = at(result.residents, 3 * places + m) + at(result.residents, 4 * places + m);
  let all = 0;
  for (let g = 0; g < 5; g++) all += at(result.residents, g * places + m);
  const [spread = 0] = localSpread(ensemble.spread, Float64Array.of(old), Float64Array.of(all), year);
  return value + demand * spread * at(ensemble.localNoise, m * stride + d);
};
