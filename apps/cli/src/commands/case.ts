import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  type Area,
  at,
  emptyPlan,
  fail,
  languageFor,
  type Outcome,
  type Plan,
  problem,
  type Result,
  succeed,
} from '@veivalg/core';
import { parseNumber, sharedTexts } from '@veivalg/core/text';
import { findArea, foldName, parsePlan } from '@veivalg/data';
import {
  attribute,
  balanceOf,
  type Consequence,
  consequencesOf,
  digestOf,
  project,
  runFileOf,
  uncertainEffects,
} from '@veivalg/engine';
import {
  archiveMetadata,
  type CaseFacts,
  collectFacts,
  createBandReader,
  type DocumentFields,
  type DocumentKind,
  type DocumentLanguage,
  type FactsInput,
  makeDocument,
  type ReportDocument,
  readFields,
  renderHtml,
  renderText,
} from '@veivalg/report';
import { fillTemplate, renderDocx } from '@veivalg/report/docx';
import { createPdfMaker, type PdfMaker, svgToPng } from '@veivalg/report/pdf';
import { renderXlsx } from '@veivalg/report/xlsx';
import { openEnsemble } from '../ensemble.ts';
import { printProblems, unwrap } from '../output/fail.ts';
import { startProgress } from '../output/progress.ts';
import { type OutputFile, writeFiles } from '../output/write-files.ts';
import type { Session } from '../session.ts';

/** Options of `veivalg sak` as they come from the command line. */
export interface CaseOptions {
  readonly plan?: string;
  readonly type?: string;
  readonly form?: string;
  readonly ut?: string;
  readonly mal?: string;
  readonly ar?: string;
  readonly felt?: string;
  readonly krav?: string;
  readonly mengde?: string;
  readonly hvorfor?: boolean;
  readonly spenn?: boolean;
  readonly alle?: boolean;
  readonly tittel?: string;
  readonly saksnr?: string;
  readonly utval?: string;
  readonly motedato?: string;
  readonly arkivsak?: string;
  readonly sakshandsamar?: string;
  readonly hoyring?: string;
  readonly stotte?: string;
  readonly standpunkt?: string;
}

const kindWords: Readonly<Record<string, DocumentKind>> = {
  saksframlegg: 'case',
  sak: 'case',
  hoyringssvar: 'hearing',
  høyringssvar: 'hearing',
  horingssvar: 'hearing',
  høringssvar: 'hearing',
  notat: 'note',
  profil: 'profile',
  plan: 'plan',
};
const stanceWords: Readonly<Record<string, 'support' | 'partly' | 'against'>> = {
  stottar: 'support',
  støttar: 'support',
  støtter: 'support',
  stotter: 'support',
  delvis: 'partly',
  mot: 'against',
};
const formats = ['docx', 'pdf', 'html', 'xlsx', 'txt'] as const;
type Format = (typeof formats)[number];

/** Year a document is about when none is asked for. */
const standardYear = 2040;

const chosenKind = (text: string): Outcome<DocumentKind> => {
  const kind = kindWords[text.toLowerCase()];
  return kind === undefined
    ? fail([
        problem('V4008', text, {
          name: text,
          choices: 'saksframlegg, høyringssvar, notat, profil, plan',
        }),
      ])
    : succeed(kind);
};

const formatOf = (path: string): Outcome<Format> => {
  const ending = path.split('.').at(-1)?.toLowerCase();
  const format = formats.find((known) => known === ending);
  return format === undefined
    ? fail([problem('V4009', path, { choices: formats.map((known) => `.${known}`).join(', ') })])
    : succeed(format);
};

const readBytes = (path: string): Uint8Array =>
  existsSync(path) ? readFileSync(path) : unwrap<Uint8Array>(fail([problem('V1101', path, { file: path })]));

const readJson = (path: string): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(readBytes(path)));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return unwrap(fail([problem('V2114', path, { what: error.message })]));
  }
};

