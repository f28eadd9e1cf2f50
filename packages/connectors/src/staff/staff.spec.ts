import { describeProblem } from '@veivalg/core/text';
import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { openFile } from '../files/open-file.ts';
import { guessField } from './fields.ts';
import { type StaffMapping, staffMappingSchema, withChoices } from './mapping.ts';
import { occupationFinder } from './occupations.ts';
import { previewStaff } from './preview.ts';
import { shareableStaff } from './share-staff.ts';
import { birthYear, sumStaffFile } from './sum-staff.ts';
import { type StaffSummary, sumStaff } from './summary.ts';
import { codes, csvOf, faults, find, header, must, type Row, rows, summed } from './testing/made-up-file.ts';

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
