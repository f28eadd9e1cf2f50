import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Outcome, shareableOwn } from '@veivalg/core';
import { describeProblem } from '@veivalg/core/text';
import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { openFile } from '../files/open-file.ts';
import { chooseOwn, ownSetsOfStaff, ownSetsOfUsers, withSets } from '../local/own-sets.ts';
import { readOwnPopulation, readOwnUnits, readOwnUsers } from '../local/own-tables.ts';
import { guessField } from './fields.ts';
import { type StaffMapping, staffMappingSchema, withChoices } from './mapping.ts';
import { occupationCodesSchema, occupationFinder } from './occupations.ts';
import { previewStaff } from './preview.ts';
import { type SharedGroup, shareableStaff, smallestShared } from './share-staff.ts';
import { birthYear, sumStaffFile } from './sum-staff.ts';
import { type StaffSummary, sumStaff } from './summary.ts';

const codes = occupationCodesSchema.parse(
  JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../../data/connectors/occupation-codes.json'), 'utf8'),
  ),
);
const find = occupationFinder(codes, new Map());
const must = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};
const header = [
  'Ansattnr',
  'Navn',
  'Stillingskode',
  'Fødselsår',
  'Stillingsprosent',
  'Avdeling',
  'Sykefravær',
  'Ledig',
  'Sluttdato',
];
type Row = readonly (string | number | null)[];
const csvOf = (rows: readonly Row[]): Uint8Array =>
  strToU8([header, ...rows].map((row) => row.map((cell) => cell ?? '').join(';')).join('\n'));

const summed = (
  bytes: Uint8Array,
  faulty: 'stop' | 'leaveOut' = 'stop',
  own = find,
): Outcome<StaffSummary> => {
  const file = must(openFile(bytes, 'stab'));
  const preview = must(previewStaff(file, file.standardSheet, '4631', null, own));
  return sumStaffFile(file, file.standardSheet, 'stab', {
    mapping: preview.mapping,
    year: 2026,
    find: own,
    faulty,
  });
};
const faults = (rows: readonly Row[], faulty: 'stop' | 'leaveOut' = 'stop'): readonly string[] =>
  summed(csvOf(rows), faulty).problems.map(
    ({ code, details }) => `${code} ${details['row'] ?? ''}${details['column'] ?? ''}`,
  );

const rows: readonly Row[] = [
  ['1001', 'Kari', '2223 Sykepleier', 1980, '80,5', 'Sone A', '10', '', ''],
  ['1001', 'Kari', '2223', 1980, '19,5', 'Sone B', '', '', ''],
  ['1002', 'Ola', 'Helsefagarbeider', 1960, '100', 'Sone A', '', '', ''],
  ['1003', 'Per', 'vernepleiar', '12.03.1975', '50', 'Sone A', '', '', ''],
  ['', '', 'Sykepleier', '', '75', 'Sone A', '', 'ja', ''],
  ['1004', 'Gro', 'Sykepleier', 1990, '100', 'Sone A', '', '', '2025-08-01'],
];

