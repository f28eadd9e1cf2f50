import { existsSync, readFileSync } from 'node:fs';
import { fail, type Outcome, problem, succeed } from '@veivalg/core';
import { parseNumber } from '@veivalg/core/text';
import { type DocumentFields, type DocumentKind, readFields } from '@veivalg/report';
import { unwrap } from '../../output/fail.ts';

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
export type Format = (typeof formats)[number];

/** Year a document is about when none is asked for. */
export const standardYear = 2040;

/** Which paper the word asks for. */
export const chosenKind = (text: string): Outcome<DocumentKind> => {
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

/** The form of file a path's ending asks for. */
export const formatOf = (path: string): Outcome<Format> => {
  const ending = path.split('.').at(-1)?.toLowerCase();
  const format = formats.find((known) => known === ending);
  return format === undefined
    ? fail([problem('V4009', path, { choices: formats.map((known) => `.${known}`).join(', ') })])
    : succeed(format);
};

/** The bytes of a file, or a word about why there are none. */
export const readBytes = (path: string): Uint8Array =>
  existsSync(path) ? readFileSync(path) : unwrap<Uint8Array>(fail([problem('V1101', path, { file: path })]));

const readJson = (path: string): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(readBytes(path)));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return unwrap(fail([problem('V2114', path, { what: error.message })]));
  }
};

/** What the case says beside the figures: from the file, then from the options. */
export const fieldsOf = (options: CaseOptions): DocumentFields => {
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

/** An amount as written, with comma or point. */
export const amountOf = (text: string): number =>
  parseNumber(text) ?? unwrap<number>(fail([problem('V2008', text, { name: text })]));
