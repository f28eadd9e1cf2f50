/** Texts about numbers from another time, in bokmål. */
export const frozenNb = {
  'frozen.both':
    'Dette ble laget med modell {oldModel} og data {oldData}. Da var mangelen i {place} i {year} {before} årsverk. Nå er den {now}, med modell {model} og data {data}. Hva som er endret, står i endringsloggen under Data og metode.',
  'frozen.otherFigures':
    'Avsenderen så en mangel på {before} årsverk i {place} i {year}. Her blir den {now}, med samme modell og data. Avsenderen kan ha brukt egne tall.',
  'frozen.same':
    'Dette ble laget med modell {oldModel} og data {oldData}. Mangelen i {place} i {year} var {before} årsverk og er det fortsatt, med modell {model} og data {data}.',
} as const;

export type FrozenKey = keyof typeof frozenNb;
