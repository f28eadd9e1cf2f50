import { f64 } from '@veivalg/core';
import { firstColumn, localScales, type Sides, writeCoefficients, yearGroups } from './band-coefficients.ts';
import type { BandQuantity, BandRequest, BandTarget } from './band-request.ts';
import { partsOf } from './band-values.ts';
import { countSelection } from './coefficients.ts';
import type { Ensemble } from './ensemble.ts';

/** Mean and standard deviation of each target. Shape [targets]. Unit: FTE. */
export interface Spread {
  readonly mean: Float64Array;
  readonly sd: Float64Array;
}

/**
 * Work out mean and standard deviation without going through the draws: the cost does not grow with their number.
 *
 * variance = |coefficients × factor|² + local variance of the places.
 *
 * @param request Coverage is no sum and cannot be asked for; neither can uncertain measures.
 * @source docs/method/uncertainty.md Q3
 */
export const spreadOf = (
  ensemble: Ensemble,
  request: Omit<BandRequest, 'effects' | 'quantity'> & {
    readonly quantity?: Exclude<BandQuantity, 'coverage'>;
  },
): Spread => {
  const { columns, kernels, room } = ensemble;
  const { targets, selection = {}, quantity = 'gap' } = request;
  const sides: Sides = quantity === 'gap' ? 'both' : quantity;
  const counted = countSelection(selection);
  const from = firstColumn(ensemble, selection);
  const used = columns.count - from;
  const mean = new Float64Array(targets.length);
  const sd = new Float64Array(targets.length);
  const width = room.factorWidth;
  for (const part of partsOf({ ...request, quantity }, room.targets))
    for (const group of yearGroups(part.targets)) {
      const offset = part.targets === targets ? 0 : targets.indexOf(part.targets[0] as BandTarget);
      const central = new Float64Array(part.targets.length);
      writeCoefficients(ensemble, part, counted, group, sides, from, central);
      const means = ensemble.factor(group.year);
      const scales = sides === 'supply' ? null : localScales(ensemble, part, counted, group);
      kernels.productF32(
        room.coefficients,
        room.factor.subarray(from * width, columns.count * width),
        null,
        room.noiseScale,
        room.second,
        group.targets.length,
        used,
        width,
      );
      let next = 0;
      group.targets.forEach((target, t) => {
        let [shift, variance] = [0, 0];
        for (let c = 0; c < used; c++)
          shift += (room.coefficients[t * used + c] as number) * f64(means, from + c);
        for (let r = 0; r < width; r++) {
          const part = room.second[t * width + r] as number;
          variance += part * part;
        }
        for (const end = next + target.places.length; next < end; next++)
          if (scales !== null) variance += f64(scales, next) * f64(scales, next);
        mean[offset + group.first + t] = f64(central, group.first + t) + shift;
        sd[offset + group.first + t] = Math.sqrt(variance);
      });
    }
  return { mean, sd };
};
