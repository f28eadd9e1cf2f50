/** Which rows of the figures are the inflow of which profession. */
export interface FlowPick {
  readonly file: 'graduates' | 'education-and-inflow';
  readonly profession: string;
  readonly kind: 'intake' | 'graduates' | 'educatedAbroad';
  readonly group: string;
  readonly indicator: string | RegExp;
}
const passed = 'passed trade certificates (table C; caption not readable, reading as fagbrev)';
export const picks: readonly FlowPick[] = [
  {
    file: 'graduates',
    profession: 'nurse',
    kind: 'intake',
    group: 'Sykepleier',
    indicator: /^study_places_planned/,
  },
  {
    file: 'education-and-inflow',
    profession: 'nurse',
    kind: 'intake',
    group: 'Sykepleie bachelor',
    indicator: 'planned study places',
  },
  { file: 'graduates', profession: 'nurse', kind: 'graduates', group: 'Sykepleier', indicator: 'graduates' },
  {
    file: 'graduates',
    profession: 'socialEducator',
    kind: 'intake',
    group: 'Vernepleier',
    indicator: /^study_places_planned/,
  },
  {
    file: 'graduates',
    profession: 'healthCareWorker',
    kind: 'intake',
    group: 'Helsearbeiderfaget VG3 læreplass',
    indicator: 'first_choice_applicants',
  },
  {
    file: 'education-and-inflow',
    profession: 'healthCareWorker',
    kind: 'intake',
    group: 'Helsearbeiderfaget VG3 læreplass',
    indicator: /^applicants/,
  },
  {
    file: 'education-and-inflow',
    profession: 'healthCareWorker',
    kind: 'graduates',
    group: 'Helsearbeiderfaget',
    indicator: passed,
  },
  {
    file: 'graduates',
    profession: 'doctor',
    kind: 'intake',
    group: 'Lege',
    indicator: 'study_places_planned_main_round',
  },
  {
    file: 'education-and-inflow',
    profession: 'doctor',
    kind: 'intake',
    group: 'Medisin',
    indicator: 'study places per year in Norway',
  },
  {
    file: 'graduates',
    profession: 'physiotherapist',
    kind: 'intake',
    group: 'Fysioterapeut',
    indicator: 'study_places_planned_main_round',
  },
  {
    file: 'graduates',
    profession: 'occupationalTherapist',
    kind: 'intake',
    group: 'Ergoterapeut',
    indicator: /^study_places_planned/,
  },
  {
    file: 'graduates',
    profession: 'biomedicalScientist',
    kind: 'intake',
    group: 'Bioingeniør',
    indicator: /^study_places_planned/,
  },
  {
    file: 'graduates',
    profession: 'radiographer',
    kind: 'intake',
    group: 'Radiograf',
    indicator: 'study_places_planned_main_round',
  },
  {
    file: 'graduates',
    profession: 'dentist',
    kind: 'intake',
    group: 'Tannlege',
    indicator: 'study_places_per_year, total',
  },
  {
    file: 'graduates',
    profession: 'dentalHygienist',
    kind: 'graduates',
    group: 'Tannpleier',
    indicator: 'graduates',
  },
  {
    file: 'graduates',
    profession: 'psychologist',
    kind: 'graduates',
    group: 'Psykolog',
    indicator: 'new authorisations, educated in: Norway',
  },
  {
    file: 'graduates',
    profession: 'midwife',
    kind: 'graduates',
    group: 'Jordmor',
    indicator: 'completed_total',
  },
  {
    file: 'education-and-inflow',
    profession: 'publicHealthNurse',
    kind: 'graduates',
    group: 'Helsesykepleie (total)',
    indicator: 'completed',
  },
  {
    file: 'graduates',
    profession: 'socialWorker',
    kind: 'intake',
    group: 'Sosionom',
    indicator: /^study_places_planned/,
  },
  {
    file: 'graduates',
    profession: 'socialWorker',
    kind: 'intake',
    group: 'Barnevernspedagog',
    indicator: /^study_places_planned/,
  },
];
/** Groups whose authorisations are told apart by country of education. */
export const abroadGroups: Readonly<Record<string, string>> = {
  Psykolog: 'psychologist',
  Tannlege: 'dentist',
  Fysioterapeut: 'physiotherapist',
  Helsefagarbeider: 'healthCareWorker',
  Jordmor: 'midwife',
};
