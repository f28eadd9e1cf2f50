import { at, professions, type Result, services } from '@veivalg/core';
import { servedAges } from '../use/work-by-age.ts';
import { supplyCell } from './read-result.ts';

const groupCount = servedAges.length;

/** Demand and supply by service and age of the people served, in one year. Each of shape [S][4]. Unit: FTE. */
export interface AgeBalance {
  readonly demand: Float64Array;
  readonly supply: Float64Array;
}

/**
 * Tell demand and supply by the ages of the people served, over the places asked for.
 *
 * When there are too few staff, every age gets the same coverage of a service in a place: in proportion. Nothing is known of
 * who is served first, so this is a rule and not an observation.
 *
 * @param shares Share of each service's workload by age. Shape [place][S][4], places as in `places`.
 * @returns Sums over ages are the demand and supply of the service.
 * @source docs/method/balance.md B6
 */
export const balanceByAge = (
  result: Result,
  yearIndex: number,
  places: readonly number[],
  shares: Float64Array,
): AgeBalance => {
  const size = services.length * groupCount;
  const demand = new Float64Array(size);
  const supply = new Float64Array(size);
  places.forEach((place, i) => {
    for (let s = 0; s < services.length; s++) {
      const needed = at(
        result.demandByService,
        (yearIndex * services.length + s) * result.placeCount + place,
      );
      let there = 0;
      for (let p = 0; p < professions.length; p++) there += supplyCell(result, yearIndex, s, p, place);
      for (let g = 0; g < groupCount; g++) {
        const cell = s * groupCount + g;
        const share = at(shares, (i * services.length + s) * groupCount + g);
        demand[cell] = at(demand, cell) + needed * share;
        supply[cell] = at(supply, cell) + there * share;
      }
    }
  });
  return { demand, supply };
};
