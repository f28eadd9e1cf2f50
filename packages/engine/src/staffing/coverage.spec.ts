import { professions, services } from '@veivalg/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { demandCoverage, hasLocalStaff, weakest } from './coverage.ts';
import { madeUpUse } from './made-up-use.ts';

describe('demandCoverage', () => {
  const national = new Float64Array(services.length * professions.length);
  const put = (service: (typeof services)[number], profession: (typeof professions)[number]): void => {
    national[services.indexOf(service) * professions.length + professions.indexOf(profession)] = 1;
  };
  put('homeCare', 'nurse');
  put('healthStations', 'midwife');
  put('somaticHospital', 'doctor');
  put('specialistAddiction', 'nurse');
  let cells: ReturnType<typeof demandCoverage>;
  beforeEach(() => {
    cells = demandCoverage(madeUpUse(3), national);
  });

  it('lists the cells with staff and no others', () => {
    expect(cells.map(({ service, profession }) => `${service} ${profession}`)).toEqual([
      'homeCare nurse',
      'healthStations midwife',
      'somaticHospital doctor',
      'specialistAddiction nurse',
    ]);
  });

  it('is no better known than its weakest part', () => {
    expect(cells.map((cell) => cell.standing)).toEqual(['assumed', 'estimated', 'estimated', 'assumed']);
    expect(weakest(['observed', 'estimated'])).toBe('estimated');
    expect(weakest([])).toBe('observed');
  });

  it('knows that only care is placed by local counts', () => {
    expect(services.filter(hasLocalStaff)).toEqual([
      'homeCare',
      'longTermStay',
      'shortTermStay',
      'staffedHousing',
    ]);
  });
});