describe('summing a staff file', () => {
  it('gives profession × age × unit worked out by hand', () => {
    const summary = must(summed(csvOf(rows)));
    const cell = (unit: string, profession: string) =>
      summary.cells.filter((one) => one.unit === unit && one.profession === profession);
    // Born 1980 is 45 on 1 January 2026: band 40–54. 80.5 % with 10 % absence is 0.0805 FTE away.
    expect(cell('Sone A', 'nurse')).toEqual([
      { unit: 'Sone A', profession: 'nurse', band: 0, heads: 0, fte: 0, sickFte: 0, exits: 1 },
      { unit: 'Sone A', profession: 'nurse', band: 1, heads: 1, fte: 0.805, sickFte: 0.0805, exits: 0 },
    ]);
    // The same person is one head, where her largest position is.
    expect(cell('Sone B', 'nurse')).toMatchObject([{ heads: 0, fte: 0.195 }]);
    expect(cell('Sone A', 'healthCareWorker')).toMatchObject([{ band: 2, heads: 1, fte: 1 }]);
    expect(cell('Sone A', 'socialEducator')).toMatchObject([{ band: 1, heads: 1, fte: 0.5 }]);
    expect(summary.vacancies).toEqual([{ unit: 'Sone A', profession: 'nurse', fte: 0.75 }]);
    expect(sumStaff(summary.cells)).toEqual({ heads: 3, fte: 2.5 });
  });

  it('gives the same sums from CSV, XLSX and ODS, and in any order of the rows', async () => {
    const whole = [header, ...rows].map((row) => row.map((cell) => (cell === '' ? null : cell)));
    const sheets = [{ name: 'Ansatte', rows: whole }];
    const expected = must(summed(csvOf(rows))).cells;
    expect(must(summed(await writeXlsx({ sheets }))).cells).toEqual(expected);
    expect(must(summed(await writeOds({ sheets }))).cells).toEqual(expected);
    fc.assert(
      fc.property(fc.shuffledSubarray([...rows], { minLength: rows.length }), (shuffled) => {
        const byKey = (cells: StaffSummary['cells']) => cells.map((one) => JSON.stringify(one)).sort();
        expect(byKey(must(summed(csvOf(shuffled))).cells)).toEqual(byKey(expected));
      }),
      { seed: 20261121, numRuns: 20 },
    );
  });

  it('reads positions written as shares', () => {
    const shares = rows.map((row) =>
      row.map((cell, i) => (i === 4 ? Number(String(cell).replace(',', '.')) / 100 : cell)),
    );
    expect(must(summed(csvOf(shares))).cells).toEqual(must(summed(csvOf(rows))).cells);
  });

  it('names row and column of every fault', () => {
    const row = (changes: Readonly<Record<number, string | number>>): Row =>
      ['7', 'X', 'Sykepleier', 1980, '50', 'A', '', '', ''].map((cell, i) => changes[i] ?? cell);
    expect(faults([row({ 2: 'Trollmann' })])).toEqual(['V3202 2C']);
    expect(faults([row({ 2: ' ' })])).toEqual(['V3208 2C']);
    expect(faults([row({ 4: 'mye' })])).toEqual(['V3203 2E']);
    expect(faults([row({ 4: '500' })])).toEqual(['V3204 2E']);
    expect(faults([row({ 3: 1890 }), row({ 3: 2020 })])).toEqual(['V3203 2D', 'V3206 3D']);
    expect(faults([row({ 6: '120' })])).toEqual(['V3204 2G']);
    expect(faults([row({}), row({})])).toEqual(['V3207 3']);
    expect(faults([row({ 0: ' ' })])).toEqual(['V3208 2A']);
  });

  it('warns of positions over 100 per cent in sum, once for each person, and goes on', () => {
    const row = (unit: string): Row => ['7', 'X', 'Sykepleier', 1980, '60', unit, '', '', ''];
    const outcome = summed(csvOf([row('A'), row('B'), row('C')]));
    expect(outcome.ok).toBe(true);
    expect(outcome.problems.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['V3205 warning']);
  });

  it('can leave faulty rows out and says how many', () => {
    const bad: Row = ['8', 'X', 'Trollmann', 1980, '50', 'A', '', '', ''];
    const summary = must(summed(csvOf([...rows, bad, bad]), 'leaveOut'));
    expect([summary.rowsRead, summary.rowsUsed, summary.rowsLeftOut]).toEqual([8, 6, 2]);
    expect(summary.cells).toEqual(must(summed(csvOf(rows))).cells);
  });

  it('shows the first faults of a kind and counts the rest', () => {
    const bad = Array.from(
      { length: 80 },
      (_, i): Row => [String(i), 'X', 'Trollmann', 1980, '50', 'A', '', '', ''],
    );
    const { problems } = summed(csvOf(bad));
    expect(problems.filter(({ code }) => code === 'V3202')).toHaveLength(50);
    expect(problems.at(-1)).toMatchObject({ code: 'V3209', details: { count: 30 } });
  });

  it('counts rows as persons when no column says whom they are about', () => {
    const bytes = strToU8('Yrke;Fødselsår;Prosent\nSykepleier;1980;50\nSykepleier;1980;50\n');
    const outcome = summed(bytes);
    expect(outcome.ok && outcome.value.cells).toMatchObject([{ heads: 2, fte: 1 }]);
    expect(outcome.problems.map(({ code }) => code)).toEqual(['V3210']);
  });

  it('asks for the columns it cannot do without', () => {
    expect(
      summed(strToU8('Navn;By\nA;B\n')).problems.map(
        ({ code, details }) => `${code} ${details['field'] ?? ''}`,
      ),
    ).toEqual(['V3201 occupation', 'V3201 position', 'V3201 birth', 'V3210 ']);
  });
});

