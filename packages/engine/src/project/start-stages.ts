import type { ParameterTable } from '@veivalg/core';
import type { PopulationPath } from '../demography/population-path.ts';
import type { DemandBase } from '../staffing/prepare-demand.ts';
import type { WorkforceModel } from '../supply/workforce-model.ts';
import type { PopulationStage } from './population-stage.ts';
import type { Stages } from './stages.ts';

/** Version of the form of a start; a stored one of another form is not used. */
export const startForm = 1;

type Shortened<T> = { readonly [Name in keyof T]: T[Name] extends Float64Array ? Float32Array : T[Name] };

/**
 * What a run of the main path starts from, in short: the first picture is drawn from it while the exact stages are made.
 *
 * Figures by place are rounded to 14 binary digits, so that each is off by at most one in 16,000; no export, no saved run and
 * no picture at rest comes from it.
 */
export interface Start {
  readonly form: typeof startForm;
  readonly baselineId: string;
  readonly modelVersion: string;
  readonly yearCount: number;
  readonly lifeExpectancyGain: Float64Array;
  readonly table: Omit<PopulationStage['table'], 'values'> & { readonly values: Float32Array };
  readonly carePeople: PopulationStage['carePeople'];
  readonly places: Shortened<Pick<PopulationStage, 'residents' | 'youngAdults' | 'employed'>>;
  readonly demand: DemandBase;
  readonly workforce: WorkforceModel;
}

/** Round to 14 binary digits, half of what single precision has: the rest are zeros, which pack to nothing. */
const shorten = (values: Float64Array): Float32Array => {
  const short = Float32Array.from(values);
  const bits = new Uint32Array(short.buffer);
  for (let i = 0; i < bits.length; i++) bits[i] = ((bits[i] as number) + 0x200) & 0xfffffc00;
  return short;
};

/** Put stages of the main path without assumptions in short form. */
export const startOf = (
  { population, demand, workforce }: Stages,
  baselineId: string,
  modelVersion: string,
): Start => {
  const { path, table, carePeople, residents, youngAdults, employed } = population;
  return {
    form: startForm,
    baselineId,
    modelVersion,
    yearCount: path.yearCount,
    lifeExpectancyGain: path.lifeExpectancyGain,
    table: { ...table, values: shorten(table.values) },
    carePeople,
    places: {
      residents: shorten(residents),
      youngAdults: shorten(youngAdults),
      employed: shorten(employed),
    },
    demand,
    workforce,
  };
};

/**
 * Make stages of a start.
 *
 * @param exactPath The population path itself, for the few things that need people by age; worked out when asked for.
 */
export const stagesOf = (
  start: Start,
  parameters: ParameterTable,
  exactPath: () => PopulationPath,
): Stages => {
  const { table, places, carePeople, lifeExpectancyGain, yearCount, demand, workforce } = start;
  // Where a run is held against another, these come first, and the exact path need not be asked.
  const path: PopulationPath = {
    yearCount,
    placeCount: table.placeCount,
    lifeExpectancyGain,
    get firstYear() {
      return exactPath().firstYear;
    },
    get persons() {
      return exactPath().persons;
    },
    get births() {
      return exactPath().births;
    },
    get survival() {
      return exactPath().survival;
    },
  };
  return {
    parameters,
    population: {
      path,
      table: { ...table, values: Float64Array.from(table.values) },
      carePeople,
      residents: Float64Array.from(places.residents),
      youngAdults: Float64Array.from(places.youngAdults),
      employed: Float64Array.from(places.employed),
    },
    demand,
    workforce,
  };
};
