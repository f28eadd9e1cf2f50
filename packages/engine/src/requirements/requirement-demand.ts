import {
  type AddedDemand,
  at,
  invariant,
  type ParameterTable,
  type Profession,
  parameterValue,
  type Requirement,
  type RequirementSetting,
  type Service,
  type Sex,
  services,
} from '@veivalg/core';

/** What the consequence of a requirement is worked out from. Axis letters: Y year, S service, M municipality. */
export interface RequirementContext {
  readonly firstYear: number;
  readonly yearCount: number;
  readonly placeCount: number;
  readonly parameters: ParameterTable;
  /** 1 for places the plan reaches: the requirement applies there. Shape [M]. */
  readonly reached: Uint8Array;
  /** Residents on 1 January, both ages included. Returns shape [Y][M], unit persons. */
  residents(fromAge: number, toAge: number, sex: Sex | 'both'): Float64Array;
  /** Users of services on 1 January. Shape [Y][S][M]. Unit: persons. */
  readonly users: Float64Array;
  /** Staff needed before the requirement. Shape [Y][S][M]. Unit: FTE. */
  readonly serviceFte: Float64Array;
  /** Staff at work at the base year. Returns shape [M], unit FTE. */
  baseStaff(service: Service, profession: Profession): Float64Array;
}

/** What a requirement asks for, what exists, and what must be added, for one profession. Each of shape [Y][M], unit FTE. */
export interface RequirementNeed {
  readonly profession: Profession;
  /** Asked for when fully phased in, whatever exists. */
  readonly asked: Float64Array;
  /** Of what is asked for: there already at the base year. */
  readonly met: Float64Array;
  /** To be added (+) or freed (−) with sign and phase-in. */
  readonly added: Float64Array;
}

const weeksPerYear = 365.25 / 7;
const minutesPerHour = 60;

const usersOf = (context: RequirementContext, service: Service): Float64Array => {
  const { yearCount, placeCount, users } = context;
  const s = services.indexOf(service);
  const path = new Float64Array(yearCount * placeCount);
  for (let y = 0; y < yearCount; y++)
    for (let m = 0; m < placeCount; m++)
      path[y * placeCount + m] = at(users, (y * services.length + s) * placeCount + m);
  return path;
};

/**
 * Count what a requirement applies to.
 *
 * @returns Targets by year and place. Shape [Y][M]. Unit: persons, lists or municipalities.
 * @source docs/method/requirements.md R1
 */
export const targetsOf = (requirement: Requirement, context: RequirementContext): Float64Array => {
  const { target } = requirement;
  const { yearCount, placeCount } = context;
  switch (target.kind) {
    case 'residents':
      return context
        .residents(target.fromAge, target.toAge, target.sex)
        .map((persons) => persons * target.share);
    case 'users':
      return usersOf(context, target.service).map((persons) => persons * target.share);
    case 'municipality':
      return new Float64Array(yearCount * placeCount).fill(1);
    case 'gpList': {
      const size = parameterValue(context.parameters, 'measures.gpListSize');
      return context.residents(0, 105, 'both').map((persons) => persons / size);
    }
    case 'institutionPlace': {
      const short = usersOf(context, 'shortTermStay');
      return usersOf(context, 'longTermStay').map((persons, i) => persons + at(short, i));
    }
  }
};

/** FTE that the requirement asks for in all, before what is met. Shape [Y][M]. */
const askedOf = (requirement: Requirement, amount: number, context: RequirementContext): Float64Array => {
  const targets = targetsOf(requirement, context);
  const { yearCount, placeCount } = context;
  switch (requirement.unit) {
    case 'fte':
      return targets.map((count) => count * amount);
    case 'minutesPerWeek': {
      const hours = parameterValue(context.parameters, 'measures.hoursPerFte');
      const each = (amount * weeksPerYear) / minutesPerHour / hours;
      return targets.map((count) => count * each);
    }
    case 'minimumFte':
      return targets.map((count) => (count > 0 ? amount : 0));
    case 'shareOfStaff': {
      const s = services.indexOf(requirement.service);
      return Float64Array.from({ length: yearCount * placeCount }, (_, i) => {
        const y = Math.floor(i / placeCount);
        const fte = at(context.serviceFte, (y * services.length + s) * placeCount + (i % placeCount));
        return at(targets, i) > 0 ? fte * amount : 0;
      });
    }
  }
};

/** How far a requirement has come. @returns Shape [Y]. Unit: share. */
export const phaseIn = (setting: RequirementSetting, firstYear: number, yearCount: number): Float64Array =>
  Float64Array.from({ length: yearCount }, (_, y) => {
    const years = firstYear + y - setting.startYear;
    if (years < 0) return 0;
    return setting.rampYears > 0 ? Math.min(1, years / setting.rampYears) : 1;
  });

const metOf = (
  requirement: Requirement,
  profession: Profession,
  asked: Float64Array,
  context: RequirementContext,
): Float64Array => {
  const { met } = requirement;
  switch (met.kind) {
    case 'none':
      return new Float64Array(asked.length);
    case 'share':
      return asked.map((fte) => fte * met.share);
    case 'staff': {
      const staff = new Float64Array(context.placeCount);
      for (const service of met.services) {
        const there = context.baseStaff(service, profession);
        for (let m = 0; m < staff.length; m++) staff[m] = at(staff, m) + at(there, m) * met.timeShare;
      }
      return asked.map((fte, i) => Math.min(fte, at(staff, i % context.placeCount)));
    }
  }
};

/**
 * Work out what a requirement asks for by profession, what is met already and what must be added.
 *
 * Added = sign × phase-in × (asked − met), in the places reached. Removing a requirement is the mirror image of introducing it: the
 * same numbers with the opposite sign.
 *
 * @returns One entry for each profession. Throws when no amount is set: `checkPlan` says so first (V2122).
 * @source docs/method/requirements.md R1–R2
 */
export const requirementNeeds = (
  requirement: Requirement,
  setting: RequirementSetting,
  context: RequirementContext,
): readonly RequirementNeed[] => {
  const amount = setting.amount ?? requirement.amount;
  invariant(amount !== null, `requirement ${requirement.id} has an amount`);
  const all = askedOf(requirement, amount, context);
  const phase = phaseIn(setting, context.firstYear, context.yearCount);
  return requirement.professions.map(({ profession, share }) => {
    const asked = all.map((fte, i) => (at(context.reached, i % context.placeCount) === 1 ? fte * share : 0));
    const met = metOf(requirement, profession, asked, context);
    const added = asked.map((fte, i) => {
      const open = (fte - at(met, i)) * at(phase, Math.floor(i / context.placeCount));
      // Plain zero for a place that lacks nothing, also when the requirement is removed.
      return open === 0 ? 0 : setting.sign * open;
    });
    return { profession, asked, met, added };
  });
};

/**
 * Demand that a requirement adds to a run, or takes from it.
 *
 * @returns One entry for each profession, in the service the requirement lands in.
 * @source docs/method/requirements.md R2
 */
export const requirementDemand = (
  requirement: Requirement,
  setting: RequirementSetting,
  context: RequirementContext,
): readonly AddedDemand[] =>
  requirementNeeds(requirement, setting, context).map(({ profession, added }) => ({
    service: requirement.service,
    profession,
    fte: added,
  }));

/** True when the requirement applies to someone in the places reached in some year. */
export const appliesToSomeone = (requirement: Requirement, context: RequirementContext): boolean =>
  targetsOf(requirement, context).some(
    (count, i) => count > 0 && at(context.reached, i % context.placeCount) === 1,
  );