const fieldsOf = (options: CaseOptions): DocumentFields => {
  const fromFile = options.felt === undefined ? {} : unwrap(readFields(readJson(options.felt), options.felt));
  const stance = options.standpunkt === undefined ? undefined : stanceWords[options.standpunkt.toLowerCase()];
  return {
    ...fromFile,
    ...(options.tittel === undefined ? {} : { title: options.tittel }),
    ...(options.saksnr === undefined ? {} : { caseNumber: options.saksnr }),
    ...(options.utval === undefined ? {} : { committee: options.utval }),
    ...(options.motedato === undefined ? {} : { meetingDate: options.motedato }),
    ...(options.arkivsak === undefined ? {} : { archiveCase: options.arkivsak }),
    ...(options.sakshandsamar === undefined ? {} : { caseworker: options.sakshandsamar }),
    ...(options.hoyring === undefined ? {} : { hearingAbout: options.hoyring }),
    ...(options.stotte === undefined ? {} : { supportedStatement: options.stotte }),
    ...(stance === undefined ? {} : { stance }),
  };
};

const amountOf = (text: string): number =>
  parseNumber(text) ?? unwrap<number>(fail([problem('V2008', text, { name: text })]));

/** The plan of the case: from the file, reaching the place when it names none, with a requirement asked for by name. */
const planOf = (session: Session, options: CaseOptions, area: Area): Plan => {
  const given =
    options.plan === undefined
      ? emptyPlan
      : unwrap(parsePlan(new TextDecoder().decode(readBytes(options.plan)), options.plan));
  const places =
    given.places.length > 0 || area.kind === 'country'
      ? given.places
      : area.members.flatMap((index) => {
          const municipality = session.baseline.municipalities[index];
          return municipality === undefined ? [] : [municipality.id];
        });
  if (options.krav === undefined) return { ...given, places };
  const requirement = session.prepared.library.requirements.find(({ id }) => id === options.krav);
  if (requirement === undefined) return unwrap(fail([problem('V2108', options.krav, { id: options.krav })]));
  return {
    ...given,
    places,
    requirements: [
      ...given.requirements,
      {
        requirement: requirement.id,
        sign: 1,
        startYear: requirement.startYear,
        rampYears: requirement.rampYears,
        ...(options.mengde === undefined ? {} : { amount: amountOf(options.mengde) }),
      },
    ],
  };
};

/** Most measures and requirements whose effect is split without being asked for: 2⁵ runs. */
const splitUpTo = 5;

/** Effect on the gap by measure: each measure's fair share of what the plan changes (M5). */
const effectsOf = (
  session: Session,
  plan: Plan,
  area: Area,
  year: number,
): readonly { readonly measure: string; readonly fte: number }[] => {
  const count = plan.levers.length + plan.requirements.length;
  const progress = startProgress(2 ** Math.min(count, 10), session.words.cli('progress.running'));
  let runs = 0;
  const split = attribute(
    (present) => {
      runs += 1;
      progress.step(runs);
      const part: Plan = {
        ...plan,
        levers: plan.levers.filter((_, index) => present[index] === true),
        requirements: plan.requirements.filter((_, index) => present[plan.levers.length + index] === true),
      };
      const result = unwrap(project(session.prepared, part));
      const scope = area.kind === 'country' ? {} : { sector: 'municipal' as const };
      return at(balanceOf(result, { places: area.members, ...scope }).gap, year - result.firstYear);
    },
    [
      ...plan.levers.map(({ measure }) => measure),
      ...plan.requirements.map(({ requirement }) => requirement),
    ],
  );
  progress.stop();
  return plan.levers.map(({ measure }, index) => ({ measure, fte: at(split.parts, index) }));
};

interface Runs {
  readonly consequences: readonly Consequence[];
  readonly effects: readonly { readonly measure: string; readonly fte: number }[];
  readonly result: Result;
  readonly without: Result;
  readonly best: Result;
  readonly worst: Result;
  readonly digest: string;
}

