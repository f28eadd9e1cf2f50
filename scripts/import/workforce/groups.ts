/** Statistics Norway's education groups by the profession they belong to; all others are `otherHealthEducation`, found as total less these. */
const groups: Readonly<Record<string, string>> = {
  // Specialist nurses are inside; the engine splits them off by a parameter.
  Sykepleier: 'nurse',
  'Helsesøster (helsesykepleier)': 'publicHealthNurse',
  Jordmor: 'midwife',
  Vernepleier: 'socialEducator',
  Helsefagarbeider: 'healthCareWorker',
  Hjelpepleier: 'healthCareWorker',
  Omsorgsarbeider: 'healthCareWorker',
  'Lege uten spesialitet': 'doctor',
  'Lege med spesialitet': 'doctor',
  Fysioterapeut: 'physiotherapist',
  Ergoterapeut: 'occupationalTherapist',
  Psykolog: 'psychologist',
  Bioingeniør: 'biomedicalScientist',
  Radiograf: 'radiographer',
  'Tannlege uten spesialitet': 'dentist',
  'Tannlege med spesialitet': 'dentist',
  Tannpleier: 'dentalHygienist',
  Sosionom: 'socialWorker',
  Barnevernspedagog: 'socialWorker',
  'Without health or social education (user-facing municipal care)': 'withoutHealthEducation',
};

/** Profession of an education group, or blank where the group is counted in a total or a rest. */
export const groupProfession = (group: string): string => groups[group] ?? '';
