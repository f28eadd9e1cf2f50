import type { Percentiles } from '@veivalg/engine';
import type { Details, Picture, Question } from '../engine/protocol.ts';

/** Ends of an 80 per cent band. Each of shape [Y]. Unit: FTE. */
export interface BandEnds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Bands of what an area's paths are drawn from. */
export interface AreaBandEnds {
  readonly demand: BandEnds;
  readonly supply: BandEnds;
  readonly gap: BandEnds;
}

const ends = ({ p10, p90 }: Percentiles): BandEnds => ({ low: p10, high: p90 });

/**
 * The bands that belong to a picture: those at rest, which hold what measures may turn out to do, once they have come;
 * until then those that came with the picture.
 */
export const bandsIn = (
  { bands, question }: Pick<Picture, 'bands' | 'question'>,
  details: Details | null,
  asked?: Question | null,
): AreaBandEnds | null => {
  const resting = details?.bands ?? null;
  if (resting !== null && (asked === question || bands == null)) return resting;
  return bands == null
    ? null
    : { demand: ends(bands.demand), supply: ends(bands.supply), gap: ends(bands.gap) };
};
