import { openFile } from '../files/open-file.ts';
import { readJsonStatText } from '../pxweb/dataset.ts';
import type { OccupationChoice } from '../staff/occupations.ts';
import { previewStaff } from '../staff/preview.ts';
import { sumStaffFile } from '../staff/sum-staff.ts';
import { type FileKind, madeUpParts, packed } from './made-up-files.ts';
import { mutateBytes, mutateParts } from './mutate.ts';
import { randomFrom } from './random.ts';
import { independentRows, recountFte, recountJsonStat } from './recount.ts';

export const fuzzKinds: readonly FileKind[] = ['csv', 'xlsx', 'ods', 'jsonstat'];

/** What came of the mutated files of one kind. */
export interface FuzzAccount {
  readonly kind: FileKind;
  files: number;
  accepted: number;
  refused: number;
  crashes: number;
  wrongSums: number;
  /** Unit: milliseconds. */
  slowest: number;
  /** Refusals by problem code. */
  readonly codes: Map<string, number>;
  /** Numbers of the files that crashed or were summed wrongly, to make them again. */
  readonly faults: string[];
}

/** Rounding of two sums of at most some hundred positions, in FTE. */
const tolerance = 1e-6;

interface Verdict {
  readonly codes: readonly string[];
  /** Null when the file was refused; else whether the sums agree, with both. */
  readonly agreed: { readonly ours: number; readonly theirs: number } | null;
}

const judgeJsonStat = (bytes: Uint8Array): Verdict => {
  const text = new TextDecoder().decode(bytes);
  const dataset = readJsonStatText(text, 'fuzz');
  if (!dataset.ok) return { codes: dataset.problems.map(({ code }) => code), agreed: null };
  const numbers = [...dataset.value.values].filter((value) => !Number.isNaN(value));
  const again = recountJsonStat(text);
  const ours = numbers.reduce((total, one) => total + one, 0);
  return {
    codes: [],
    agreed: { ours, theirs: again.count === numbers.length ? again.sum : Number.NaN },
  };
};

const judgeStaff = async (
  kind: Exclude<FileKind, 'jsonstat'>,
  bytes: Uint8Array,
  find: (occupation: string) => OccupationChoice | null,
): Promise<Verdict> => {
  const file = openFile(bytes, 'fuzz');
  const refused = (problems: readonly { readonly code: string }[]): Verdict => ({
    codes: problems.map(({ code }) => code),
    agreed: null,
  });
  if (!file.ok) return refused(file.problems);
  const preview = previewStaff(file.value, file.value.standardSheet, '4631', null, find);
  if (!preview.ok) return refused(preview.problems);
  const { mapping } = preview.value;
  const summed = sumStaffFile(file.value, file.value.standardSheet, 'fuzz', {
    mapping,
    year: 2026,
    find,
    faulty: 'stop',
  });
  if (!summed.ok) return refused(summed.problems);
  const ours =
    summed.value.cells.reduce((total, { fte }) => total + fte, 0) +
    summed.value.vacancies.reduce((total, { fte }) => total + fte, 0);
  // A mutation may turn a spreadsheet's bytes into what is read as text.
  const rows = await independentRows(file.value.kind === kind ? kind : file.value.kind, bytes, file.value);
  return { codes: [], agreed: { ours, theirs: recountFte(rows, mapping, find) } };
};

/**
 * Mutate files and read them: none may crash, hang, or be summed wrongly.
 *
 * @param files Files of each kind.
 * @param seed The same seed makes the same files.
 * @param now Clock for the slowest file. Unit: milliseconds.
 */
export const fuzzImporters = async (
  kinds: readonly FileKind[],
  files: number,
  seed: number,
  find: (occupation: string) => OccupationChoice | null,
  now: () => number,
): Promise<readonly FuzzAccount[]> => {
  const accounts: FuzzAccount[] = [];
  for (const kind of kinds) {
    const account: FuzzAccount = {
      kind,
      files: 0,
      accepted: 0,
      refused: 0,
      crashes: 0,
      wrongSums: 0,
      slowest: 0,
      codes: new Map(),
      faults: [],
    };
    for (let i = 0; i < files; i++) {
      const random = randomFrom(seed + i * 4 + fuzzKinds.indexOf(kind));
      const parts = madeUpParts(kind, random);
      const inside = random.below(3) > 0;
      const whole = packed(kind, inside ? mutateParts(parts, random) : parts, random);
      const bytes = inside ? whole : mutateBytes(whole, random);
      account.files += 1;
      const started = now();
      try {
        const { codes, agreed } =
          kind === 'jsonstat' ? judgeJsonStat(bytes) : await judgeStaff(kind, bytes, find);
        if (agreed === null) {
          account.refused += 1;
          for (const code of new Set(codes)) account.codes.set(code, (account.codes.get(code) ?? 0) + 1);
        } else {
          account.accepted += 1;
          const { ours, theirs } = agreed;
          const scale = Math.max(1, Math.abs(ours));
          if (!(Math.abs(ours - theirs) <= tolerance * scale)) {
            account.wrongSums += 1;
            account.faults.push(`${i}: ${ours} ≠ ${theirs}`);
          }
        }
      } catch (error) {
        account.crashes += 1;
        account.faults.push(`${i}: ${error instanceof Error ? error.message : String(error)}`);
      }
      account.slowest = Math.max(account.slowest, now() - started);
    }
    accounts.push(account);
  }
  return accounts;
};
