import {
  type AgeFigure,
  fail,
  type Municipality,
  type Outcome,
  type Problem,
  problem,
  type Service,
  type ServiceUse,
  services,
  succeed,
  type UseInput,
  type WorkPart,
} from '@veivalg/core';
import type { DataFolder } from '../files/folder.ts';
import { type FileTools, numberIn, readSeries } from '../files/read-series.ts';

type Rows = readonly Readonly<Record<string, string>>[];

/** What is not in the figures but follows from what each service is. */
interface Nature {
  readonly counting: ServiceUse['counting'];
  readonly smooth: boolean;
  readonly bySex: boolean;
  readonly shifted: boolean;
  readonly standing: ServiceUse['standing'];
}

const care = { counting: 'atDate', smooth: true, bySex: true, shifted: true } as const;
const nature: Readonly<Record<Service, Nature>> = {
  homeCare: { ...care, standing: 'observed' },
  longTermStay: { ...care, standing: 'observed' },
  shortTermStay: { ...care, standing: 'estimated' },
  staffedHousing: { ...care, bySex: false, standing: 'estimated' },
  gp: { counting: 'throughYear', smooth: true, bySex: false, shifted: true, standing: 'observed' },
  physiotherapyRehabilitation: {
    counting: 'throughYear',
    smooth: true,
    bySex: false,
    shifted: true,
    standing: 'estimated',
  },
  healthStations: {
    counting: 'targetGroup',
    smooth: false,
    bySex: false,
    shifted: false,
    standing: 'observed',
  },
  municipalMentalHealth: {
    counting: 'targetGroup',
    smooth: false,
    bySex: false,
    shifted: false,
    standing: 'estimated',
  },
  somaticHospital: {
    counting: 'throughYear',
    smooth: true,
    bySex: false,
    shifted: true,
    standing: 'observed',
  },
  specialistMentalHealth: {
    counting: 'throughYear',
    smooth: true,
    bySex: false,
    shifted: false,
    standing: 'observed',
  },
  specialistAddiction: {
    counting: 'throughYear',
    smooth: false,
    bySex: false,
    shifted: false,
    standing: 'assumed',
  },
  dental: { counting: 'throughYear', smooth: false, bySex: false, shifted: false, standing: 'estimated' },
};

const figures = (rows: Rows): AgeFigure[] =>
  rows.map((row) => ({
    fromAge: numberIn(row, 'from_age'),
    toAge: numberIn(row, 'to_age'),
    value: numberIn(row, 'value'),
    population: numberIn(row, 'population'),
  }));

const whole = (value: number): AgeFigure => ({ fromAge: 0, toAge: 105, value, population: 1 });

const part = (
  kind: WorkPart['kind'],
  groups: readonly AgeFigure[],
  share: string | null = null,
  complement = false,
): WorkPart => ({
  kind,
  share,
  complement,
  groups,
});

const workOf = (
  service: Service,
  of: (measure: string, layer?: number) => AgeFigure[],
): readonly WorkPart[] => {
  switch (service) {
    case 'homeCare':
      return [part('perUser', of('hours'))];
    case 'gp':
      return [part('perResident', of('volume'))];
    case 'healthStations':
    case 'municipalMentalHealth':
      return [part('perResident', of('fte'))];
    case 'somaticHospital':
      return [
        part('perResident', of('volume'), 'use.inpatientShare'),
        part('perUser', [whole(1)], 'use.inpatientShare', true),
      ];
    case 'specialistMentalHealth':
      return [
        part('perResident', of('volume'), 'use.childMentalShare', true),
        part('perUser', [{ fromAge: 0, toAge: 17, value: 1, population: 1 }], 'use.childMentalShare'),
      ];
    default:
      return [];
  }
};

const fillOf = (service: Service): ServiceUse['fill'] =>
  service === 'physiotherapyRehabilitation'
    ? [{ fromAge: 0, toAge: 15, parameter: 'use.physiotherapyChildren', ofGroup: 0 }]
    : [];