describe('mapping', () => {
  it.each([
    ['Ansattnummer', 'person'],
    ['Stillingsprosent', 'position'],
    ['Stillingskode', 'occupation'],
    ['FØDSELSDATO', 'birth'],
    ['Fødselsnummer', 'person'],
    ['Tenestestad', 'unit'],
    ['Sjukefråvær %', 'sickLeave'],
    ['Alder', 'age'],
    ['Kommentar', null],
  ])('%s is %s', (text, field) => {
    expect(guessField(text)).toBe(field);
  });

  it('remembers headers and occupations, and nothing of a row', () => {
    const bytes = strToU8('Nr;Hva;Aar;Del;Sted\n7;KODE-X;1980;50;A\n');
    const file = must(openFile(bytes, 'stab'));
    const columns = { person: 'Nr', occupation: 'Hva', birth: 'Aar', position: 'Del', unit: 'Sted' };
    const start: StaffMapping = {
      schemaVersion: 1,
      municipality: '4631',
      headerRow: 1,
      columns,
      positionScale: 'percent',
      occupations: {},
    };
    const taught = withChoices(start, new Map([['KODE-X ', 'nurse' as const]]));
    const kept = staffMappingSchema.parse(JSON.parse(JSON.stringify(taught)));
    const again = occupationFinder(codes, new Map(Object.entries(kept.occupations)));
    const preview = must(previewStaff(file, 0, '4631', kept, again));
    expect(preview.mapping.columns).toEqual(columns);
    expect(preview.occupations).toEqual([{ occupation: 'KODE-X', rows: 1, choice: 'nurse' }]);
    expect(
      must(
        sumStaffFile(file, 0, 'stab', { mapping: preview.mapping, year: 2026, find: again, faulty: 'stop' }),
      ).cells,
    ).toMatchObject([{ profession: 'nurse', fte: 0.5 }]);
    expect(JSON.stringify(kept)).not.toMatch(/1980|"7"/);
  });

  it('finds the header below a title, and the forms of columns without their values', () => {
    const bytes = strToU8(`Uttrekk fra lønn;;\n;;\n${new TextDecoder().decode(csvOf(rows))}`);
    const file = must(openFile(bytes, 'stab', { separator: ';' }));
    const preview = must(previewStaff(file, 0, '4631', null, find));
    expect(preview.headerRow).toBe(3);
    expect(preview.rows).toBe(6);
    expect(preview.columns[1]?.forms[0]).toBe('Aa');
    expect(JSON.stringify(preview.columns)).not.toMatch(/Kari|1001/);
  });

  it('does not tell the first row of a file without headers', () => {
    const file = must(openFile(strToU8('Kari Nordmann;12345678901;Sykepleier;80\nOla;2;Lege;50\n'), 'stab'));
    const preview = must(previewStaff(file, 0, '4631', null, find));
    expect(JSON.stringify([preview.columns, preview.mapping])).not.toMatch(/Kari|12345678901/);
  });

  it.each([
    [1980, 1980],
    ['1980', 1980],
    ['1980-05-17', 1980],
    ['17.05.1980', 1980],
    [29_358, 1980],
    ['31.13.1980', null],
    [12_345_678_901, null],
    ['', null],
  ])('birth %s is %s', (cell, year) => {
    expect(birthYear(cell)).toBe(year);
  });
});

