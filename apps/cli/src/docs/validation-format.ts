import { sharedTexts } from '@veivalg/core/text';
import type { HindcastRow } from '@veivalg/validation';

/** A share as per cent, in Norwegian form; a dash where there is none. */
export const percent = (share: number, decimals = 1): string =>
  Number.isFinite(share) ? `${(share * 100).toFixed(decimals).replace('.', ',').replace('-', '−')} %` : '–';
/** A whole number with space between thousands. */
export const whole = (value: number): string =>
  Number.isFinite(value) ? Math.round(value).toLocaleString('nb-NO').replace('-', '−') : '–';
/** A number with a decimal comma. */
export const decimal = (value: number, digits = 1): string =>
  Number.isFinite(value) ? value.toFixed(digits).replace('.', ',').replace('-', '−') : '–';

/** Aim of an 80 per cent band: as many outcomes as it promises, give or take five in a hundred. */
export const bandAim = { fewest: 0.75, most: 0.85 } as const;

/** Names of those who project. */
export const methodNames = {
  model: 'Veivalg',
  asToday: 'Som i dag',
  straightLine: 'Rett linje',
  cohortRatios: 'Kohortforhold',
} as const;
/** Names of the size classes. */
export const sizeNames: Readonly<Record<HindcastRow['size'], string>> = {
  all: 'alle',
  under2000: 'under 2 000',
  to5000: '2 000–4 999',
  to20000: '5 000–19 999',
  to50000: '20 000–49 999',
  from50000: '50 000 og flere',
};

/** Name of a profession in bokmål. */
export const professionName = (profession: string): string =>
  sharedTexts.nb[`profession.${profession}` as keyof typeof sharedTexts.nb];
