import type { Language } from '@veivalg/core';
import { formatNumber, formatPercent, formatSigned, localesOf, roundForReader } from '@veivalg/core/text';

/** Write FTE or persons in the detail a reader can trust. @param width Width of the 80 % band, 0 when there is none. */
export const figure = (language: Language, value: number, width = 0): string => {
  if (!Number.isFinite(value)) return '–';
  const rounded = roundForReader(value, width);
  return formatNumber(language, rounded, Number.isInteger(rounded) ? 0 : 1);
};

/** As `figure`, with the sign of a change. */
export const signedFigure = (language: Language, value: number, width = 0): string => {
  if (!Number.isFinite(value)) return '–';
  const rounded = roundForReader(value, width);
  return formatSigned(language, rounded, Number.isInteger(rounded) ? 0 : 1);
};

/** Write a share as per cent with one decimal, or an en dash where there is none. */
export const percent = (language: Language, share: number | null, decimals = 0): string =>
  share === null || !Number.isFinite(share) ? '–' : formatPercent(language, share, decimals);

/** Write a setting with as many decimals as it has, four at most. */
export const setting = (language: Language, value: number): string => {
  const decimals = Math.min(4, (String(Number(value.toFixed(4))).split('.')[1] ?? '').length);
  return formatNumber(language, value, decimals);
};

/** Write a date, `21. november 2026`. */
export const dateText = (language: Language, date: Date): string =>
  new Intl.DateTimeFormat([...localesOf(language)], { dateStyle: 'long' }).format(date);

/** Write a date with the time, for versions of a plan. */
export const timeText = (language: Language, date: Date): string =>
  new Intl.DateTimeFormat([...localesOf(language)], { dateStyle: 'medium', timeStyle: 'short' }).format(date);