const runAll = (session: Session, plan: Plan): Runs => {
  const run = (changed: Plan): Result => unwrap(project(session.prepared, changed));
  const nothing: Plan = { ...plan, levers: [], requirements: [] };
  const result = run(plan);
  return {
    result,
    without: run(nothing),
    best: run({ ...nothing, scenario: 'best' }),
    worst: run({ ...nothing, scenario: 'worst' }),
    digest: digestOf(result),
    consequences:
      plan.requirements.length === 0 ? [] : unwrap(consequencesOf(session.prepared, plan)).consequences,
    effects: [],
  };
};

/** Seed and number of draws of a case's bands; both stand in docs/method/uncertainty.md. */
const draws = { seed: 20261121, draws: 1000 } as const;

/** Bands of the case's figures. */
const bandOf = (session: Session, runs: Runs, area: Area): NonNullable<FactsInput['band']> =>
  createBandReader(
    openEnsemble(session, draws),
    { plan: runs.result, without: runs.without },
    area.members,
    uncertainEffects(runs.result.plan, session.prepared.library, (plan) =>
      unwrap(project(session.prepared, plan)),
    ),
  );

const factsOf = (
  session: Session,
  area: Area,
  language: DocumentLanguage,
  runs: Runs,
  year: number,
  runFile: string,
  band?: FactsInput['band'],
): CaseFacts => {
  const outcome = collectFacts({
    area,
    placeName: area.kind === 'country' ? sharedTexts[language]['country.name'] : area.name,
    result: runs.result,
    without: runs.without,
    best: runs.best,
    worst: runs.worst,
    year,
    sector: area.kind === 'country' ? null : 'municipal',
    run: { digest: runs.digest, file: runFile, made: new Date().toISOString().slice(0, 10) },
    effects: runs.effects,
    ...(band === undefined ? {} : { band }),
    consequences: runs.consequences,
    measures: session.prepared.library.measures,
    requirements: session.prepared.library.requirements,
    parameters: Object.values(session.baseline.parameters),
    sources: session.baseline.sources,
  });
  return unwrap(outcome);
};

const bytesOf = async (
  format: Format,
  document: ReportDocument,
  facts: CaseFacts,
  template: string | undefined,
  pdf: () => PdfMaker,
): Promise<Uint8Array | string> => {
  if (template !== undefined)
    return unwrap(fillTemplate(readBytes(template), basename(template), document, facts));
  switch (format) {
    case 'docx':
      return renderDocx(document, svgToPng);
    case 'pdf':
      return unwrap(pdf().make(document));
    case 'html':
      return renderHtml(document);
    case 'xlsx':
      return renderXlsx(document);
    case 'txt':
      return renderText(document);
    default:
      return format satisfies never;
  }
};

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** The run file as `veivalg gjenskap` reads it. */
const runText = (runs: Runs): string => `${JSON.stringify(runFileOf(runs.result), null, 1)}\n`;

/** The document with the files that go along: the run it comes from and what the archive needs. */
const withSideFiles = (
  path: string,
  bytes: Uint8Array | string,
  document: ReportDocument,
  runs: Runs,
): readonly OutputFile[] => {
  const stem = path.replace(/\.[^.]+$/, '');
  const run = runText(runs);
  const metadata = archiveMetadata(document, [
    { name: basename(path), format: path.split('.').at(-1) ?? '', sha256: sha256(bytes) },
    { name: `${basename(stem)}.kjoring.json`, format: 'json', sha256: sha256(run) },
  ]);
  return [
    { path, bytes },
    { path: `${stem}.kjoring.json`, bytes: run },
    { path: `${stem}.meta.json`, bytes: `${JSON.stringify(metadata, null, 1)}\n` },
  ];
};

const formOf = (session: Session, area: Area, asked: string | undefined): DocumentLanguage => {
  if (asked === 'nb' || asked === 'nn') return asked;
  const [first] = area.members;
  const municipality =
    area.kind === 'municipality' && first !== undefined ? session.baseline.municipalities[first] : undefined;
  return municipality !== undefined && languageFor(municipality.languageForm) === 'nn' ? 'nn' : 'nb';
};

