import type { Language } from '@veivalg/core';
import { formatNumber, roundForReader } from '@veivalg/core/text';
import type { Reference } from './reference.ts';

/** 10th and 90th percentile of a figure over the draws. Unit as the figure. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

/** What a figure counts. `count` is a number of things the document itself lists. */
export type FigureUnit = 'fte' | 'persons' | 'share' | 'ratio' | 'count';

/** How a figure is rounded before anyone reads it; the rule stands in docs/documents.md. */
export type Rounding = 'reader' | 'whole' | 'percent' | 'percentTenth' | 'tenth';

/** One figure of a document with everything needed to find it again. */
export interface Figure {
  /** As in the run, not rounded. Unit: `unit`. */
  readonly value: number;
  readonly unit: FigureUnit;
  readonly rounding: Rounding;
  /** The value as it is read: FTE and persons rounded, shares in per cent. */
  readonly shown: number;
  readonly decimals: 0 | 1;
  readonly band?: Band;
  /** Digest of the run. */
  readonly run: string;
  /** Where in the run, or the name of what was worked out from it; null for a count of what the document itself lists. */
  readonly reference: Reference | string | null;
}

const tidy = (value: number): number => (Object.is(value, -0) ? 0 : value);

/**
 * Round a value the way its readers will see it.
 *
 * @param width Width of the 80 % band, 0 without one; the band coarsens `reader` rounding.
 * @returns The number shown and its decimals; shares come back in per cent.
 */
export const roundFigure = (
  value: number,
  rounding: Rounding,
  width = 0,
): { readonly shown: number; readonly decimals: 0 | 1 } => {
  switch (rounding) {
    case 'reader': {
      const shown = roundForReader(value, width);
      // Under ten the tenths are shown even when they are nought, so that a column reads evenly.
      return { shown, decimals: Math.abs(shown) < 10 && shown !== 0 && width < 20 ? 1 : 0 };
    }
    case 'whole':
      return { shown: tidy(Math.round(value)), decimals: 0 };
    case 'percent':
      return { shown: tidy(Math.round(value * 100)), decimals: 0 };
    case 'percentTenth':
      return { shown: tidy(Number((value * 100).toFixed(1))), decimals: 1 };
    case 'tenth':
      return { shown: tidy(Number(value.toFixed(1))), decimals: 1 };
    default:
      return rounding satisfies never;
  }
};

const standardRounding: Readonly<Record<FigureUnit, Rounding>> = {
  fte: 'reader',
  persons: 'reader',
  share: 'percent',
  ratio: 'tenth',
  count: 'whole',
};

/** Make a figure; persons below ten are whole, since nobody is a tenth. Throws on NaN: a hole is never a figure. */
export const makeFigure = (parts: {
  readonly value: number;
  readonly unit: FigureUnit;
  readonly run: string;
  readonly reference: Reference | string | null;
  readonly rounding?: Rounding;
  readonly band?: Band | undefined;
}): Figure => {
  if (!Number.isFinite(parts.value)) throw new Error('Broken invariant: a figure is a finite number');
  const small = parts.unit === 'persons' && Math.abs(parts.value) < 10;
  const rounding = parts.rounding ?? (small ? 'whole' : standardRounding[parts.unit]);
  const width = parts.band === undefined ? 0 : parts.band.high - parts.band.low;
  return {
    value: parts.value,
    unit: parts.unit,
    rounding,
    ...roundFigure(parts.value, rounding, width),
    ...(parts.band === undefined ? {} : { band: parts.band }),
    run: parts.run,
    reference: parts.reference,
  };
};

/** The same figure without its sign, for sentences that say the direction in words. */
export const magnitude = (figure: Figure): Figure => ({
  ...figure,
  value: Math.abs(figure.value),
  shown: Math.abs(figure.shown),
});

const spelled: Readonly<Record<'nb' | 'nn', readonly string[]>> = {
  nb: ['ingen', 'ett', 'to', 'tre', 'fire', 'fem', 'seks', 'sju', 'åtte', 'ni', 'ti', 'elleve', 'tolv'],
  nn: ['ingen', 'eitt', 'to', 'tre', 'fire', 'fem', 'seks', 'sju', 'åtte', 'ni', 'ti', 'elleve', 'tolv'],
};

/** Write a figure in running text: counts up to twelve in letters, shares as «12 prosent». */
export const figureInText = (language: Language, figure: Figure): string => {
  if (figure.unit === 'count' && language !== 'en' && figure.shown >= 0 && figure.shown <= 12)
    return spelled[language][figure.shown] as string;
  const number = formatNumber(language, figure.shown, figure.decimals);
  return figure.unit === 'share' ? `${number} ${language === 'en' ? 'per cent' : 'prosent'}` : number;
};

/** Write a figure in a table cell: shares as «12 %» with a no-break space. */
export const figureInTable = (language: Language, figure: Figure): string => {
  const number = formatNumber(language, figure.shown, figure.decimals);
  return figure.unit === 'share' ? `${number}${language === 'en' ? '%' : '\u00a0%'}` : number;
};
