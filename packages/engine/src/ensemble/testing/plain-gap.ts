import { at, professions, type Result, type Service, sectors, services } from '@veivalg/core';
import type { Ensemble } from '../ensemble.ts';
import { localSpread } from '../local-spread.ts';
import { firstLayer, responseBlocks } from '../responses.ts';
import { testSize } from '../test-ensemble.ts';

/** The gap of one place in one draw, worked out cell by cell from the rule alone. */
export const plainGap = (ensemble: Ensemble, result: Result, year: number, m: number, d: number): number => {
  const { responses, basis, stride } = ensemble;
  const width = responses.layers.reduce((a, b) => a + b, 0);
  ensemble.basis.turnTo(year);
  const alone = (layer: number): number => {
    let power = 0;
    responses.parameters.forEach(({ country }, j) => {
      const from = (year * width + layer) * 2;
      power += at(country, from) * at(basis.powers, j * 2 * stride + d);
      power += at(country, from + 1) * at(basis.powers, (j * 2 + 1) * stride + d);
    });
    for (const { first, second, cross } of responses.pairs)
      power +=
        at(cross, year * width + layer) *
        at(basis.powers, first * stride + d) *
        at(basis.powers, second * stride + d);
    return Math.exp(power);
  };
  const multiplier = (layer: number): number => {
    let change = 1;
    responses.alternatives.forEach(({ country, withHealth }, a) => {
      const from = (year * width + layer) * 2;
      const moved =
        withHealth === null
          ? 0
          : at(withHealth, from) * at(basis.powers, d) +
            at(withHealth, from + 1) * at(basis.powers, stride + d);
      change += (at(country, year * width + layer) + moved) * at(basis.weights, a * stride + d);
    });
    return alone(layer) * change;
  };
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
  const row = (name: Service): number => (year * services.length + services.indexOf(name)) * places + m;
  const tied = (giver: Service, taker: Service, share: number, rate: number): void => {
    const fte = (at(result.demandByService, row(giver)) * share * rate) / (1 - share);
    const first = firstLayer(responses.layers, 'demandByService');
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
  if (ties !== undefined) {
    tied('somaticHospital', 'shortTermStay', at(ties.levelTransfer, year), 1);
    tied('longTermStay', 'staffedHousing', at(ties.institutionShift, year), ties.housingFte);
  }
  let supply = 0;
  for (let cell = 0; cell < sectors.length * professions.length; cell++) {
    const there = at(result.supply, (year * sectors.length * professions.length + cell) * places + m);
    supply += there;
    // What the plan ties of the staff: one part follows no draw here, the other how many leave, which is the second parameter.
    const reach = (at(result.cells.reached, m) * testSize.years + year) * professions.length;
    const row = reach + (cell % professions.length);
    const own = ties?.staff?.apart[row] ?? 0;
    const rates = Array.from({ length: 3 }, (_, b) => ties?.staff?.leaving[row * 3 + b] ?? 0);
    const leaves =
      cell % professions.length === professions.indexOf('withoutHealthEducation')
        ? 0
        : at(rates, 0) * at(basis.powers, 2 * stride + d);
    const change = multiplier(firstLayer(responses.layers, 'supply') + cell) - 1;
    value -= there * (1 + (1 - own) * change + leaves);
  }
  responses.alternatives.forEach(({ supplyOfPlaces }, a) => {
    value -= supply * at(supplyOfPlaces, year * places + m) * at(basis.weights, a * stride + d) * asMain;
  });
  value += demand * deviation(responses.localDemand) * ofCountry('demandByService', multiplier);
  value -= supply * deviation(responses.localSupply) * ofCountry('supply', multiplier);
  const old = at(result.residents, 3 * places + m) + at(result.residents, 4 * places + m);
  let all = 0;
  for (let g = 0; g < 5; g++) all += at(result.residents, g * places + m);
  const [spread = 0] = localSpread(ensemble.spread, Float64Array.of(old), Float64Array.of(all), year);
  return value + demand * spread * at(ensemble.localNoise, m * stride + d);
};
