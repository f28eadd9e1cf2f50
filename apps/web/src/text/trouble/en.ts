import type { MessageTable } from '@veivalg/core/text';
import type { troubleNb } from './nb.ts';

/** Texts of what can go wrong around the engine, in English. */
export const troubleEn: MessageTable<keyof typeof troubleNb> = {
  'lacks.dialog': 'windows on the page',
  'lacks.worker': 'work in the background',
  'trouble.part':
    'This part of Veivalg could not be fetched or shown. The link holds all you have chosen, so nothing is lost.',
  'trouble.reload': 'Load the page again',
};
