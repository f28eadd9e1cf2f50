import type { Row } from '../series-files.ts';
import { abroadGroups, picks } from './inflow-picks.ts';
import { cell, persons, text, type Writer, year } from './writer.ts';

/** Write inflow: study places taken, graduates and certificates, educated abroad. */
export const writeInflow = (writer: Writer): void => {
  const flows = new Map<string, Row>();
  const addFlow = (
    profession: string,
    kind: string,
    group: string,
    row: Row,
    value: number,
    add: boolean,
  ): void => {
    const key = `${profession}|${kind}|${group}|${cell(row, 'year')}`;
    const old = flows.get(key);
    // A later row in the file replaces an earlier one of the same year; parts by origin add.
    const total = add && old !== undefined ? Number(old['persons']) + value : value;
    flows.set(key, {
      profession,
      kind,
      group,
      year: cell(row, 'year'),
      persons: String(total),
      confidence: cell(row, 'confidence'),
      source: writer.book.keyOf(row),
    });
  };
  for (const pick of picks)
    for (const row of writer.rows(pick.file)) {
      const group = row['group'] ?? row['education'] ?? '';
      const indicator = cell(row, 'indicator');
      const hit =
        typeof pick.indicator === 'string' ? indicator === pick.indicator : pick.indicator.test(indicator);
      if (group === pick.group && hit)
        addFlow(pick.profession, pick.kind, group, row, Number(cell(row, 'value')), false);
    }
  for (const file of ['graduates', 'education-and-inflow'])
    for (const row of writer.rows(file)) {
      const group = row['group'] ?? row['education'] ?? '';
      const profession = abroadGroups[group];
      if (
        profession !== undefined &&
        /^new authorisations, educated in: (EU\/EEA|Nordic countries|other)$/.test(cell(row, 'indicator'))
      )
        addFlow(profession, 'educatedAbroad', group, row, Number(cell(row, 'value')), true);
    }
  // Doctors: qualified 2011–2014 and at work in Norway, a year, less the study places in Norway.
  for (const row of writer.rows('graduates'))
    if (cell(row, 'indicator') === 'doctors_qualified_2011_2014_active_in_norway')
      addFlow(
        'doctor',
        'educatedAbroad',
        'Lege',
        row,
        Math.round(Number(cell(row, 'value')) / 4 - 636),
        false,
      );
  // Nurses: net growth of immigrants among nurses, midwives and public-health nurses 2011–2015, a year.
  const immigrantNurses = writer
    .rows('immigrants-and-foreign-born')
    .filter(
      (row) =>
        cell(row, 'group') === 'Sykepleier, jordmor og helsesøster' &&
        cell(row, 'origin') === 'all countries',
    );
  const immigrantsIn = (value: string): number =>
    Number(immigrantNurses.find((row) => cell(row, 'year') === value)?.['value']);
  const newest = immigrantNurses.find((row) => cell(row, 'year') === '2015');
  if (newest === undefined) throw new Error('No immigrant nurses 2015');
  addFlow(
    'nurse',
    'educatedAbroad',
    'Sykepleier',
    newest,
    (immigrantsIn('2015') - immigrantsIn('2011')) / 4,
    false,
  );
  writer.put(
    {
      id: 'workforce-inflow',
      title: {
        nb: 'Tilgang til helse- og sosialyrkene: studieplasser, fullførte og utdannede i utlandet',
        nn: 'Tilgang til helse- og sosialyrka: studieplassar, fullførte og utdanna i utlandet',
        en: 'Inflow to the health and social professions: study places, completed and educated abroad',
      },
      unit: 'persons a year',
      rules: ['S2'],
      holes: [
        'Planlagte studieplasser er ikke det samme som begynte studenter: 2025 begynte 6 111 i sykepleie (5 467 planlagt) og 1 412 i vernepleie. Serien holder seg til planlagte plasser, så den kan sammenlignes fra år til år.',
        'Spesialsykepleie (ABIOK) og øvrig helseutdanning mangler; modellen holder siste observerte vekst.',
        'Utenlandsutdannede leger er avledet: kvalifiserte 2011–2014 i arbeid i Norge delt på fire, minus 636 studieplasser.',
        'Utenlandsutdannede sykepleiere er avledet: netto vekst i innvandrede sykepleiere, jordmødre og helsesøstre 2011–2015 per år.',
        'Helsefagarbeider: intake er søkere til læreplass, graduates er alle beståtte fagprøver uansett vei.',
      ],
      columns: [
        { name: 'profession', type: 'text' },
        text('kind'),
        text('group'),
        year,
        persons,
        text('confidence'),
        text('source'),
      ],
    },
    [...flows.values()],
  );
};
