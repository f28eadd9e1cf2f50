import { at, services } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import type { DataFolder } from '../files/folder.ts';
import { loadMunicipalities } from '../geography/load-geography.ts';
import { loadLabour } from '../labour/load-labour.ts';
import { diskFolder, nodeTools } from '../node.ts';
import { loadStaffing } from '../staffing/load-staffing.ts';
import { loadUse } from './load-use.ts';

const folder = diskFolder(`${import.meta.dirname}/../../../../data`);
const places = loadMunicipalities(folder, nodeTools);
if (!places.ok) throw new Error(JSON.stringify(places.problems));
const municipalities = places.value;
const count = municipalities.length;
const use = loadUse(folder, nodeTools, municipalities);
if (!use.ok) throw new Error(JSON.stringify(use.problems));
const staffing = loadStaffing(folder, nodeTools, municipalities);
if (!staffing.ok) throw new Error(JSON.stringify(staffing.problems));
const labour = loadLabour(folder, nodeTools);
if (!labour.ok) throw new Error(JSON.stringify(labour.problems));

/** The same folder with the rows of one series changed, its checksum kept right. */
const changed = (id: string, change: (text: string) => string): DataFolder => {
  const text = change(new TextDecoder().decode(folder.read(`series/${id}.csv`) ?? new Uint8Array()));
  const bytes = new TextEncoder().encode(text);
  const record = JSON.parse(
    new TextDecoder().decode(folder.read(`series/${id}.json`) ?? new Uint8Array()),
  ) as object;
  const json = new TextEncoder().encode(JSON.stringify({ ...record, checksum: nodeTools.sha256(bytes) }));
  return {
    list: folder.list,
    read: (path) =>
      path === `series/${id}.csv` ? bytes : path === `series/${id}.json` ? json : folder.read(path),
  };
};

const placeOf = (id: string): number => municipalities.findIndex((municipality) => municipality.id === id);
const observed = (service: (typeof services)[number], id: string): number =>
  at(use.value.observedUsers, services.indexOf(service) * count + placeOf(id));

describe('loadUse', () => {
  it('reads users by municipality and leaves a blank as not known', () => {
    expect(observed('homeCare', '0301')).toBe(17615);
    expect(observed('longTermStay', '0301')).toBe(3759);
    expect(observed('staffedHousing', '0301')).toBe(2398);
    expect(observed('homeCare', '1151')).toBeNaN();
    expect(observed('gp', '0301')).toBeNaN();
  });

  it('uses an age split only when nothing in it is hidden', () => {
    // Oslo hides nobody; 1101 hides 11 of its 39 residents.
    expect(at(use.value.longTermByAge, 2 * count + placeOf('0301'))).toBe(2317);
    expect(at(use.value.longTermByAge, 2 * count + placeOf('1101'))).toBeNaN();
  });

  it('has a profile for every service, and never mixes ways of counting', () => {
    expect(use.value.services.map((profile) => profile.service)).toEqual([...services]);
    for (const profile of use.value.services) {
      const care = ['homeCare', 'longTermStay', 'shortTermStay', 'staffedHousing'].includes(profile.service);
      expect(profile.counting === 'atDate').toBe(care);
    }
  });

  it('takes women over men from the shares of 2022', () => {
    expect(use.value.womenPerMan[4]).toMatchObject({ fromAge: 80, toAge: 89, value: 50.9 / 36.7 });
  });

  it('names a municipality the series does not hold', () => {
    const without = changed('municipal-care-2025', (text) =>
      text
        .split('\n')
        .filter((line) => !line.startsWith('5001,'))
        .join('\n'),
    );
    for (const load of [loadUse, loadStaffing]) {
      const outcome = load(without, nodeTools, municipalities);
      expect(outcome.ok).toBe(false);
      expect(outcome.problems).toMatchObject([{ code: 'V1114', details: { value: '5001' } }]);
    }
  });

  it('stops at a negative count and a file that was changed', () => {
    const negative = loadUse(
      changed('municipal-care-2025', (text) => text.replace('0301,17615', '0301,-1')),
      nodeTools,
      municipalities,
    );
    expect(negative.problems.map((found) => found.code)).toContain('V1107');
    const tampered: DataFolder = {
      list: folder.list,
      read: (path) => (path === 'series/use-by-age.csv' ? new Uint8Array([65]) : folder.read(path)),
    };
    expect(loadUse(tampered, nodeTools, municipalities).problems.map((found) => found.code)).toContain(
      'V1103',
    );
  });
});

describe('loadStaffing', () => {
  it('places every nurse', () => {
    expect(staffing.value.nurseFte.reduce((a, b) => a + b, 0)).toBe(33130);
  });

  it('has the newest shortage of each profession, a group less its own members', () => {
    const of = (name: string) =>
      staffing.value.shortage.find((figure) => figure.professions.join('+') === name);
    expect(of('nurse')).toMatchObject({ year: 2025, persons: 2100 });
    expect(of('specialistNurse+midwife')).toMatchObject({ year: 2025, persons: 1000 });
    expect(of('healthCareWorker')).toMatchObject({ year: 2025, persons: 3000 });
    expect(of('doctor')).toMatchObject({ year: 2017, persons: 600 });
    expect(of('specialistNurse')).toBeUndefined();
  });

  it('puts old counties on those of today', () => {
    const nurses = staffing.value.shortageByCounty.filter((figure) => figure.profession === 'nurse');
    expect(nurses.find((figure) => figure.county === '46')?.persons).toBe(325 + 50);
    expect(nurses.every((figure) => municipalities.some((place) => place.countyId === figure.county))).toBe(
      true,
    );
  });

  it('says when a total is missing', () => {
    const outcome = loadStaffing(
      changed('staff-totals', (text) =>
        text
          .split('\n')
          .filter((line) => !line.startsWith('dentists'))
          .join('\n'),
      ),
      nodeTools,
      municipalities,
    );
    expect(outcome.problems).toMatchObject([{ code: 'V1114', details: { value: 'dentists' } }]);
  });
});

describe('loadLabour', () => {
  it('is participation at work, scaled to the newest level', () => {
    // Women 30–39 in 2017: 83.8 % in the labour force, 64.6 of 67.1 at work; 69.8 against (64.6 + 69.1) / 2 since.
    const wanted = 0.838 * (64.6 / 67.1) * (69.8 / ((64.6 + 69.1) / 2));
    expect(at(labour.value.employmentRate, 35)).toBeCloseTo(wanted, 12);
    expect(at(labour.value.employmentRate, 14)).toBe(0);
    expect(at(labour.value.employmentRate, 80)).toBe(0);
    expect(Math.max(...labour.value.employmentRate)).toBeLessThanOrEqual(1);
  });
});