/**
 * `veivalg sak <place>`: from plan to paper, with the run file and the archive's metadata beside it.
 *
 * @returns The text to print.
 */
export const caseCommand = async (session: Session, place: string, options: CaseOptions): Promise<string> => {
  const kind = unwrap(chosenKind(options.type ?? 'saksframlegg'));
  const fields = fieldsOf(options);
  const year = options.ar === undefined ? standardYear : Number(options.ar);
  let maker: PdfMaker | undefined;
  const pdf = (): PdfMaker => {
    maker ??= createPdfMaker();
    return maker;
  };
  if (options.alle === true) return everyMunicipality(session, kind, options, fields, year, pdf);
  const area = unwrap(findArea(session.directory, place));
  const language = formOf(session, area, options.form);
  const path =
    options.ut ?? `${foldName(area.name).replaceAll(' ', '-')}-${options.type ?? 'saksframlegg'}.docx`;
  const format = unwrap(formatOf(path));
  const plan = planOf(session, options, area);
  const causes = plan.levers.length + plan.requirements.length;
  const whole = runAll(session, plan);
  const inRun = year > whole.result.firstYear && year < whole.result.firstYear + whole.result.yearCount;
  const split =
    plan.levers.length > 0 &&
    inRun &&
    (kind === 'case' || kind === 'plan') &&
    (causes <= splitUpTo || options.hvorfor === true);
  const runs: Runs = split ? { ...whole, effects: effectsOf(session, plan, area, year) } : whole;
  const band = options.spenn === true ? bandOf(session, runs, area) : undefined;
  const facts = factsOf(
    session,
    area,
    language,
    runs,
    year,
    `${basename(path).replace(/\.[^.]+$/, '')}.kjoring.json`,
    band,
  );
  const outcome = makeDocument(facts, kind, language, fields);
  const document = unwrap(outcome);
  printProblems(session.words.language, [...facts.problems, ...outcome.problems]);
  const bytes = await bytesOf(format, document, facts, options.mal, pdf);
  const files = unwrap(writeFiles(withSideFiles(path, bytes, document, runs)));
  return `${session.words.cli('case.written', { files: files.join(', ') })}\n`;
};

/** One document for every municipality, in its own form of Norwegian; the runs are made once. */
const everyMunicipality = async (
  session: Session,
  kind: DocumentKind,
  options: CaseOptions,
  fields: DocumentFields,
  year: number,
  pdf: () => PdfMaker,
): Promise<string> => {
  const folder = options.ut ?? 'profiler';
  const format: Format = options.mal === undefined ? 'pdf' : 'docx';
  const areas = session.directory.areas.filter((area) => area.kind === 'municipality');
  const country = session.directory.areas.find((area) => area.kind === 'country');
  const runs = runAll(session, country === undefined ? emptyPlan : planOf(session, options, country));
  mkdirSync(folder, { recursive: true });
  const progress = startProgress(areas.length, session.words.cli('progress.running'));
  const written: string[] = [];
  for (const area of areas) {
    const language = formOf(session, area, options.form);
    const name = `${area.id}-${foldName(area.name).replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`;
    const facts = factsOf(session, area, language, runs, year, 'kjoring.json');
    const document = unwrap(makeDocument(facts, kind, language, fields));
    const bytes = await bytesOf(format, document, facts, options.mal, pdf);
    unwrap(writeFiles([{ path: join(folder, `${name}.${format}`), bytes }]));
    written.push(name);
    progress.step(written.length);
  }
  progress.stop();
  unwrap(
    writeFiles([
      {
        path: join(folder, 'kjoring.json'),
        bytes: runText(runs),
      },
    ]),
  );
  return `${session.words.cli('case.writtenMany', { count: written.length, folder })}\n`;
};
