import { type Language, type OwnFigureKind, type OwnFigures, type OwnValue, usableOwn } from '@veivalg/core';
import { formatNumber, formatPercent, ownKeyName, sharedTexts } from '@veivalg/core/text';
import { renderTable } from '../output/table.ts';
import { connectorWords } from '../text/connectors/index.ts';

/** Kinds whose figures are shares. */
const shares: readonly OwnFigureKind[] = ['ages', 'positions', 'sickLeave', 'exits'];
/** Years of a path that are shown: enough to see where it goes. */
const shownYear = (key: string): boolean => Number(key) % 5 === 0;

const labelOf = (language: Language, kind: OwnFigureKind, key: string): string => {
  const [, part] = key.split(':');
  const name = ownKeyName(language, key) || key;
  return part === undefined
    ? name
    : kind === 'ages'
      ? `${name} ${part}+`
      : `${name}, ${sharedTexts[language]['ownField.places']}`;
};

const figure = (language: Language, kind: OwnFigureKind, value: number | null): string =>
  value === null
    ? '–'
    : shares.includes(kind)
      ? formatPercent(language, value, 1)
      : formatNumber(language, value, kind === 'stock' || kind === 'vacancies' ? 1 : 0);

/** Own figures beside the register's, kind by kind, with what is used of each. */
export const ownTable = (language: Language, own: OwnFigures): string => {
  const words = connectorWords(language);
  const used = (kind: OwnFigureKind, value: OwnValue): string =>
    value.use === 'own'
      ? words('own.used')
      : usableOwn(kind, value)
        ? words('own.notUsed')
        : words('own.shownOnly');
  return own.sets
    .map(({ kind, values, reason, chosen, source }) => {
      const rows = values.filter(({ key }) => kind !== 'population' || shownYear(key));
      return [
        `${sharedTexts[language][`ownFigure.${kind}`]} (${source.year})`,
        renderTable(
          [
            { title: '' },
            { title: words('own.own'), numeric: true },
            { title: words('own.register'), numeric: true },
            { title: words('own.use') },
          ],
          rows.map((value) => [
            labelOf(language, kind, value.key),
            figure(language, kind, value.own),
            figure(language, kind, value.register),
            used(kind, value),
          ]),
        ),
        ...(reason === '' ? [] : [words('own.reason', { reason, chosen })]),
        '',
      ].join('\n');
    })
    .join('\n');
};
