import {
  at,
  exitBands,
  type ParameterTable,
  professions,
  type SupplyDrivers,
  type WorkforceInput,
} from '@veivalg/core';
import { readSupplyParameters, type SupplyParameters } from './supply-parameters.ts';

const size = professions.length;

/** Drivers that change nothing: factors 1, additions 0. @param yearCount Years including the base year. */
export const neutralSupplyDrivers = (yearCount: number): SupplyDrivers => {
  const ones = (): Float64Array => new Float64Array(yearCount * size).fill(1);
  const zeros = (): Float64Array => new Float64Array(yearCount * size);
  return {
    intake: ones(),
    completion: ones(),
    entryShare: ones(),
    addedEntrants: zeros(),
    exitRate: new Float64Array(yearCount * size * exitBands.length).fill(1),
    retirementDelay: zeros(),
    position: ones(),
    attendance: ones(),
    municipalPull: zeros(),
    attractiveness: ones(),
  };
};

/** What the trend in position size is made from. */
type PositionParameters = Pick<
  SupplyParameters,
  | 'positionTrendYear'
  | 'positionTrendDamping'
  | 'positionTrendShift'
  | 'positionTrendOther'
  | 'positionLevelShift'
  | 'positionLevelOther'
>;

/**
 * Mean position size against the base year if the observed trend dies out (S3).
 *
 * The trend of the last observed year is damped by the same share every year, also between that year and the base year.
 * @param shift Whether the profession mostly works shifts. @returns Factor, 1 in the base year.
 * @source docs/method/supply.md S3
 */
export const positionTrend = (
  parameters: PositionParameters,
  shift: boolean,
  firstYear: number,
  y: number,
): number => {
  const level = shift ? parameters.positionLevelShift : parameters.positionLevelOther;
  let step = shift ? parameters.positionTrendShift : parameters.positionTrendOther;
  let points = 0;
  for (let year = parameters.positionTrendYear + 1; year <= firstYear + y; year++) {
    step *= parameters.positionTrendDamping;
    if (year > firstYear) points += step;
  }
  return 1 + points / level;
};

/**
 * Make the reference drivers: neutral but for the trend in position size, and for sick leave when it is assumed to differ from the base year’s.
 *
 * @param reference Parameters as loaded; their sick leave is the base year’s. @param parameters The same with the user’s overrides.
 * @source docs/method/supply.md S3
 */
export const supplyDrivers = (
  input: WorkforceInput,
  reference: ParameterTable,
  parameters: ParameterTable,
  firstYear: number,
  yearCount: number,
): SupplyDrivers => {
  const drivers = neutralSupplyDrivers(yearCount);
  const values = readSupplyParameters(parameters);
  const attendance = (1 - values.sickLeave) / (1 - readSupplyParameters(reference).sickLeave);
  for (let p = 0; p < size; p++) {
    const shift = at(input.shiftWork, p) === 1;
    for (let y = 0; y < yearCount; y++) {
      drivers.position[y * size + p] = positionTrend(values, shift, firstYear, y);
      if (y > 0) drivers.attendance[y * size + p] = attendance;
    }
  }
  return drivers;
};
