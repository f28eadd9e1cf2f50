import type { Language } from '../ids.ts';

const locales: Readonly<Record<Language, string>> = {
  nb: 'nb-NO',
  nn: 'nn-NO',
  en: 'en-GB',
};

/**
 * Locales to write numbers and dates with: a browser without nynorsk must write as bokmål, never as its own language.
 */
export const localesOf = (language: Language): readonly string[] =>
  language === 'nn' ? ['nn-NO', 'nb-NO', 'no'] : language === 'nb' ? ['nb-NO', 'no'] : ['en-GB', 'en'];

/** BCP 47 tag of a language. */
export const localeOf = (language: Language): string => locales[language];

/** Makes the writer of numbers with so many decimals. */
const writerOf = (language: Language, decimals: number): Intl.NumberFormat =>
  new Intl.NumberFormat([...localesOf(language)], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });

// Making a writer takes longer than writing a whole table with it: those in daily use are made once.
const writers: Readonly<Record<Language, readonly Intl.NumberFormat[]>> = {
  nb: [writerOf('nb', 0), writerOf('nb', 1)],
  nn: [writerOf('nn', 0), writerOf('nn', 1)],
  en: [writerOf('en', 0), writerOf('en', 1)],
};

/** Minus as U+2212, as Norwegian and English typography have it. */
const withMinus = (text: string): string => text.replace(/^-/, '−');

/**
 * Write a number in the form of the language: no-break space or comma for thousands, decimal comma or point.
 *
 * @param decimals Digits after the decimal mark, always shown.
 */
export const formatNumber = (language: Language, value: number, decimals = 0): string => {
  const rounded = Number(value.toFixed(decimals));
  const writer = writers[language][decimals] ?? writerOf(language, decimals);
  return withMinus(writer.format(Object.is(rounded, -0) ? 0 : rounded));
};

/** Write a change with its sign, `+12`, `−3`, `0`. */
export const formatSigned = (language: Language, value: number, decimals = 0): string => {
  const text = formatNumber(language, value, decimals);
  return Number(value.toFixed(decimals)) > 0 ? `+${text}` : text;
};

/** Write a share as per cent: `12,3 %` with a no-break space, or `12.3%` in English. */
export const formatPercent = (language: Language, part: number, decimals = 0): string =>
  `${formatNumber(language, part * 100, decimals)}${language === 'en' ? '%' : '\u00a0%'}`;

/** Write a range with an en dash and no spaces. */
export const formatRange = (language: Language, low: number, high: number, decimals = 0): string =>
  `${formatNumber(language, low, decimals)}–${formatNumber(language, high, decimals)}`;

/**
 * Round to the detail a reader can trust: whole numbers, to 5 from 100 and to two significant digits from 1,000.
 *
 * @param value Unit: FTE or persons.
 * @param width Width of the 80 % band, when there is one; rounding never shows finer detail than a twentieth of it.
 */
export const roundForReader = (value: number, width = 0): number => {
  const size = Math.abs(value);
  const bySize = size >= 10_000 ? 100 : size >= 1000 ? 10 : size >= 10 ? 1 : 0.1;
  let step = bySize;
  for (const candidate of [1, 5, 10, 50, 100, 500, 1000, 5000])
    if (candidate <= width / 20) step = Math.max(step, candidate);
  const rounded = Math.round(value / step) * step;
  return Object.is(rounded, -0) ? 0 : Number(rounded.toFixed(1));
};

/**
 * Read a number as people type it: spaces of any kind as thousands marks, comma or point as decimal mark, − or - as minus.
 *
 * `1.234` is ambiguous and read as one point two three four, since Norwegian uses space for thousands;
 * two marks of different kinds (`1.234,5`) are read with the last one as the decimal mark.
 *
 * @returns The number, or null when the text is none.
 */
export const parseNumber = (text: string): number | null => {
  const compact = text
    .trim()
    .replace(/[\s\u00a0\u202f\u2009]/g, '')
    .replace(/^[−–]/, '-')
    .replace(/%$/, '');
  const lastComma = compact.lastIndexOf(',');
  const lastPoint = compact.lastIndexOf('.');
  const marked =
    lastComma >= 0 && lastPoint >= 0
      ? lastComma > lastPoint
        ? compact.replaceAll('.', '').replace(',', '.')
        : compact.replaceAll(',', '')
      : compact.replace(',', '.');
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(marked) ? Number(marked) : null;
};
