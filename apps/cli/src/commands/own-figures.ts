import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { chooseOwn, withSets } from '@veivalg/connectors';
import { sha256, writeWhole } from '@veivalg/connectors/node';
import {
  fail,
  type Language,
  type OwnFigureKind,
  type OwnFigures,
  type OwnSet,
  type OwnValue,
  ownFigureKinds,
  problem,
  type RegisterFigures,
  shareableOwn,
} from '@veivalg/core';
import { ownKeyName, sharedTexts } from '@veivalg/core/text';
import { parseOwnFigures } from '@veivalg/data';
import { registerFigures } from '@veivalg/engine';
import { printProblems, unwrap } from '../output/fail.ts';
import { placeName, readAllOwn, readOwn, saveOwn, undoOwn, withOwn } from '../own-figures.ts';
import type { Session } from '../session.ts';
import { connectorWords } from '../text/connectors/index.ts';
import { ownTable } from './own-table.ts';

/** What of own figures is to be used, and why. */
export interface ChoiceOptions {
  /** The reason; without it figures are only laid beside the register's. */
  readonly bruk?: string;
  /** Which: kinds, professions and services with a comma between, or `kind:profession`; all when left out. */
  readonly tall?: string;
}

/** The register's figures of a municipality. @returns V3221 when it is not one of today's. */
export const registerOf = (session: Session, municipality: string): RegisterFigures => {
  const place = session.baseline.municipalities.findIndex(({ id }) => id === municipality);
  if (place < 0) return unwrap(fail([problem('V3221', municipality, { code: municipality })]));
  return registerFigures(session.prepared, place);
};

/** Today, from the machine's clock, as it stands in the figures. */
export const today = (): string => new Date().toISOString().slice(0, 10);

export const checksumOf = (bytes: Uint8Array): string => sha256(bytes);

const fold = (text: string): string => text.trim().toLowerCase();

/** What `--tall` picks: everything when nothing is named. */
const picksOf = (text: string | undefined): ((kind: OwnFigureKind, value: OwnValue) => boolean) => {
  if (text === undefined) return () => true;
  const words = text.split(',').map(fold);
  const namesOf = (kind: OwnFigureKind, key: string): readonly string[] => {
    const kindNames = [kind, ...Object.values(sharedTexts).map((table) => fold(table[`ownFigure.${kind}`]))];
    const [code = ''] = key.split(':');
    const keyNames = [code, ...(['nb', 'nn', 'en'] as const).map((one) => fold(ownKeyName(one, key)))].filter(
      (name) => name !== '',
    );
    return [
      ...kindNames,
      ...keyNames,
      ...kindNames.flatMap((one) => keyNames.map((name) => `${one}:${name}`)),
    ];
  };
  return (kind, value) => words.some((word) => namesOf(kind, value.key).includes(word));
};

/**
 * Put new sets beside the register's, choose those asked for, hold them against the calculation, and keep them.
 *
 * Nothing is kept when the calculation refuses them.
 */
export const keepOwn = (
  session: Session,
  municipality: string,
  sets: readonly OwnSet[],
  options: ChoiceOptions,
): string => {
  const { language } = session.words;
  const words = connectorWords(language);
  const before = unwrap(readOwn(municipality));
  const laid = withSets(before, municipality, sets);
  const kinds = new Set(sets.map(({ kind }) => kind));
  let own: OwnFigures = laid;
  if (options.bruk !== undefined) {
    const picks = picksOf(options.tall);
    const chosen = chooseOwn(
      { ...laid, sets: laid.sets.filter(({ kind }) => kinds.has(kind)) },
      options.bruk,
      today(),
      picks,
    );
    own = withSets(before, municipality, chosen.sets);
    const none = !chosen.sets.some(({ values }) => values.some(({ use }) => use === 'own'));
    if (none && options.tall !== undefined)
      return unwrap(
        fail([
          problem('V2009', options.tall, {
            name: options.tall,
            choices: ownFigureKinds.map((kind) => sharedTexts[language][`ownFigure.${kind}`]).join(', '),
          }),
        ]),
      );
  }
  const checked = withOwn(session.prepared, [own], language);
  unwrap(checked);
  printProblems(language, checked.problems);
  const path = saveOwn(own);
  return [
    '',
    ownTable(language, { ...own, sets: own.sets.filter(({ kind }) => kinds.has(kind)) }),
    options.bruk === undefined ? words('own.onlyLaid') : words('own.kept', { path }),
    '',
  ].join('\n');
};

/** `veivalg data importer egne.json --slag egne`: take over own figures that were saved from the app or another machine. */
export const importOwn = (session: Session, path: string, municipality: string): string => {
  const own = unwrap(parseOwnFigures(readFileSync(path, 'utf8'), basename(path)));
  if (own.municipality !== municipality)
    return unwrap(fail([problem('V3230', basename(path), { code: own.municipality, asked: municipality })]));
  unwrap(withOwn(session.prepared, [own], session.words.language));
  return `${ownTable(session.words.language, own)}\n${connectorWords(session.words.language)('own.kept', { path: saveOwn(own) })}\n`;
};

/** `veivalg data egne [kommune]`: own figures beside the register's; `--til` saves what may be shared of them. */
export const ownFiguresCommand = (
  session: Session,
  municipality: string | undefined,
  to: string | undefined,
): string => {
  const { language } = session.words;
  const words = connectorWords(language);
  const all = unwrap(readAllOwn()).filter(
    (one) => municipality === undefined || one.municipality === municipality,
  );
  if (all.length === 0) return `${words('own.none')}\n`;
  const written: string[] = [];
  const [only] = all;
  if (to !== undefined && only !== undefined) {
    const { own, hidden } = shareableOwn(only);
    writeWhole(to, `${JSON.stringify(own, null, 1)}\n`);
    written.push(words('own.written', { file: to, hidden }));
  }
  return [
    ...all.map(
      (own) =>
        `${placeName(session.baseline.municipalities, own.municipality)} (${own.municipality})\n\n${ownTable(language, own)}`,
    ),
    ...written,
    '',
  ].join('\n');
};

/** `veivalg data angre-egne <kommune>`: back to the own figures before the last change. */
export const undoOwnCommand = (language: Language, municipality: string): string =>
  `${connectorWords(language)(unwrap(undoOwn(municipality)) === 'restored' ? 'own.restored' : 'own.removed')}\n`;

/** Lines for `data status`: which municipalities have own figures, and what is used. */
export const ownStatusLines = (session: Session): readonly string[] =>
  unwrap(readAllOwn()).map((own) => {
    const used = own.sets.filter(({ values }) => values.some(({ use }) => use === 'own'));
    return connectorWords(session.words.language)('own.status', {
      place: placeName(session.baseline.municipalities, own.municipality),
      kinds: own.sets.map(({ kind }) => sharedTexts[session.words.language][`ownFigure.${kind}`]).join(', '),
      used:
        used.length === 0
          ? '–'
          : used.map(({ kind }) => sharedTexts[session.words.language][`ownFigure.${kind}`]).join(', '),
    });
  });
