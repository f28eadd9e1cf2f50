import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Language } from '@veivalg/core';
import { sharedTexts } from '@veivalg/core/text';
import type { Page } from 'playwright-core';
import { en } from '../../src/text/en.ts';
import { nb } from '../../src/text/nb.ts';
import { nn } from '../../src/text/nn.ts';

/** A piece of what is seen or read aloud, and where it stands. */
export interface Piece {
  readonly text: string;
  readonly where: string;
}

/** All that is seen or named on the page in the page's own language; quotations and titles marked with another are left out. */
export const piecesOf = (page: Page): Promise<readonly Piece[]> =>
  page.evaluate(() => {
    const own = document.documentElement.lang;
    const found = new Map<string, string>();
    const where = (element: Element): string => {
      const holder = element.closest('[class]') ?? element;
      return `${element.tagName.toLowerCase()} in .${holder.getAttribute('class') ?? ''}`;
    };
    const add = (text: string | null, element: Element): void => {
      const clean = (text ?? '').replace(/[ \n\t]+/g, ' ').trim();
      if (clean !== '' && !found.has(clean)) found.set(clean, where(element));
    };
    const otherLanguage = (element: Element): boolean => {
      const lang = element.closest('[lang]')?.getAttribute('lang') ?? own;
      return lang.slice(0, 2) !== own.slice(0, 2);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
    for (let node: Node | null = walker.currentNode; node !== null; node = walker.nextNode()) {
      const element = node as Element;
      if (element.matches('script, style, noscript, iframe') || otherLanguage(element)) continue;
      for (const name of [
        'aria-label',
        'title',
        'placeholder',
        'alt',
        'aria-valuetext',
        'aria-roledescription',
      ])
        add(element.getAttribute(name), element);
      // What one types and what is meant to be copied by a program is not the page's own words.
      if (element.matches('textarea, input, code, kbd')) continue;
      for (const child of element.childNodes)
        if (child.nodeType === Node.TEXT_NODE) add(child.textContent, element);
    }
    return [...found].map(([text, place]) => ({ text, where: place }));
  });

const tables = {
  nb: { ...sharedTexts.nb, ...nb },
  nn: { ...sharedTexts.nn, ...nn },
  en: { ...sharedTexts.en, ...en },
};

/** Words that look like code and are not, with the reason. */
const codeLike: Readonly<Record<string, string>> = {
  HelseOmsorg: 'a product’s own name',
  StatBank: 'Statistics Norway’s own name of its tables',
  YouTube: 'name',
};

const code: readonly (readonly [string, RegExp])[] = [
  ['code value', /\b(?:undefined|NaN|true|false|Infinity)\b|\[object/],
  ['unfilled field', /\{\w*\}|\{\w+, plural/],
  ['camel case', /\b[a-zæøå]+[A-Z]\w*\b/],
  ['dotted id', /(?<![\w./@-])[a-z]{2,}(?:\.[a-z][A-Za-z]*)+(?![\w/])/],
  ['snake case', /\b[a-z]+_[a-z_]+\b/],
];
/** Addresses and names of files are written as they are, and so is the field a municipality's own template holds. */
const withoutAddresses = (text: string): string =>
  text
    .replaceAll('{tittel}', ' ')
    .replace(/https?:\/\/\S+|www\.\S+/g, ' ')
    .replace(
      /\b[\w-]+\.(?:no|com|org|net|eu|int|dk|se|fi|gov|uk|json|csv|xlsx|docx|bin|html|zip|md)\b(?:\/\S*)?/g,
      ' ',
    );

/** English words that are no Norwegian ones. */
const english =
  /\b(?:the|of|with|this|that|these|from|which|are|was|were|year|years|people|staff|show|hide|close|open the|download|click|loading|error|failed|shortage|supply|demand|coverage|municipality|municipalities|measure|measures|health|care|workers|nurses?|doctors?|without|between|within|because|should|would|could|have|has|been|their|your|our|you|we|not|and the|table|chart|search|select|choose|reset|undo|redo|share|save|settings?|value|values|unknown|none)\b/i;
/** Words of that list that are also Norwegian, or a name, where they stand alone. */
const alsoNorwegian = /^(?:we|has|our|not|none|select|table|values?|share|open the)$/i;

const bokmal: Readonly<Record<string, string>> = {
  ikke: 'ikkje',
  hvor: 'kor',
  hva: 'kva',
  hvem: 'kven',
  hvorfor: 'kvifor',
  hvilke: 'kva for',
  hvilken: 'kva for ein',
  hvilket: 'kva for eit',
  hver: 'kvar',
  hvert: 'kvart',
  noen: 'nokon',
  noe: 'noko',
  mye: 'mykje',
  mer: 'meir',
  flere: 'fleire',
  flest: 'flest er felles; flere er det ikke',
  fra: 'frå',
  kommuner: 'kommunar',
  tjenester: 'tenester',
  tjeneste: 'teneste',
  mangler: 'manglar',
  gjør: 'gjer',
  blir: 'blir er felles',
  kommer: 'kjem',
  sier: 'seier',
  ser: 'ser er felles',
  være: 'vere',
  vært: 'vore',
  et: 'eit',
  en: 'ein',
  jeg: 'eg',
  dere: 'de',
  de: 'felles',
  deres: 'dykkar',
  hun: 'ho',
  uten: 'utan',
  bare: 'berre',
  også: 'også er felles',
  etter: 'felles',
  eller: 'felles',
  hvis: 'dersom',
  ned: 'felles',
  tall: 'tal',
  tallene: 'tala',
  kilde: 'kjelde',
  kilder: 'kjelder',
  høyere: 'høgare',
  høyest: 'høgast',
  lavere: 'lågare',
  lav: 'låg',
  lavest: 'lågast',
  følger: 'følgjer',
  bruker: 'brukar som substantiv og verb',
  fylker: 'fylke',
  endring: 'endring er felles',
  endringer: 'endringar',
  forskjell: 'skilnad',
  forskjellen: 'skilnaden',
  trenger: 'treng',
  skriver: 'skriv',
  regner: 'reknar',
  regnes: 'blir rekna',
  vises: 'blir vist',
  lages: 'blir laga',
  brukes: 'blir brukt',
  finnes: 'finst',
  velge: 'velje',
  viser: 'viser er felles',
  åpne: 'opne',
  åpnes: 'blir opna',
  lenke: 'lenke er felles',
  spørsmål: 'felles',
  arbeidskraft: 'felles',
  sykepleier: 'sjukepleiar',
  sykepleiere: 'sjukepleiarar',
  sykefravær: 'sjukefråvær',
  sykehus: 'sjukehus',
  sykehjem: 'sjukeheim',
  hjemmetjeneste: 'heimeteneste',
  lege: 'lege er felles',
  leger: 'legar',
  høgskole: 'høgskule',
  skole: 'skule',
  utdanning: 'felles',
  øyeblikk: 'augeblink',
  nå: 'no',
  mulig: 'mogleg',
  mulige: 'moglege',
  andel: 'del',
  gjennomsnitt: 'felles',
};
/** Forms that are right in both; they stand above so that one sees they were weighed. */
const sameInBoth = (reason: string): boolean =>
  reason.includes('felles') || reason === 'brukar som substantiv og verb';
const bokmalForms = new RegExp(
  `(?<![\\p{L}-])(?:${Object.entries(bokmal)
    .filter(([, reason]) => !sameInBoth(reason) && reason !== 'del')
    .map(([word]) => word)
    .join('|')})(?![\\p{L}-])`,
  'iu',
);

/** Numbers in a form that is not Norwegian. */
const numberForms: readonly (readonly [string, RegExp])[] = [
  // Three decimals after one digit is a figure such as 0,065 or 1,055; no figure here has both tens and three decimals.
  ['comma for thousands', /(?<![\d,])\d{2,3},\d{3}(?!\d)|\d,\d{3}[,.]\d/],
  ['point for decimals', /(?<![\d.\w])\d+\.\d{1,2}(?![\d.\w])/],
  ['short form', /(?<!\w)\d+(?:[.,]\d+)?[kKM](?!\w)/],
  ['hyphen as minus', /(?:^|[\s(])-\d/],
  ['breaking space in a number', /(?<!\d)\d{1,3} \d{3}(?!\d)/],
  [
    'English date',
    /\b\d{1,2}\/\d{1,2}\/\d{2,4}\b|\b(?:January|February|March|May|June|July|October|December)\b/,
  ],
  ['per cent without a space', /\d%/],
];
/** Pieces whose numbers are no figures: chapter numbers, versions, times, places of a document. */
const noFigures = /^\d+\. |modell|versjon|kl\. |kapittel|ISBN|Kjelde:|Kilde:|§|\d{4}:\d/i;

const languageNames = /^(?:English|Bokmål|Nynorsk)$/;

/** English texts of the tables that say something else in Norwegian. */
const englishOnly = (language: 'nb' | 'nn'): ReadonlySet<string> => {
  const norwegian = new Set<string>(Object.values(tables[language]));
  return new Set(Object.values(tables.en).filter((text) => text.length > 3 && !norwegian.has(text)));
};

const accepted = (language: 'nb' | 'nn'): ReadonlySet<string> =>
  new Set(
    readFileSync(fileURLToPath(new URL(`../../../../data/terms/${language}.txt`, import.meta.url)), 'utf8')
      .split('\n')
      .map((word) => word.trim()),
  );

const unknownTo = (dictionary: 'nb' | 'nn', words: readonly string[]): readonly string[] => {
  const run = spawnSync('hunspell', ['-d', `${dictionary}_NO`, '-l', '-i', 'UTF-8'], {
    input: words.join('\n'),
    encoding: 'utf8',
  });
  if (run.error !== undefined) throw run.error;
  return [...new Set(run.stdout.split('\n').filter((word) => word !== ''))];
};

/** What is wrong in the words of a Norwegian page: each with its rule and place. */
export const leaksIn = (language: Exclude<Language, 'en'>, pieces: readonly Piece[]): readonly string[] => {
  const fromTable = englishOnly(language);
  const found: string[] = [];
  for (const { text, where } of pieces) {
    if (languageNames.test(text)) continue;
    const tell = (rule: string, what: string): void => {
      found.push(`${rule}: «${what}» in «${text.slice(0, 80)}» (${where})`);
    };
    const bare = withoutAddresses(text);
    for (const [rule, form] of code) {
      const hit = form.exec(bare)?.[0];
      if (hit !== undefined && !Object.hasOwn(codeLike, hit)) tell(rule, hit);
    }
    if (fromTable.has(text)) tell('English text', text);
    const word = english.exec(bare)?.[0];
    if (word !== undefined && !alsoNorwegian.test(word)) tell('English word', word);
    if (!noFigures.test(text))
      for (const [rule, form] of numberForms) {
        const hit = form.exec(bare)?.[0];
        if (hit !== undefined) tell(rule, hit);
      }
    if (language === 'nn') {
      const form = bokmalForms.exec(bare)?.[0];
      if (form !== undefined) tell('bokmål form', form);
    }
  }
  return found;
};

/** Words that are right in nynorsk and that its dictionary does not hold, with the reason. */
const nynorskToo: Readonly<Record<string, string>> = {
  avgangsalder: 'a compound of two nynorsk words',
  bioingeniør: 'the title of the profession in both forms',
  gjenskap: 'the name of a command on the command line',
  krøllparentes: 'a compound of two nynorsk words',
  nettoavgang: 'a compound of two nynorsk words',
  nøkkeltall: 'the edition of a source, quoted as it is titled',
  personalsystemet: 'the definite form of a compound of two nynorsk words',
  sentralitet: 'Statistics Norway’s own word in both forms',
  standardavviket: 'the definite form of a nynorsk word',
  startåra: 'a compound of two nynorsk words',
  veivalg: 'the name of the product and of its command',
};

/** Words of a nynorsk page that the bokmål dictionary knows and the nynorsk one does not. */
export const bokmalWords = (pieces: readonly Piece[]): readonly string[] => {
  const words = [
    ...new Set(pieces.flatMap(({ text }) => withoutAddresses(text).match(/\p{L}[\p{L}-]{2,}/gu) ?? [])),
  ].filter((word) => word === word.toLowerCase());
  const known = accepted('nn');
  const notNynorsk = unknownTo('nn', words).filter(
    (word) => !known.has(word) && !Object.hasOwn(nynorskToo, word),
  );
  const notBokmal = new Set(unknownTo('nb', notNynorsk));
  return notNynorsk.filter((word) => !notBokmal.has(word)).sort();
};
