/** Terms explained in the app; each has a name and a text in the tables. */
export const glossaryTerms = [
  'fte',
  'gap',
  'coverage',
  'path',
  'band',
  'ceiling',
  'evidence',
  'helsefellesskap',
] as const;
export type GlossaryTerm = (typeof glossaryTerms)[number];
