import type { ParameterTable } from '@veivalg/core';
import type { DemandBase } from '../staffing/prepare-demand.ts';
import type { WorkforceModel } from '../supply/workforce-model.ts';
import type { PopulationStage } from './population-stage.ts';

/** What a run starts from once its population alternative and its assumptions are known. */
export interface Stages {
  /** Parameters with the user's assumptions. */
  readonly parameters: ParameterTable;
  readonly population: PopulationStage;
  readonly demand: DemandBase;
  readonly workforce: WorkforceModel;
}
