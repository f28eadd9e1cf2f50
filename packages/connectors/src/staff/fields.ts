/** What a column of a staff file can hold. */
export const staffFields = [
  'person',
  'occupation',
  'birth',
  'age',
  'position',
  'unit',
  'sickLeave',
  'exit',
  'vacancy',
] as const;
export type StaffField = (typeof staffFields)[number];

/** Words in headers, folded, that point to each field; the first that fits wins. */
const headerWords: readonly (readonly [StaffField, RegExp])[] = [
  ['vacancy', /ledig|vakant|vacan/],
  ['exit', /slutt|sluttdato|avgang|fratr|exit|leaving/],
  ['sickLeave', /sykefrav|sjukefrav|fravær|fråvær|absence|sick/],
  ['birth', /født|fødd|fødsels(år|dato)|birth/],
  ['age', /^alder|^age$/],
  ['position', /stillings?(prosent|størrelse|andel|%| %)|stillingspst|prosent|pst|fte|årsverk|position size/],
  [
    'occupation',
    /yrke|stillingskode|stillingstittel|stillingsbetegnelse|stillingsnemning|tittel|kode|profession|occupation|^stilling$/,
  ],
  ['unit', /enhet|eining|avdeling|tjenestested|tenestestad|arbeidssted|arbeidsstad|seksjon|unit|department/],
  ['person', /ansatt|tilsett|person|fødselsnummer|fnr|medarbeider|employee|løpenr|id\b/],
];

/** Fold a header for comparison: lower case, single spaces. */
export const foldHeader = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ');

/** Guess the field of a column from its header; null when nothing fits. */
export const guessField = (header: string): StaffField | null => {
  const folded = foldHeader(header);
  if (folded === '') return null;
  return headerWords.find(([, words]) => words.test(folded))?.[0] ?? null;
};
