import type { FrozenKey } from './nb.ts';

/** Texts about numbers from another time, in nynorsk. */
export const frozenNn: Readonly<Record<FrozenKey, string>> = {
  'frozen.both':
    'Dette vart laga med modell {oldModel} og data {oldData}. Då var mangelen i {place} i {year} {before} årsverk. No er han {now}, med modell {model} og data {data}. Kva som er endra, står i endringsloggen under Data og metode.',
  'frozen.otherFigures':
    'Avsendaren såg ein mangel på {before} årsverk i {place} i {year}. Her blir han {now}, med same modell og data. Avsendaren kan ha brukt eigne tal.',
  'frozen.same':
    'Dette vart laga med modell {oldModel} og data {oldData}. Mangelen i {place} i {year} var {before} årsverk og er det framleis, med modell {model} og data {data}.',
};
