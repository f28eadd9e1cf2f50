/** Measures how long a staff file takes to look through and to sum, in CPU time: `npx tsx scripts/measure-staff-file.ts [rows]`. Figures in docs/importers.md come from here. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { occupationFinder, openFile, previewStaff, sumStaffFile } from '@veivalg/connectors';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';

const rows = Number(process.argv[2] ?? 5000);
const codes = JSON.parse(
  readFileSync(join(import.meta.dirname, '../data/connectors/occupation-codes.json'), 'utf8'),
);
const find = occupationFinder(codes, new Map());
const titles = ['Sykepleier', 'Helsefagarbeider', 'Vernepleier', 'Fysioterapeut', 'Lege'];
const header = [
  'Ansattnr',
  'Navn',
  'Stillingskode',
  'Fødselsår',
  'Stillingsprosent',
  'Avdeling',
  'Sykefravær',
  'Ledig',
];
const table: (string | number)[][] = Array.from({ length: rows }, (_, i) => [
  `A${100_000 + i}`,
  `Person Nummer${i}`,
  titles[i % titles.length] ?? '',
  1960 + (i % 40),
  [100, 80, 75.5, 50][i % 4] ?? 100,
  `Sone ${i % 12}`,
  i % 13,
  i % 50 === 0 ? 'ja' : 'nei',
]);
const files: readonly (readonly [string, Uint8Array])[] = [
  ['csv', new TextEncoder().encode([header, ...table].map((row) => row.join(';')).join('\n'))],
  ['xlsx', await writeXlsx({ sheets: [{ name: 'Ansatte', rows: [header, ...table] }] })],
  ['ods', await writeOds({ sheets: [{ name: 'Ansatte', rows: [header, ...table] }] })],
];
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
for (const [name, bytes] of files) {
  const looked: number[] = [];
  const summed: number[] = [];
  for (let round = 0; round < 7; round++) {
    const start = cpu();
    const file = openFile(bytes, name);
    if (!file.ok) throw new Error(JSON.stringify(file.problems));
    const preview = previewStaff(file.value, 0, '4631', null, find);
    if (!preview.ok) throw new Error(JSON.stringify(preview.problems));
    const between = cpu();
    const sum = sumStaffFile(file.value, 0, name, {
      mapping: preview.value.mapping,
      year: 2026,
      find,
      faulty: 'stop',
    });
    if (!sum.ok) throw new Error(JSON.stringify(sum.problems.slice(0, 3)));
    looked.push(between - start);
    summed.push(cpu() - between);
  }
  console.log(
    `${name}: ${(bytes.length / 1e6).toFixed(2)} MB, look first ${looked[0]?.toFixed(0)} ms, median ${median(looked).toFixed(0)} ms; sum first ${summed[0]?.toFixed(0)} ms, median ${median(summed).toFixed(0)} ms CPU`,
  );
}
