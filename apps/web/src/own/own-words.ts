import type { Language, OwnFigureKind, OwnValue } from '@veivalg/core';
import { formatNumber, ownKeyName, type Translate } from '@veivalg/core/text';
import { percent } from '../text/figures.ts';
import type { OwnKey } from '../text/own-figures/nb.ts';

/** Unit of each kind, as a key of the texts. */
const units: Readonly<Record<OwnFigureKind, OwnKey>> = {
  stock: 'own.unit.fte',
  vacancies: 'own.unit.fte',
  users: 'own.unit.persons',
  population: 'own.unit.persons',
  ages: 'own.unit.share',
  positions: 'own.unit.share',
  sickLeave: 'own.unit.share',
  exits: 'own.unit.share',
  units: 'own.unit.units',
};

export const unitOf = (kind: OwnFigureKind): OwnKey => units[kind];

/** First age of the age group after this one; null for the last. */
const nextBand: Readonly<Record<string, number>> = { '17': 40, '40': 55, '55': 67 };

/** What a figure is about, in words. */
export const valueName = (
  t: Translate<OwnKey>,
  language: Language,
  kind: OwnFigureKind,
  key: string,
): string => {
  const [, part] = key.split(':');
  const name = ownKeyName(language, key) || key;
  if (part === undefined) return name;
  if (kind !== 'ages') return t('own.places', { service: name });
  const next = nextBand[part];
  return next === undefined
    ? t('own.age', { profession: name, from: part })
    : t('own.ageTo', { profession: name, from: part, to: next - 1 });
};

/** A figure of a kind, in the detail its unit is read in. */
export const valueText = (language: Language, kind: OwnFigureKind, value: number | null): string => {
  if (value === null) return '–';
  if (units[kind] === 'own.unit.share') return percent(language, value, 1);
  return formatNumber(language, value, units[kind] === 'own.unit.fte' ? 1 : 0);
};

/** Years of a path that are shown: every fifth, which tells where it goes. */
export const isShown = (kind: OwnFigureKind, { key }: OwnValue): boolean =>
  kind !== 'population' || Number(key) % 5 === 0;
