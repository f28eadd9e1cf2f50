import { shareableOwn } from '@veivalg/core';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openFile } from '../files/open-file.ts';
import { chooseOwn, ownSetsOfStaff, ownSetsOfUsers, withSets } from '../local/own-sets.ts';
import { readOwnPopulation, readOwnUnits, readOwnUsers } from '../local/own-tables.ts';
import { csvOf, must, rows, summed } from './testing/made-up-file.ts';

describe('own figures beside the register', () => {
  const origin = { source: { year: 2026, checksum: '' }, day: '2026-11-21' };
  const register = {
    stock: { nurse: 2, healthCareWorker: 0 },
    positions: { nurse: 0.8 },
    ages: { 'nurse:17': 0.4 },
  };
  const own = withSets(null, '4631', ownSetsOfStaff(must(summed(csvOf(rows))), register, origin));
  const values = (kind: string) => own.sets.find((set) => set.kind === kind)?.values ?? [];

  it('lays them side by side, with nothing chosen', () => {
    const nurse = must(summed(csvOf(rows))).cells.filter(({ profession }) => profession === 'nurse');
    const heads = nurse.reduce((total, cell) => total + cell.heads, 0);
    expect(values('stock').find(({ key }) => key === 'nurse')).toEqual({
      key: 'nurse',
      own: 1,
      register: 2,
      heads,
      use: 'register',
    });
    expect(values('positions').find(({ key }) => key === 'nurse')).toMatchObject({
      own: 1 / heads,
      register: 0.8,
    });
    const ages = values('ages').filter(({ key }) => key.startsWith('nurse:'));
    expect(ages.reduce((total, one) => total + one.own, 0)).toBeCloseTo(1, 12);
    expect(ages.find(({ key }) => key === 'nurse:17')?.register).toBe(0.4);
  });

  it('chooses only what the calculation has a place for', () => {
    const chosen = chooseOwn(own, 'Nyere enn registeret', '2026-11-22', () => true);
    const used = chosen.sets.flatMap(({ kind, values: all }) =>
      all.filter(({ use }) => use === 'own').map(({ key }) => `${kind} ${key}`),
    );
    expect(used).toEqual(['stock nurse']);
    expect(chosen.sets.find(({ kind }) => kind === 'stock')).toMatchObject({
      reason: 'Nyere enn registeret',
      chosen: '2026-11-22',
    });
    expect(chosen.sets.find(({ kind }) => kind === 'ages')?.reason).toBe('');
    expect(
      chooseOwn(chosen, '', '2026-11-23', () => false).sets.find(({ kind }) => kind === 'stock'),
    ).toMatchObject({
      reason: '',
    });
  });

  it('keeps new figures of a kind and the older ones of others', () => {
    const users = ownSetsOfUsers(
      [
        { service: 'homeCare', year: 2024, users: 400 },
        { service: 'homeCare', year: 2025, users: 412 },
        { service: 'homeCare', year: 2030, users: 500 },
      ],
      { users: { homeCare: 405 } },
      2026,
      origin,
    );
    const both = withSets(own, '4631', users);
    expect(both.sets.map(({ kind }) => kind)).toEqual([...own.sets.map(({ kind }) => kind), 'users']);
    expect(both.sets.at(-1)?.values).toEqual([
      { key: 'homeCare', own: 412, register: 405, heads: 412, use: 'register' },
    ]);
    expect(withSets(both, '4631', users).sets).toHaveLength(both.sets.length);
  });

  it('hides small groups in what is shared, and every band beside one', () => {
    const value = (key: string, heads: number) =>
      ({ key, own: 1, register: null, heads, use: 'own' }) as const;
    const set = (kind: 'stock' | 'ages', all: readonly ReturnType<typeof value>[]) =>
      ({ kind, reason: 'x', chosen: '2026-11-21', source: origin.source, values: all }) as const;
    const { own: shared, hidden } = shareableOwn({
      schemaVersion: 1,
      municipality: '4631',
      sets: [
        set('stock', [value('nurse', 5), value('midwife', 4)]),
        set('ages', [
          value('nurse:17', 1),
          value('nurse:40', 40),
          value('doctor:17', 0),
          value('doctor:40', 7),
        ]),
      ],
    });
    expect(shared.sets.map(({ values: left }) => left.map(({ key }) => key))).toEqual([
      ['nurse'],
      ['doctor:17', 'doctor:40'],
    ]);
    expect(hidden).toBe(3);
  });
});

describe('own tables', () => {
  const opened = (text: string) => must(openFile(strToU8(text), 'egen'));
  const population = (skip: string): string => {
    const lines = ['År;Kjønn;Alder;Personer'];
    for (const year of [2026, 2027])
      for (const sex of ['Kvinner', 'Menn'])
        for (let age = 0; age <= 105; age++) {
          const line = `${year};${sex};${age === 105 ? '105+' : age};${year - 2000 + age}`;
          if (line !== skip) lines.push(line);
        }
    return lines.join('\n');
  };
  it('reads a population path that is whole, and says what is missing', () => {
    const path = must(readOwnPopulation(opened(population('')), 'egen'));
    expect([path.firstYear, path.yearCount, path.persons[0], path.persons[2 * 106 + 105]]).toEqual([
      2026, 2, 26, 132,
    ]);
    expect(readOwnPopulation(opened(population('2027;Menn;3;30')), 'egen').problems[0]).toMatchObject({
      code: 'V3214',
      details: { what: '1 (2027, m, 3 …)' },
    });
    expect(readOwnPopulation(opened(`${population('')}\n2026;Menn;3;1`), 'egen').problems[0]?.code).toBe(
      'V3212',
    );
    expect(readOwnPopulation(opened(`${population('')}\n2026;Menn;x;1`), 'egen').problems[0]).toMatchObject({
      code: 'V3203',
      details: { column: 'C' },
    });
  });
  it('reads users per service and a list of units', () => {
    expect(must(readOwnUsers(opened('Tjeneste;År;Brukere\nHjemmetjenester;2025;412\n'), 'egen'))).toEqual([
      { service: 'homeCare', year: 2025, users: 412 },
    ]);
    expect(
      readOwnUsers(opened('Tjeneste;År;Brukere\nTrolldom;2025;-4\n'), 'egen').problems.map(
        ({ code }) => code,
      ),
    ).toEqual(['V3213', 'V3204']);
    expect(
      must(
        readOwnUnits(
          opened(
            'Enhet;Tjeneste;Plasser\nSone A;Hjemmetjenester;\nHeimen;Langtidsopphold i institusjon;24\n',
          ),
          'egen',
        ),
      ),
    ).toEqual([
      { name: 'Sone A', service: 'homeCare', places: Number.NaN },
      { name: 'Heimen', service: 'longTermStay', places: 24 },
    ]);
    expect(
      readOwnUnits(opened('Enhet;Tjeneste\nA;Hjemmetjenester\nA;Hjemmetjenester\n'), 'egen').problems[0]
        ?.code,
    ).toBe('V3212');
  });
});
