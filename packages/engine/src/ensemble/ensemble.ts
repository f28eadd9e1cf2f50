import type { ParameterTable, RunFigures } from '@veivalg/core';
import type { EnsembleKernels } from '../kernel/ensemble-kernels.ts';
import type { Asked } from './column-weights.ts';
import type { DrawSettings, ParameterDraws } from './draw-parameters.ts';
import type { ColumnPlan, DrawBasis } from './ensemble-rows.ts';
import type { LeadingRows } from './leading-rows.ts';
import type { LocalSpreadRule } from './local-spread.ts';
import type { Responses } from './responses.ts';
import type { EmployerShares } from './tied-employers.ts';
import type { HealthAnswers } from './tied-health.ts';

/** Everything draws do that no plan changes. Made once; every plan is read against it. */
export interface Ensemble {
  readonly settings: DrawSettings;
  readonly responses: Responses;
  readonly parameters: ParameterTable;
  readonly drawn: ParameterDraws;
  readonly columns: ColumnPlan;
  readonly basis: DrawBasis;
  readonly kernels: EnsembleKernels;
  /** Draws with padding to a multiple of 8; padded draws are zero. */
  readonly stride: number;
  readonly spread: LocalSpreadRule;
  /** Standard normal number of each place and draw, the same in every year. Shape [M][stride]. */
  readonly localNoise: Float32Array;
  /** Multipliers − 1 of a year, made when first asked for. Shape [columns][stride]; valid until other years are. */
  rows(year: number): Float32Array;
  /** Means of a year's rows and the factor of their covariance, which is put in the room. Shape [columns]. */
  factor(year: number): Float64Array;
  /** The few of a year's rows that a question's columns are made of, found when first asked for. */
  leading(year: number, asked: Asked): LeadingRows;
  /** How strongly services and places answer to health in a year. */
  health(year: number): HealthAnswers;
  /** How a plan's people are shared between employers in a year; null where the plan has no measures. */
  employers(run: RunFigures, year: number): EmployerShares | null;
  /** How places differ, in the kernels' memory. */
  readonly tables: { readonly demand: PlaceTables; readonly supply: PlaceTables };
  /** Local spread of every place in one year, as a share of demand; of the same residents worked out once. Shape [M]. */
  spreadInYear(residents: Float64Array, year: number): Float64Array;
  /** Working space of reduced bands. */
  readonly reduced: ReducedRoom;
  /** Working space of the bands: room for one row of draws for every place, twice, and coefficients. */
  readonly room: EnsembleRoom;
}

/** Working space in the kernels' memory. */
export interface EnsembleRoom {
  readonly targets: number;
  readonly coefficients: Float32Array;
  readonly noiseScale: Float32Array;
  readonly noise: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
  /** Rows of what measures turn out to do. Shape [mostEffects][stride]. */
  readonly effects: Float32Array;
  readonly ranks: Int32Array;
  readonly picked: Float32Array;
  /** Columns of the factor: the ensemble's columns with padding to a multiple of 8. */
  readonly factorWidth: number;
  /** Factor of the covariance of a year's rows. Shape [columns][factorWidth]. */
  readonly factor: Float32Array;
}

/** How the places of one side differ from the country, as the responses say. Rows by place follow each other without padding. */
export interface PlaceTables {
  /** Demand: shape [Y][S][A][M]. Supply: shape [Y][A][M]. */
  readonly alternatives: Float32Array;
  /** Shape [Y][rank][M]. */
  readonly patterns: Float32Array;
}

/** Working space of reduced bands, in the kernels' memory. Places and targets have padding to a multiple of 8. */
export interface ReducedRoom {
  /** Columns of one side. Shape [columns][places]. */
  readonly columns: Float32Array;
  /** The same summed by target. Shape [columns][targets]. */
  readonly summed: Float32Array;
  /** A table by place: alternatives by service, or patterns. */
  readonly table: Float32Array;
  /** A side's figure of each place, and one part of it. Shape [places]. */
  readonly total: Float32Array;
  readonly spare: Float32Array;
  /** Loadings of the question asked, and which rows they are on. */
  readonly loadings: Float32Array;
  readonly chosen: Int32Array;
  /** How much of each chosen row the targets have, the constant last. Shape [rows + 1][targets]. */
  readonly demand: Float32Array;
  readonly supply: Float32Array;
  /** Where each target's places end. Shape [targets]. */
  readonly ends: Int32Array;
}
