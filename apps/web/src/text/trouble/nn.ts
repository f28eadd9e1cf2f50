import type { MessageTable } from '@veivalg/core/text';
import type { troubleNb } from './nb.ts';

/** Texts of what can go wrong around the engine, in nynorsk. */
export const troubleNn: MessageTable<keyof typeof troubleNb> = {
  'lacks.dialog': 'vindauge',
  'lacks.worker': 'rekning i bakgrunnen',
  'trouble.part':
    'Denne delen av Veivalg kunne ikkje hentast eller visast. Lenkja har alt du har valt, så ingenting er borte.',
  'trouble.reload': 'Last sida på nytt',
};
