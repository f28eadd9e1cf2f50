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
  previewStaff,
  readOwnPopulation,
  readOwnUnits,
  readOwnUsers,
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
import { fail, type Language, type Outcome, problem, professions, succeed } from '@veivalg/core';
import { formatNumber, sharedTexts } from '@veivalg/core/text';
import { printProblems, unwrap } from '../output/fail.ts';
import { startProgress } from '../output/progress.ts';
import { renderTable } from '../output/table.ts';
import { connectorWords } from '../text/connectors/index.ts';

export interface ImportCommandOptions {
  readonly kommune: string;
  /** What the file holds: stab, befolkning, brukere, enheter. */
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
  language: Language,
  root: string,
  file: OpenedFile,
  where: string,
  options: ImportCommandOptions,
): string => {
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
    '',
  ].join('\n');
};

/**
 * `veivalg data importer <fil>`: read a local file, sum it on this machine, keep the sums and forget the rows.
 *
 * Problems name rows and columns; what stood in them is neither printed nor kept.
 */
export const importDataCommand = (
  language: Language,
  root: string,
  path: string,
  options: ImportCommandOptions,
): string => {
  const words = connectorWords(language);
  const where = basename(path);
  if (!existsSync(path)) unwrap(fail([problem('V1101', path, { file: path })]));
  const opened = openFile(
    new Uint8Array(readFileSync(path)),
    where,
    options.tegnsett === undefined ? {} : { encoding: options.tegnsett },
  );
  const file = unwrap(opened);
  printProblems(language, file.warnings);
  const kept = (name: string): string => join(dataHome(process.env), 'local', options.kommune, name);
  switch (options.slag) {
    case 'befolkning': {
      const population = unwrap(readOwnPopulation(file, where));
      const to = kept('population.json');
      writeWhole(to, `${JSON.stringify({ ...population, persons: [...population.persons] })}\n`);
      return `${words('import.population', {
        first: String(population.firstYear),
        last: String(population.firstYear + population.yearCount - 1),
        path: to,
      })}\n`;
    }
    case 'brukere': {
      const users = unwrap(readOwnUsers(file, where));
      writeWhole(kept('users.json'), `${JSON.stringify(users, null, 1)}\n`);
      return `${words('import.users', { count: users.length, path: kept('users.json') })}\n`;
    }
    case 'enheter': {
      const units = unwrap(readOwnUnits(file, where));
      writeWhole(kept('units.json'), `${JSON.stringify(units, null, 1)}\n`);
      return `${words('import.units', { count: units.length, path: kept('units.json') })}\n`;
    }
    default:
      return staff(language, root, file, where, options);
  }
};
