import type { FrozenKey } from './nb.ts';

/** Texts about numbers from another time, in English. */
export const frozenEn: Readonly<Record<FrozenKey, string>> = {
  'frozen.both':
    'This was made with model {oldModel} and data {oldData}. The shortage in {place} in {year} was then {before} full-time equivalents. It is now {now}, with model {model} and data {data}. What has changed stands in the changelog under Data and method.',
  'frozen.otherFigures':
    'The sender saw a shortage of {before} full-time equivalents in {place} in {year}. Here it is {now}, with the same model and data. The sender may have used figures of their own.',
  'frozen.same':
    'This was made with model {oldModel} and data {oldData}. The shortage in {place} in {year} was {before} full-time equivalents and still is, with model {model} and data {data}.',
};