describe('what may be shared', () => {
  const cellsFrom = (heads: readonly number[]): StaffSummary => ({
    schemaVersion: 1,
    municipality: '4631',
    year: 2026,
    cells: heads.map((count, i) => ({
      unit: `U${Math.floor(i / 4) % 3}`,
      profession: (['nurse', 'doctor', 'midwife'] as const)[Math.floor(i / 12) % 3] ?? 'nurse',
      band: i % 4,
      heads: count,
      fte: count * 0.8,
      sickFte: null,
      exits: 0,
    })),
    vacancies: [],
    rowsRead: 0,
    rowsUsed: 0,
    rowsLeftOut: 0,
  });
  it('never shows a group under five, nor lets one be worked out from the rest', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 1, maxLength: 36 }), (heads) => {
        const walk = (group: SharedGroup): void => {
          if (group.heads === null) {
            expect(group).toMatchObject({ fte: null, groups: [] });
            return;
          }
          expect(group.heads).toBeGreaterThanOrEqual(smallestShared);
          const hidden = group.groups.filter((one) => one.heads === null);
          const rest = group.groups.reduce((total, one) => total - (one.heads ?? 0), group.heads);
          if (hidden.length > 0 && rest > 0) {
            expect(rest).toBeGreaterThanOrEqual(smallestShared);
            expect(hidden.length).toBeGreaterThanOrEqual(2);
          }
          group.groups.forEach(walk);
        };
        walk(shareableStaff(cellsFrom(heads)));
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });
  it('shows everything when no group is small', () => {
    const shared = shareableStaff(cellsFrom(new Array(36).fill(6)));
    expect(JSON.stringify(shared)).not.toContain('null');
  });
});

describe('planted markers', () => {
  it('no value of a row survives in summary, mapping, what is shared, problems or their words', () => {
    const marker = 'HEMMELIG';
    const planted: readonly Row[] = Array.from({ length: 40 }, (_, i) => [
      `${marker}-ID${i}`,
      `${marker}-NAVN${i}`,
      i % 9 === 0 ? `${marker}-YRKE${i}` : 'Sykepleier',
      i % 7 === 0 ? `${marker}-FODT${i}` : 1980,
      i % 5 === 0 ? `${marker}-PROSENT${i}` : '60',
      'Sone A',
      i % 4 === 0 ? `${marker}-SYK${i}` : '',
      '',
      '',
    ]);
    const bytes = csvOf([
      ...planted,
      ...planted.map((row) => row.map((cell, i) => (i === 5 ? 'Sone B' : cell))),
    ]);
    const file = must(openFile(bytes, 'stab'));
    const preview = must(previewStaff(file, 0, '4631', null, find));
    for (const faulty of ['stop', 'leaveOut'] as const) {
      const outcome = sumStaffFile(file, 0, 'stab', { mapping: preview.mapping, year: 2026, find, faulty });
      const words = (['nb', 'nn', 'en'] as const).flatMap((language) =>
        outcome.problems.map((one) => describeProblem(language, one)),
      );
      const left = JSON.stringify([
        outcome,
        words,
        preview.mapping,
        preview.columns,
        outcome.ok ? shareableStaff(outcome.value) : null,
      ]);
      expect(outcome.ok).toBe(faulty === 'leaveOut');
      if (outcome.ok) expect(left).toContain('Sone A');
      expect(left).not.toContain(marker);
    }
  });
});

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
