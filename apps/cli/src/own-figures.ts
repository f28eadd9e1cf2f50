import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dataHome, writeWhole } from '@veivalg/connectors/node';
import {
  type Baseline,
  fail,
  type Language,
  type Municipality,
  type Outcome,
  type OwnFigures,
  problem,
  setsInUse,
  succeed,
} from '@veivalg/core';
import { ownSource } from '@veivalg/core/text';
import { parseOwnFigures } from '@veivalg/data';
import { type Prepared, withOwnFigures } from '@veivalg/engine';

const localFolder = (): string => join(dataHome(process.env), 'local');
const fileName = 'own.json';
const beforeName = 'own-before.json';

/** Where a municipality's own figures are kept. */
export const ownFile = (municipality: string): string => join(localFolder(), municipality, fileName);

const read = (path: string): Outcome<OwnFigures | null> =>
  existsSync(path) ? parseOwnFigures(readFileSync(path, 'utf8'), path) : succeed(null);

/** A municipality's own figures; null when it has none. @returns V3228 for a file that is not one. */
export const readOwn = (municipality: string): Outcome<OwnFigures | null> => read(ownFile(municipality));

/** Every municipality's own figures on this machine, in the order of their numbers. */
export const readAllOwn = (): Outcome<readonly OwnFigures[]> => {
  if (!existsSync(localFolder())) return succeed([]);
  const found = readdirSync(localFolder()).sort().map(readOwn);
  const problems = found.flatMap(({ problems: own }) => own);
  return found.some(({ ok }) => !ok)
    ? fail(problems)
    : succeed(found.flatMap((one) => (one.ok && one.value !== null ? [one.value] : [])));
};

/** Keep own figures; what was there before can be had back. */
export const saveOwn = (own: OwnFigures): string => {
  const path = ownFile(own.municipality);
  if (existsSync(path))
    writeWhole(join(localFolder(), own.municipality, beforeName), readFileSync(path, 'utf8'));
  else rmSync(join(localFolder(), own.municipality, beforeName), { force: true });
  writeWhole(path, `${JSON.stringify(own)}\n`);
  return path;
};

/** Go back to the own figures before the last change: the older ones, or none. @returns V3229 when there is nothing to undo. */
export const undoOwn = (municipality: string): Outcome<'restored' | 'removed'> => {
  const path = ownFile(municipality);
  const before = join(localFolder(), municipality, beforeName);
  if (existsSync(before)) {
    renameSync(before, path);
    return succeed('restored');
  }
  if (!existsSync(path)) return fail([problem('V3229', municipality)]);
  rmSync(path);
  return succeed('removed');
};

/** Name of a municipality by number; the number when it is not one of today's. */
export const placeName = (municipalities: readonly Municipality[], id: string): string =>
  municipalities.find((one) => one.id === id)?.name ?? id;

/** The figures with own ones in their place, as a source among the others. */
export const withOwn = (
  register: Prepared,
  own: readonly OwnFigures[],
  language: Language,
): Outcome<Baseline> => {
  const outcome = withOwnFigures(register, own);
  if (!outcome.ok) return outcome;
  const { municipalities } = register.baseline;
  const used = own.filter((one) => setsInUse(one).length > 0);
  return succeed(
    {
      ...outcome.value,
      sources: [
        ...outcome.value.sources,
        ...used.map((one) => ownSource(language, one, placeName(municipalities, one.municipality))),
      ],
    },
    outcome.problems,
  );
};
