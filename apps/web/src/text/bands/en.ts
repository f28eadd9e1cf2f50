import type { BandsKey } from './nb.ts';

/** Texts of bands, in English. */
export const bandsEn: Readonly<Record<BandsKey, string>> = {
  'bands.between': '{low} to {high}',
  'bands.bottleneck': 'Scarcest: {name}, between {low} and {high} full-time equivalents',
  'bands.change':
    'The plan makes the shortage between {low} and {high} full-time equivalents smaller, in eight of ten runs.',
  'bands.changeAround':
    'The plan makes the shortage from {low} full-time equivalents smaller to {high} larger, in eight of ten runs.',
  'bands.changeMore':
    'The plan makes the shortage between {low} and {high} full-time equivalents larger, in eight of ten runs.',
  'bands.compareNow': 'The difference is {value} full-time equivalents in {year}',
  'bands.compareCoverage': 'Coverage differs by {value} percentage points in {year}',
  'bands.compareDifference': '{one} minus {other}',
  'bands.compareMore': 'The difference in shortage: {value} full-time equivalents in {year}',
  'bands.compareText':
    'Under each figure stands where eight of ten runs lie. All columns are tried on the same draws, so the difference is surer than each figure alone.',
  'bands.differenceText': 'In eight of ten runs the difference in shortage is {range} full-time equivalents.',
  'bands.drawn': 'The published range is part of the bands in the charts.',
  'bands.high': 'High (P90)',
  'bands.low': 'Low (P10)',
  'bands.median': 'Middle (P50)',
  'bands.notDrawn':
    'Low and high are not both published. The bands in the charts therefore reckon with the size as set, and are narrower than they should be.',
  'bands.willBeDrawn':
    'When the measure is in the plan, the published range is part of the bands in the charts.',
  'bands.spoken': 'in eight of ten runs between {low} and {high}',
  'bands.whisker': 'Line: eight of ten runs',
  'bands.wide':
    'The band is wide because the place is small: a few people more or less mean much. Use the direction more than the figure.',
};
