import {
  type AddedDemand,
  ageCount,
  at,
  type LeverPaths,
  type MeasureLibrary,
  type Plan,
  professions,
  type Requirement,
  type RequirementSetting,
  sectors,
  services,
  serviceTraits,
  sexes,
} from '@veivalg/core';
import type { PopulationPath } from '../demography/population-path.ts';
import { type RequirementContext, requirementDemand } from '../requirements/requirement-demand.ts';
import { type StaffDemand, sectorOfService } from '../staffing/demand-of.ts';
import type { StaffBase } from '../staffing/staff-base.ts';
import type { Stages } from './stages.ts';

/** A requirement of the plan's own or of the library; null when neither holds it. */
export const findRequirement = (plan: Plan, library: MeasureLibrary, id: string): Requirement | null =>
  plan.ownRequirements.find((own) => own.id === id) ??
  library.requirements.find((entry) => entry.id === id) ??
  null;

/** Residents between two ages by year and place. Shape [Y][M]. Unit: persons. */
export const residentsBetween = (
  path: Pick<PopulationPath, 'yearCount' | 'placeCount' | 'persons'>,
  fromAge: number,
  toAge: number,
  sex: 'f' | 'm' | 'both',
): Float64Array => {
  const { yearCount, placeCount, persons } = path;
  const out = new Float64Array(yearCount * placeCount);
  for (let y = 0; y < yearCount; y++)
    for (const [x, name] of sexes.entries()) {
      if (sex !== 'both' && sex !== name) continue;
      for (let age = fromAge; age <= Math.min(toAge, ageCount - 1); age++) {
        const row = ((y * sexes.length + x) * ageCount + age) * placeCount;
        for (let m = 0; m < placeCount; m++)
          out[y * placeCount + m] = at(out, y * placeCount + m) + at(persons, row + m);
      }
    }
  return out;
};

/** Staff at work at the base year in one service, of one profession. Shape [M]. Unit: FTE. */
const staffAtWork = (
  base: StaffBase,
  demand: Pick<StaffDemand, 'cell'>,
  service: number,
  profession: number,
  places: number,
): Float64Array => {
  const vacancy = sectors[sectorOfService(service)] === 'municipal' ? base.municipalVacancy : base.vacancy;
  return Float64Array.from(
    { length: places },
    (_, m) => demand.cell(0, service, profession, m) / (1 + at(vacancy, profession * places + m)),
  );
};

/** What the requirements of a plan are worked out from. */
export const requirementContext = (
  stages: Stages,
  demand: Pick<StaffDemand, 'byService' | 'cell'>,
  users: Float64Array,
  reached: Uint8Array,
  firstYear: number,
): RequirementContext => ({
  firstYear,
  yearCount: stages.population.path.yearCount,
  placeCount: reached.length,
  parameters: stages.parameters,
  reached,
  residents: (fromAge, toAge, sex) => residentsBetween(stages.population.path, fromAge, toAge, sex),
  users,
  serviceFte: demand.byService,
  baseStaff: (service, profession) =>
    staffAtWork(
      stages.demand.staff,
      demand,
      services.indexOf(service),
      professions.indexOf(profession),
      reached.length,
    ),
});

/** Put added demand into the sums by service and by profession. */
const addTo = (demand: StaffDemand, { service, profession, fte }: AddedDemand, places: number): void => {
  const s = services.indexOf(service);
  const k = sectors.indexOf(serviceTraits[service].sector);
  const p = professions.indexOf(profession);
  for (let i = 0; i < fte.length; i++) {
    const y = Math.floor(i / places);
    const m = i % places;
    const byService = (y * services.length + s) * places + m;
    const byProfession = ((y * sectors.length + k) * professions.length + p) * places + m;
    demand.byService[byService] = at(demand.byService, byService) + at(fte, i);
    demand.byProfession[byProfession] = at(demand.byProfession, byProfession) + at(fte, i);
  }
};

/**
 * Add what the plan's requirements ask for to the demand, less what levers on requirements take away.
 *
 * A removed requirement never takes more than the cell holds.
 *
 * @param demand Changed in place: its sums by service and profession grow by the requirements.
 * @returns What was added, one entry for each requirement and profession.
 * @source docs/method/requirements.md R1–R3
 */
export const addRequirements = (
  plan: Plan,
  library: MeasureLibrary,
  context: RequirementContext,
  demand: StaffDemand,
  paths: readonly [LeverPaths, LeverPaths],
): readonly AddedDemand[] => {
  const places = context.placeCount;
  const added = plan.requirements.flatMap((setting: RequirementSetting) => {
    const requirement = findRequirement(plan, library, setting.requirement);
    return requirement === null ? [] : requirementDemand(requirement, setting, context);
  });
  for (const entry of added) {
    const s = services.indexOf(entry.service);
    const p = professions.indexOf(entry.profession);
    for (let i = 0; i < entry.fte.length; i++) {
      const y = Math.floor(i / places);
      const m = i % places;
      const left = at(paths[at(context.reached, m) as 0 | 1].requirementLeft, y);
      entry.fte[i] = Math.max(-demand.cell(y, s, p, m), at(entry.fte, i) * left);
    }
    addTo(demand, entry, places);
  }
  return added;
};
