import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  columnLetters,
  type OccupationChoice,
  type OpenedFile,
  type OpenOptions,
  occupationCodesSchema,
  occupationFinder,
  openFile,
  ownChoices,
  ownSetsOfPopulation,
  ownSetsOfStaff,
  ownSetsOfUnits,
  ownSetsOfUsers,
  previewStaff,
  readOwnPopulation,
  readOwnUnits,
  readOwnUsers,
  type SetOrigin,
  type SharedGroup,
  type StaffMapping,
  type StaffPreview,
  type StaffSummary,
  shareableStaff,
  smallestShared,
  staffMappingSchema,
  sumStaff,
  sumStaffFile,
  withChoices,
} from '@veivalg/connectors';
import { dataHome, writeWhole } from '@veivalg/connectors/node';
import {
  fail,
  type Language,
  type Outcome,
  type OwnSet,
  problem,
  professions,
  type RegisterFigures,
  succeed,
} from '@veivalg/core';
import { formatNumber, sharedTexts } from '@veivalg/core/text';
import { printProblems, unwrap } from '../output/fail.ts';
import { startProgress } from '../output/progress.ts';
import { renderTable } from '../output/table.ts';
import type { Session } from '../session.ts';
import { connectorWords } from '../text/connectors/index.ts';
import { type ChoiceOptions, checksumOf, importOwn, keepOwn, registerOf, today } from './own-figures.ts';

export interface ImportCommandOptions extends ChoiceOptions {
  readonly kommune: string;
  /** What the file holds: stab, befolkning, brukere, enheter, or own figures saved as JSON: egne. */
  readonly slag: string;
  /** Stock on 1 January of this year. */
  readonly ar: string;
  /** Look only. */
  readonly vis?: boolean;
  /** `kode=yrke`, any number of times. */
  readonly yrke?: readonly string[];
  readonly utelatFeil?: boolean;
  /** Print what may be shared instead of all. */
  readonly delbar?: boolean;
  readonly tegnsett?: OpenOptions['encoding'];
}

const choiceOf = (text: string): Outcome<readonly [string, OccupationChoice]> => {
  const at = text.lastIndexOf('=');
  const word = text
    .slice(at + 1)
    .trim()
    .toLowerCase();
  const found =
    word === 'utelat'
      ? ('leftOut' as const)
      : professions.find((profession) =>
          [profession, ...Object.values(sharedTexts).map((table) => table[`profession.${profession}`])].some(
            (name) => name.toLowerCase() === word,
          ),
        );
  return at < 1 || found === undefined
    ? fail([
        problem('V2006', text, {
          name: text.slice(at + 1),
          choices: [
            'utelat',
            ...professions.map((profession) => sharedTexts.nb[`profession.${profession}`]),
          ].join(', '),
        }),
      ])
    : succeed([text.slice(0, at), found]);
};

const previewText = (language: Language, preview: StaffPreview): string => {
  const words = connectorWords(language);
  const unknown = preview.occupations.filter(({ choice }) => choice === null);
  return [
    words('import.columns'),
    ...preview.columns.map(({ index, header, guess, filled, forms }) =>
      words('import.column', {
        letter: columnLetters(index),
        header,
        field: guess ?? words('import.noField'),
        filled,
        forms: forms.join(' | '),
      }),
    ),
    ...(unknown.length === 0
      ? []
      : [
          words('import.occupations'),
          ...unknown.map(({ occupation, rows }) => words('import.occupation', { occupation, rows })),
        ]),
    words('import.preview', { rows: preview.rows, header: preview.headerRow }),
    '',
  ].join('\n');
};

const byProfession = (language: Language, summary: StaffSummary): string => {
  const words = connectorWords(language);
  return renderTable(
    [
      { title: words('import.profession') },
      { title: words('import.heads'), numeric: true },
      { title: words('import.fte'), numeric: true },
    ],
    professions.flatMap((profession) => {
      const cells = summary.cells.filter((cell) => cell.profession === profession);
      if (cells.length === 0) return [];
      const { heads, fte } = sumStaff(cells);
      return [
        [
          sharedTexts[language][`profession.${profession}`],
          formatNumber(language, heads, 0),
          formatNumber(language, fte, 1),
        ],
      ];
    }),
  );
};

const sharedLines = (language: Language, group: SharedGroup, depth: number): readonly string[] => {
  const name = professions.find((profession) => profession === group.label);
  const label = name === undefined ? group.label : sharedTexts[language][`profession.${name}`];
  const amount =
    group.heads === null || group.fte === null
      ? connectorWords(language)('import.hidden')
      : `${formatNumber(language, group.heads, 0)} / ${formatNumber(language, group.fte, 1)}`;
  return [
    `${'  '.repeat(depth)}${label === '' ? '–' : label}: ${amount}`,
    ...group.groups.flatMap((one) => sharedLines(language, one, depth + 1)),
  ];
};

