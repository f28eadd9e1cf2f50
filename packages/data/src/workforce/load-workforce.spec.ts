import { at, professions, workforceBands } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import { memoryFolder } from '../files/folder.ts';
import { diskFolder, nodeTools } from '../node.ts';
import { loadWorkforce } from './load-workforce.ts';
import { fillOther, groupTotals } from './other-education.ts';

const folder = diskFolder(`${import.meta.dirname}/../../../../data`);
const outcome = loadWorkforce(folder, nodeTools);
if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
const input = outcome.value;
const of = (name: (typeof professions)[number]): number => professions.indexOf(name);

const countIn = (name: (typeof professions)[number], year: number): number => {
  const segment = input.countSegments.findIndex((item) => item.firstYear <= year && year <= item.lastYear);
  const row = (segment * professions.length + of(name)) * input.countYears.count;
  return at(input.counts, row + year - input.countYears.first);
};

describe('loadWorkforce', () => {
  it('adds education groups up to professions', () => {
    // Auxiliary nurses 58 811, care workers 12 854 and health-care workers 18 225 in 2015.
    expect(countIn('healthCareWorker', 2015)).toBe(58_811 + 12_854 + 18_225);
    expect(countIn('doctor', 2014)).toBe(12_139 + 13_879);
  });
  it('leaves a year out when one of the groups is missing', () => {
    expect(countIn('doctor', 2011)).toBeNaN();
    expect(countIn('publicHealthNurse', 2008)).toBeNaN();
  });
  it('says the newest year of each profession', () => {
    expect(at(input.newestYear, of('nurse'))).toBe(2016);
    expect(at(input.newestYear, of('publicHealthNurse'))).toBe(2020);
    expect(at(input.newestYear, of('doctor'))).toBe(2013);
    expect(at(input.newestYear, of('withoutHealthEducation'))).toBe(2023);
  });
  it('keeps counts before and after a break apart', () => {
    const ids = input.countSegments.map((item) => item.id);
    expect(ids).toEqual(['register2004', 'register2006', 'register2008', 'employer2015', 'employer2019']);
    for (const [i, item] of input.countSegments.entries())
      if (i > 0) expect(item.firstYear).toBeGreaterThan(input.countSegments[i - 1]?.lastYear ?? 0);
  });
  it('finds other health education as the total less the professions named, band by band', () => {
    const p = of('otherHealthEducation');
    let all = 0;
    for (let b = 0; b < workforceBands.length; b++) all += at(input.bandHeads, p * workforceBands.length + b);
    expect(all).toBe(at(input.newestHeads, p));
    expect(at(input.bandYear, p)).toBe(2013);
  });
  it('leaves what nobody published unknown, never zero', () => {
    expect(at(input.disabledPerEmployed, of('psychologist'))).toBeNaN();
    expect(at(input.bandHeads, of('specialistNurse') * workforceBands.length)).toBeNaN();
    expect(at(input.newestHeads, of('specialistNurse'))).toBeNaN();
  });
  it('adds both educations of social workers, in years where both are known', () => {
    const { first, count } = input.inflowYears;
    const row = of('socialWorker') * count;
    expect(at(input.inflow, row + 2013 - first)).toBe(842 + 753);
    expect(at(input.inflow, row + 2020 - first)).toBeNaN();
  });
  it('has a position size and an exit pattern for everyone', () => {
    expect(input.positionSize.every((size) => size > 0.4 && size <= 1)).toBe(true);
    expect(input.retirementByAge.every((share) => share >= 0 && share <= 1)).toBe(true);
    expect(input.disabilityByAge).toHaveLength(58);
  });
  it('gathers what is wrong when series are missing', () => {
    const empty = loadWorkforce(memoryFolder({}), nodeTools);
    expect(empty.ok).toBe(false);
    expect(empty.problems.filter((item) => item.code === 'V1101')).toHaveLength(7);
  });
  /** The shipped folder with one series changed and its checksum set right. */
  const changed = (id: string, from: string | RegExp, to: string) => ({
    ...folder,
    read: (path: string) => {
      const bytes = folder.read(path);
      if (bytes === null || !path.startsWith(`series/${id}.`)) return bytes;
      const csv = new TextDecoder()
        .decode(folder.read(`series/${id}.csv`) ?? new Uint8Array())
        .replace(from, to);
      if (path.endsWith('.csv')) return new TextEncoder().encode(csv);
      const sum = nodeTools.sha256(new TextEncoder().encode(csv));
      const record = new TextDecoder()
        .decode(bytes)
        .replace(/"checksum": "[0-9a-f]+"/, `"checksum": "${sum}"`);
      return new TextEncoder().encode(record);
    },
  });
  it('refuses a year outside what the model holds', () => {
    const broken = loadWorkforce(changed('workforce-inflow', ',2016,', ',1950,'), nodeTools);
    expect(broken.ok).toBe(false);
    expect(broken.problems.map((item) => item.code)).toEqual(['V1107']);
  });
  it('refuses an exit pattern that lacks an age', () => {
    const broken = loadWorkforce(changed('workforce-exit-pattern', /\n40,.*/, ''), nodeTools);
    expect(broken.ok).toBe(false);
    expect(broken.problems).toMatchObject([{ code: 'V1114', details: { value: 40 } }]);
  });
});

describe('groupTotals', () => {
  it('knows that health-care worker certificates begin, and that other groups do not', () => {
    const rows = [
      { group: 'Hjelpepleier', profession: 'healthCareWorker', year: '2008', persons: '10' },
      { group: 'Hjelpepleier', profession: 'healthCareWorker', year: '2013', persons: '9' },
      { group: 'Helsefagarbeider', profession: 'healthCareWorker', year: '2013', persons: '5' },
      { group: 'Hjelpepleier', profession: 'healthCareWorker', year: '2014', persons: '8' },
    ];
    expect(groupTotals(rows).map(({ year, persons }) => [year, persons])).toEqual([
      [2008, 10],
      [2013, 14],
    ]);
  });
});

describe('fillOther', () => {
  it('adds no rest when a named profession lacks its count', () => {
    const rows = [
      { group: 'I alt', profession: '', year: '2015', persons: '100' },
      { group: 'Sykepleier', profession: 'nurse', year: '2015', persons: '60' },
    ];
    expect(fillOther(rows)).toEqual(rows);
  });
});
