import {
  type Area,
  at,
  type Profession,
  professions,
  type Result,
  type Service,
  services,
} from '@veivalg/core';
import { balanceOf, coverageOf, layerPath, type Selection } from '@veivalg/engine';

/** One line of the balance, with stable English keys and units in the names. */
export interface BalanceRow {
  readonly area_kind: string;
  readonly area_id: string;
  readonly area_name: string;
  readonly year: number;
  readonly service: Service | 'all';
  readonly profession: Profession | 'all';
  readonly users_persons: number | null;
  readonly demand_fte: number;
  readonly supply_fte: number;
  readonly gap_fte: number;
  readonly coverage_share: number | null;
  readonly population_persons: number;
}

export const balanceColumns = [
  'area_kind',
  'area_id',
  'area_name',
  'year',
  'service',
  'profession',
  'users_persons',
  'demand_fte',
  'supply_fte',
  'gap_fte',
  'coverage_share',
  'population_persons',
] as const satisfies readonly (keyof BalanceRow)[];

/** What to break the balance down by. */
export interface RowRequest {
  readonly area: Area;
  readonly name: string;
  readonly years: readonly number[];
  readonly services: readonly (Service | 'all')[];
  readonly professions: readonly (Profession | 'all')[];
}

const residentGroups = 5;

/** Residents by year in an area. Shape [Y]. Unit: persons. */
export const populationPath = (result: Result, places: readonly number[]): Float64Array => {
  const total = new Float64Array(result.yearCount);
  for (let group = 0; group < residentGroups; group++) {
    const path = layerPath(
      result.residents,
      residentGroups,
      group,
      places,
      result.yearCount,
      result.placeCount,
    );
    for (let y = 0; y < total.length; y++) total[y] = at(total, y) + at(path, y);
  }
  return total;
};

/** Read the rows of one area from a result. */
export const balanceRows = (result: Result, request: RowRequest): readonly BalanceRow[] => {
  const population = populationPath(result, request.area.members);
  const rows: BalanceRow[] = [];
  for (const service of request.services)
    for (const profession of request.professions) {
      const selection: Selection = {
        places: request.area.members,
        ...(service === 'all' ? {} : { service }),
        ...(profession === 'all' ? {} : { profession }),
      };
      const path = balanceOf(result, selection);
      const users =
        service === 'all' || profession !== 'all'
          ? null
          : layerPath(
              result.users,
              services.length,
              services.indexOf(service),
              request.area.members,
              result.yearCount,
              result.placeCount,
            );
      for (const year of request.years) {
        const y = year - result.firstYear;
        rows.push({
          area_kind: request.area.kind,
          area_id: request.area.id,
          area_name: request.name,
          year,
          service,
          profession,
          users_persons: users === null ? null : at(users, y),
          demand_fte: at(path.demand, y),
          supply_fte: at(path.supply, y),
          gap_fte: at(path.gap, y),
          coverage_share: coverageOf(path, y),
          population_persons: at(population, y),
        });
      }
    }
  return rows;
};

/** Every profession, with the sum first. */
export const allProfessions: readonly (Profession | 'all')[] = ['all', ...professions];
/** Every service, with the sum first. */
export const allServices: readonly (Service | 'all')[] = ['all', ...services];
