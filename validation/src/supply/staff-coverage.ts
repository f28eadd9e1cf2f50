import type { StaffBand } from './staff-bands.ts';

/** How often the 80 per cent band held, by horizon; `all` over them. */
export interface StaffBandSummary {
  readonly horizon: number | 'all';
  readonly outcomes: number;
  readonly inside: number;
  /** Outcomes below and above the band. */
  readonly below: number;
  readonly above: number;
  /** Median width of the band. Unit: share of the observed. */
  readonly width: number;
}

const medianOf = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;

/** Count how often the bands held. */
export const summariseStaffBands = (bands: readonly StaffBand[]): readonly StaffBandSummary[] => {
  const horizons = [...new Set(bands.map(({ horizon }) => horizon))].sort((a, b) => a - b);
  return ([...horizons, 'all'] as const).map((horizon) => {
    const own = bands.filter((band) => horizon === 'all' || band.horizon === horizon);
    const share = (is: (band: StaffBand) => boolean): number => own.filter(is).length / own.length;
    return {
      horizon,
      outcomes: own.length,
      inside: share(({ inside }) => inside),
      below: share(({ observed, low }) => observed < low),
      above: share(({ observed, high }) => observed > high),
      width: medianOf(own.map(({ observed, low, high }) => (high - low) / observed)),
    };
  });
};
