import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '@veivalg/core';
import { strToU8 } from 'fflate';
import { openFile } from '../../files/open-file.ts';
import { occupationCodesSchema, occupationFinder } from '../occupations.ts';
import { previewStaff } from '../preview.ts';
import { sumStaffFile } from '../sum-staff.ts';
import type { StaffSummary } from '../summary.ts';

export const codes = occupationCodesSchema.parse(
  JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../../../data/connectors/occupation-codes.json'), 'utf8'),
  ),
);
export const find = occupationFinder(codes, new Map());
export const must = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};
export const header = [
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
export type Row = readonly (string | number | null)[];
export const csvOf = (rows: readonly Row[]): Uint8Array =>
  strToU8([header, ...rows].map((row) => row.map((cell) => cell ?? '').join(';')).join('\n'));

export const summed = (
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
export const faults = (rows: readonly Row[], faulty: 'stop' | 'leaveOut' = 'stop'): readonly string[] =>
  summed(csvOf(rows), faulty).problems.map(
    ({ code, details }) => `${code} ${details['row'] ?? ''}${details['column'] ?? ''}`,
  );

export const rows: readonly Row[] = [
  ['1001', 'Kari', '2223 Sykepleier', 1980, '80,5', 'Sone A', '10', '', ''],
  ['1001', 'Kari', '2223', 1980, '19,5', 'Sone B', '', '', ''],
  ['1002', 'Ola', 'Helsefagarbeider', 1960, '100', 'Sone A', '', '', ''],
  ['1003', 'Per', 'vernepleiar', '12.03.1975', '50', 'Sone A', '', '', ''],
  ['', '', 'Sykepleier', '', '75', 'Sone A', '', 'ja', ''],
  ['1004', 'Gro', 'Sykepleier', 1990, '100', 'Sone A', '', '', '2025-08-01'],
];
