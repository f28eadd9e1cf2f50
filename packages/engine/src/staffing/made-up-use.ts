import { type ServiceUse, services, type UseInput } from '@veivalg/core';

const rate = (fromAge: number, toAge: number, value: number, population = 1) => ({
  fromAge,
  toAge,
  value,
  population,
});

const profile = (service: ServiceUse['service'], own: Partial<ServiceUse>): ServiceUse => ({
  service,
  counting: 'atDate',
  layers: [[]],
  fill: [],
  work: [],
  smooth: true,
  bySex: false,
  shifted: false,
  standing: 'estimated',
  ...own,
});

const profiles: Readonly<Record<ServiceUse['service'], Partial<ServiceUse>>> = {
  homeCare: {
    layers: [
      [],
      [rate(0, 17, 1, 100), rate(18, 66, 3, 100)],
      [rate(80, 89, 30, 100), rate(90, 105, 50, 100)],
    ],
    work: [
      {
        kind: 'perUser',
        share: null,
        complement: false,
        groups: [rate(0, 17, 20), rate(18, 66, 15), rate(67, 79, 6), rate(80, 105, 5)],
      },
    ],
    bySex: true,
    shifted: true,
    standing: 'observed',
  },
  longTermStay: {
    layers: [[], [rate(80, 89, 9, 100), rate(90, 105, 30, 100)]],
    bySex: true,
    shifted: true,
    standing: 'observed',
  },
  shortTermStay: {
    layers: [[rate(0, 105, 2, 1000)], [rate(0, 66, 1, 1000), rate(67, 79, 9, 1000), rate(80, 105, 50, 1000)]],
    bySex: true,
    shifted: true,
  },
  staffedHousing: {
    layers: [[], [rate(0, 17, 0), rate(18, 49, 4, 1000), rate(50, 79, 6, 1000), rate(80, 105, 40, 1000)]],
    shifted: true,
  },
  gp: {
    counting: 'throughYear',
    layers: [[rate(0, 15, 0.6), rate(16, 66, 0.7), rate(67, 89, 0.9), rate(90, 105, 0.7)]],
    work: [
      {
        kind: 'perResident',
        share: null,
        complement: false,
        groups: [
          rate(0, 15, 2),
          rate(16, 66, 3),
          rate(67, 105, 5),
          rate(0, 15, 0.3),
          rate(16, 66, 0.2),
          rate(67, 105, 0.3),
        ],
      },
    ],
    shifted: true,
  },
  physiotherapyRehabilitation: {
    counting: 'throughYear',
    layers: [[rate(16, 66, 0.15), rate(67, 105, 0.2)]],
    fill: [{ fromAge: 0, toAge: 15, parameter: 'use.physiotherapyChildren', ofGroup: 0 }],
    shifted: true,
  },
  healthStations: {
    counting: 'targetGroup',
    smooth: false,
    layers: [[rate(0, 20, 1)]],
    work: [
      {
        kind: 'perResident',
        share: null,
        complement: false,
        groups: [rate(0, 0, 20, 1000), rate(0, 5, 10, 1000), rate(6, 20, 4, 1000)],
      },
    ],
  },
  municipalMentalHealth: {
    counting: 'targetGroup',
    smooth: false,
    layers: [[rate(0, 105, 1)]],
    work: [
      {
        kind: 'perResident',
        share: null,
        complement: false,
        groups: [rate(0, 17, 3, 1000), rate(18, 105, 2, 1000)],
      },
    ],
  },
  somaticHospital: {
    counting: 'throughYear',
    layers: [[rate(0, 105, 0.35)], [rate(0, 66, 0.3), rate(67, 105, 0.7)]],
    work: [
      {
        kind: 'perResident',
        share: 'use.inpatientShare',
        complement: false,
        groups: [rate(0, 66, 0.3), rate(67, 105, 2)],
      },
      { kind: 'perUser', share: 'use.inpatientShare', complement: true, groups: [rate(0, 105, 1)] },
    ],
    shifted: true,
  },
  specialistMentalHealth: {
    counting: 'throughYear',
    layers: [
      [rate(0, 17, 0.05), rate(18, 66, 0.06), rate(67, 105, 0.01)],
      [rate(0, 5, 0.01), rate(6, 17, 0.06)],
    ],
    work: [
      {
        kind: 'perResident',
        share: 'use.childMentalShare',
        complement: true,
        groups: [rate(18, 66, 0.2), rate(67, 105, 0.1)],
      },
      { kind: 'perUser', share: 'use.childMentalShare', complement: false, groups: [rate(0, 17, 1)] },
    ],
  },
  specialistAddiction: {
    counting: 'throughYear',
    smooth: false,
    layers: [[rate(18, 66, 0.01)]],
    standing: 'assumed',
  },
  dental: { counting: 'throughYear', smooth: false, layers: [[rate(3, 18, 0.7), rate(19, 105, 0.77)]] },
};

/** Figures on use for some places; the last has no counts at all. */
export const madeUpUse = (places: number): UseInput => {
  const observedUsers = new Float64Array(services.length * places).fill(Number.NaN);
  const homeCareByAge = new Float64Array(3 * places).fill(Number.NaN);
  const longTermByAge = new Float64Array(3 * places).fill(Number.NaN);
  const homeHours = new Float64Array(places).fill(Number.NaN);
  const last = places - 1;
  for (let m = 0; m < last; m++) {
    const size = 1 + (m % 4);
    const home = [70, 60, 90].map((value, g) => value * size + 3 * ((m + g) % 5));
    const long = [2, 8, 30].map((value, g) => value * size + ((m + g) % 3));
    home.forEach((value, g) => {
      homeCareByAge[g * places + m] = value;
    });
    long.forEach((value, g) => {
      if (m % 3 !== 1) longTermByAge[g * places + m] = value;
    });
    const put = (service: ServiceUse['service'], value: number): void => {
      observedUsers[services.indexOf(service) * places + m] = value;
    };
    put(
      'homeCare',
      home.reduce((a, b) => a + b, 0),
    );
    put(
      'longTermStay',
      long.reduce((a, b) => a + b, 0),
    );
    put('staffedHousing', m === 2 ? 0 : 20 * size + (m % 5));
    homeHours[m] = 3 + (m % 4);
  }
  return {
    observedUsers,
    homeCareByAge,
    longTermByAge,
    homeHours,
    services: services.map((service) => profile(service, profiles[service])),
    womenPerMan: [rate(0, 17, 0.7), rate(18, 66, 1.1), rate(67, 105, 1.3)],
  };
};