const serviceUse = (rows: Rows, service: Service): ServiceUse => {
  const own = rows.filter((row) => row['service'] === service);
  const of = (measure: string, layer?: number): AgeFigure[] =>
    figures(
      own.filter(
        (row) => row['measure'] === measure && (layer === undefined || row['layer'] === String(layer)),
      ),
    );
  const layers: AgeFigure[][] = [];
  for (let layer = 0; layer <= 9; layer++) {
    const groups = [...of('users', layer), ...of('share', layer)];
    if (groups.length > 0 || layer === 0) layers.push(groups);
  }
  // Services whose users are everyone they are meant for.
  if (service === 'healthStations') layers[0] = [{ fromAge: 0, toAge: 20, value: 1, population: 1 }];
  if (service === 'municipalMentalHealth') layers[0] = [whole(1)];
  return { service, ...nature[service], layers, fill: fillOf(service), work: workOf(service, of) };
};

const careColumns = {
  homeCare: ['home_users_0_66', 'home_users_67_79', 'home_users_80'],
  longTermStay: ['longterm_0_66', 'longterm_67_79', 'longterm_80'],
} as const;

/**
 * Load the figures on use of services.
 *
 * @param municipalities Place axis; a municipality the series does not hold is a problem (V1114).
 * @returns The input of U1–U2, or every problem found on the way.
 */
export const loadUse = (
  folder: DataFolder,
  tools: FileTools,
  municipalities: readonly Municipality[],
): Outcome<UseInput> => {
  const local = readSeries(folder, tools, 'municipal-care-2025');
  const byAge = readSeries(folder, tools, 'use-by-age');
  const bySex = readSeries(folder, tools, 'use-by-sex-2022');
  if (!local.ok || !byAge.ok || !bySex.ok)
    return fail([local, byAge, bySex].flatMap((read) => (read.ok ? [] : read.problems)));
  const places = municipalities.length;
  const observedUsers = new Float64Array(services.length * places).fill(Number.NaN);
  const homeCareByAge = new Float64Array(3 * places).fill(Number.NaN);
  const longTermByAge = new Float64Array(3 * places).fill(Number.NaN);
  const homeHours = new Float64Array(places).fill(Number.NaN);
  const rows = new Map(local.value.rows.map((row) => [row['municipality'] ?? '', row]));
  const problems: Problem[] = [];
  municipalities.forEach((municipality, m) => {
    const row = rows.get(municipality.id);
    if (row === undefined) {
      problems.push(
        problem('V1114', `series/municipal-care-2025: ${municipality.id}`, { value: municipality.id }),
      );
      return;
    }
    const put = (service: Service, column: string): void => {
      observedUsers[services.indexOf(service) * places + m] = numberIn(row, column);
    };
    put('homeCare', 'home_users');
    put('longTermStay', 'longterm_residents');
    put('staffedHousing', 'housing_residents');
    careColumns.homeCare.forEach((column, g) => {
      homeCareByAge[g * places + m] = numberIn(row, column);
    });
    // A split with hidden cells is a lower bound and is left out.
    const complete = numberIn(row, 'longterm_hidden') === 0;
    careColumns.longTermStay.forEach((column, g) => {
      if (complete) longTermByAge[g * places + m] = numberIn(row, column);
    });
    homeHours[m] = numberIn(row, 'home_hours');
  });
  if (problems.length > 0) return fail(problems);
  return succeed({
    observedUsers,
    homeCareByAge,
    longTermByAge,
    homeHours,
    services: services.map((service) => serviceUse(byAge.value.rows, service)),
    womenPerMan: bySex.value.rows.map((row) => ({
      fromAge: numberIn(row, 'from_age'),
      toAge: numberIn(row, 'to_age'),
      value: numberIn(row, 'women') / numberIn(row, 'men'),
      population: 1,
    })),
  });
};
