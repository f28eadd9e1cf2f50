import type { Profession, Service } from '@veivalg/core';
import type { CaseFacts, LeverFacts } from '../facts/case-facts.ts';
import { type Figure, makeFigure } from '../facts/figure.ts';
import type { DocumentFields } from '../model/fields.ts';
import { listWords, type Writer } from '../text/write.ts';

/** What every section is written from. */
export interface Context {
  readonly facts: CaseFacts;
  readonly writer: Writer;
  readonly fields: DocumentFields;
  /** Who acts: «Alver kommune». */
  readonly owner: string;
  /** Who puts the case forward: «Kommunedirektøren». */
  readonly author: string;
  /** The services the text is about, in the middle of a sentence. */
  readonly services: string;
}

/** Put together what the sections are written from. */
export const createContext = (facts: CaseFacts, writer: Writer, fields: DocumentFields): Context => {
  const municipal = facts.place.kind === 'municipality';
  return {
    facts,
    writer,
    fields,
    owner: municipal ? writer.word('owner.municipality', { place: facts.place.name }) : facts.place.name,
    author: writer.word(municipal ? 'author.municipality' : 'author.other'),
    services: writer.word(`scope.${facts.sector ?? 'all'}`),
  };
};

/** A name in the middle of a sentence; abbreviations keep their capitals. */
export const midSentence = (name: string): string =>
  /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

export const serviceName = ({ writer }: Context, service: Service): string =>
  writer.shared(`service.${service}`);
export const professionName = ({ writer }: Context, profession: Profession): string =>
  writer.shared(`profession.${profession}`);
/** A profession in the middle of a sentence. */
export const professionMid = (context: Context, profession: Profession): string =>
  profession === 'otherHealthEducation' || profession === 'withoutHealthEducation'
    ? context.writer.word(`profession.mid.${profession}`)
    : midSentence(professionName(context, profession));
export const measureName = ({ writer }: Context, { measure }: LeverFacts): string =>
  measure.name[writer.language];
export const measureList = (context: Context, levers: readonly LeverFacts[]): string =>
  listWords(levers.map((lever) => midSentence(measureName(context, lever))));

/** A number of things that the document itself lists. */
export const countFigure = ({ facts }: Context, count: number): Figure =>
  makeFigure({ value: count, unit: 'count', run: facts.run.digest, reference: null });