const staff = (
  session: Session,
  root: string,
  file: OpenedFile,
  where: string,
  origin: SetOrigin,
  options: ImportCommandOptions,
): string => {
  const { language } = session.words;
  const words = connectorWords(language);
  const folder = join(dataHome(process.env), 'local', options.kommune);
  const mappingPath = join(folder, 'staff-mapping.json');
  const remembered: StaffMapping | null = existsSync(mappingPath)
    ? (staffMappingSchema.safeParse(JSON.parse(readFileSync(mappingPath, 'utf8'))).data ?? null)
    : null;
  const codes = occupationCodesSchema.parse(
    JSON.parse(readFileSync(join(root, 'data/connectors/occupation-codes.json'), 'utf8')),
  );
  const choices = new Map((options.yrke ?? []).map((text) => unwrap(choiceOf(text))));
  const taught = remembered === null ? null : withChoices(remembered, choices);
  const own = new Map(taught === null ? [] : ownChoices(taught));
  for (const [occupation, choice] of choices) own.set(occupation.trim().toLowerCase(), choice);
  const find = occupationFinder(codes, own);
  const looked = previewStaff(file, file.standardSheet, options.kommune, taught, find);
  const preview = unwrap(looked);
  if (options.vis === true) {
    printProblems(language, looked.problems);
    return previewText(language, preview);
  }
  const mapping = withChoices(preview.mapping, choices);
  const progress = startProgress(1, where);
  const outcome = sumStaffFile(file, file.standardSheet, where, {
    mapping,
    year: Number(options.ar),
    find,
    faulty: options.utelatFeil === true ? 'leaveOut' : 'stop',
    onProgress: (share) => progress.step(share),
  });
  progress.stop();
  const summary = unwrap(outcome);
  printProblems(language, outcome.problems);
  const path = join(folder, 'staff.json');
  const kept = keepOwn(
    session,
    options.kommune,
    ownSetsOfStaff(summary, registerOf(session, options.kommune), origin),
    options,
  );
  writeWhole(path, `${JSON.stringify(summary, null, 1)}\n`);
  writeWhole(mappingPath, `${JSON.stringify(mapping, null, 1)}\n`);
  return [
    words('import.rows', { rows: summary.rowsRead, used: summary.rowsUsed, left: summary.rowsLeftOut }),
    ...(options.delbar === true
      ? [
          words('import.shared', { smallest: smallestShared }),
          ...sharedLines(language, shareableStaff(summary), 0),
        ]
      : ['', byProfession(language, summary)]),
    '',
    words('import.kept', { path }),
    ...(options.delbar === true ? [] : [kept]),
    '',
  ].join('\n');
};

/**
 * `veivalg data importer <fil>`: read a local file, sum it on this machine, keep the sums and forget the rows.
 *
 * Problems name rows and columns; what stood in them is neither printed nor kept.
 */
export const importDataCommand = (
  session: Session,
  root: string,
  path: string,
  options: ImportCommandOptions,
): string => {
  const { language } = session.words;
  const where = basename(path);
  if (!existsSync(path)) unwrap(fail([problem('V1101', path, { file: path })]));
  if (options.slag === 'egne') return importOwn(session, path, options.kommune);
  const bytes = new Uint8Array(readFileSync(path));
  const origin: SetOrigin = {
    source: { year: Number(options.ar), checksum: checksumOf(bytes) },
    day: today(),
  };
  const opened = openFile(bytes, where, options.tegnsett === undefined ? {} : { encoding: options.tegnsett });
  const file = unwrap(opened);
  printProblems(language, file.warnings);
  const keep = (sets: readonly OwnSet[]): string => keepOwn(session, options.kommune, sets, options);
  const register = (): RegisterFigures => registerOf(session, options.kommune);
  switch (options.slag) {
    case 'befolkning':
      return keep(ownSetsOfPopulation(unwrap(readOwnPopulation(file, where)), register(), origin));
    case 'brukere':
      return keep(
        ownSetsOfUsers(unwrap(readOwnUsers(file, where)), register(), session.baseline.baseYear, origin),
      );
    case 'enheter':
      return keep(ownSetsOfUnits(unwrap(readOwnUnits(file, where)), origin));
    default:
      return staff(session, root, file, where, origin, options);
  }
};
