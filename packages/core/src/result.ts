import type { Profession, Service } from './axes.ts';
import type { Plan } from './plan.ts';
import type { Problem } from './problem.ts';

/** FTE that requirements add to (or take from) one service and profession. Rule R1–R3. */
export interface AddedDemand {
  readonly service: Service;
  readonly profession: Profession;
  /** Shape [Y][M]. Unit: FTE. */
  readonly fte: Float64Array;
}

/**
 * What a plan's measures have tied to something else than the service it lands in, so that draws move it as that moves.
 * Axis letter R: 0 = places outside the plan, 1 = places it reaches.
 */
export interface PlanTies {
  /** Share of somatic hospital work that is done in the municipality. Shape [R][Y]. Unit: share. */
  readonly levelTransfer: Float64Array;
  /** Share of long-term residents who live in staffed housing instead. Shape [R][Y]. Unit: share. */
  readonly institutionShift: Float64Array;
  /** FTE in housing for each FTE that the institution would have had. */
  readonly housingFte: number;
  /** Part of a service's demand that other unpaid care makes; negative where it saves. Shape [R][Y][S]. Unit: share. */
  readonly unpaidCare: Float64Array;
  /** What is added to the healthy share of the gain in life expectancy. Shape [R][Y]. Unit: share. */
  readonly healthyShare: Float64Array;
  /** How much staff work against the staff without measures, by employer. Shape [R][Y][K][P]. Factor. */
  readonly worked: Float64Array;
  /** Null where the plan moves nothing that the nation's staff follow from. */
  readonly staff: StaffTies | null;
}

/** How a plan's staff answer to draws otherwise than the staff without it. */
export interface StaffTies {
  /** Part of the staff that does not follow draws of who comes and who leaves; negative where more of it does. Shape [R][Y][P]. Unit: share. */
  readonly apart: Float64Array;
  /** Change in the log of the staff per log of how many leave at each age, beyond what the rest says. Shape [R][Y][P][band]. */
  readonly leaving: Float64Array;
}

/**
 * The factors of demand by service and profession:
 * cell = volume[y][s][m] × mix[reach of m][y][s][p] × localFactor[mix group of s][p][m] + added.
 */
export interface DemandCells {
  /** Users × FTE per user. Shape [Y][S][M]. Unit: FTE. */
  readonly volume: Float64Array;
  /** Shape [R][Y][S][P], R 0 = places outside the plan, 1 = places it reaches. Unit: share. */
  readonly mix: Float64Array;
  /** Local profession mix and base-year shortage. Shape [G mix group][P][M]. */
  readonly localFactor: Float64Array;
  /** 1 where the plan reaches. Shape [M]. */
  readonly reached: Uint8Array;
  readonly added: readonly AddedDemand[];
  /** Left out where the plan's measures tie nothing. */
  readonly ties?: PlanTies;
}

/**
 * What a run comes to. Flat arrays; axis letters Y year from base, S service, K sector, P profession, M municipality.
 *
 * Cells by service and profession are read with `demandCell` and `supplyCell` of the engine; sums over them equal the arrays here.
 */
export interface Result {
  readonly plan: Plan;
  readonly baselineId: string;
  readonly dataVersion: string;
  readonly modelVersion: string;
  /** Draw number and seed, or null for the central path. */
  readonly draw: { readonly seed: number; readonly index: number } | null;
  readonly problems: readonly Problem[];
  readonly firstYear: number;
  readonly yearCount: number;
  readonly placeCount: number;
  /** Users of services on 1 January. Shape [Y][S][M]. Unit: persons. */
  readonly users: Float64Array;
  /** Contracted FTE needed, sum over professions. Shape [Y][S][M]. Unit: FTE. */
  readonly demandByService: Float64Array;
  /** What single cells are made of. */
  readonly cells: DemandCells;
  /** Contracted FTE needed. Shape [Y][K][P][M]. Unit: FTE. */
  readonly demand: Float64Array;
  /** Contracted FTE there will be, at the base year's absence. Shape [Y][K][P][M]. Unit: FTE. */
  readonly supply: Float64Array;
  /** Contracted FTE by the contract, whatever the absence. Shape [Y][K][P][M]. Unit: FTE. */
  readonly contractedFte: Float64Array;
  /** Heads at work. Shape [Y][K][P][M]. Unit: persons. */
  readonly heads: Float64Array;
  /** Residents by age group 0–19, 20–66, 67–79, 80–89, 90+. Shape [Y][5][M]. Unit: persons. */
  readonly residents: Float64Array;
  /** Employed residents if today's employment rates hold. Shape [Y][M]. Unit: persons. */
  readonly employed: Float64Array;
}

/** Figures of a run: double precision, or single while something is dragged. */
export type Figures = Float64Array | Float32Array;

/**
 * The part of a run that areas, maps and bands are read from.
 *
 * Every `Result` is one. So is what a live run gives while something is dragged: the same shapes, as views into its memory
 * that hold until its next run; what must last longer is copied or summed.
 */
export interface RunFigures
  extends Pick<Result, 'firstYear' | 'yearCount' | 'placeCount' | 'residents' | 'employed'> {
  /** Users of services on 1 January. Shape [Y][S][M]. Unit: persons. */
  readonly users: Figures;
  /** Contracted FTE needed, sum over professions. Shape [Y][S][M]. Unit: FTE. */
  readonly demandByService: Figures;
  readonly cells: Omit<DemandCells, 'volume'> & {
    /** Users × FTE per user. Shape [Y][S][M]. Unit: FTE. */
    readonly volume: Figures;
  };
  /** Contracted FTE needed. Shape [Y][K][P][M]. Unit: FTE. */
  readonly demand: Figures;
  /** Contracted FTE there will be, at the base year's absence. Shape [Y][K][P][M]. Unit: FTE. */
  readonly supply: Figures;
  /** Contracted FTE by the contract, whatever the absence. Shape [Y][K][P][M]. Unit: FTE. */
  readonly contractedFte: Figures;
  /** Heads at work. Shape [Y][K][P][M]. Unit: persons. */
  readonly heads: Figures;
}
