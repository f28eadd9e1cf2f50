import type { Row } from '../series-files.ts';
import { groupProfession } from './groups.ts';
import { cell, optional, persons, text, type Writer, year } from './writer.ts';

const bandStart: Readonly<Record<string, string>> = {
  '15-39': '17',
  '40-54': '40',
  '55-66': '55',
  '67+': '67',
  '67 and over': '67',
};

/** Write staff by age band in health and social services. */
export const writeAges = (writer: Writer): readonly Row[] => {
  const ages: Row[] = [];
  const agePrefix = 'employed_in_health_and_social_services, age ';
  for (const [row, band] of [
    ...writer
      .rows('age-structure')
      .filter((row) => cell(row, 'indicator') === 'employed_in_health_and_social_services')
      .map((row) => [row, bandStart[cell(row, 'age')]] as const),
    ...writer
      .rows('stock-recent')
      .filter((row) => cell(row, 'indicator').startsWith(agePrefix))
      .map((row) => [row, bandStart[cell(row, 'indicator').slice(agePrefix.length)]] as const),
  ])
    if (band !== undefined)
      ages.push({
        group: cell(row, 'group'),
        profession: groupProfession(cell(row, 'group')),
        year: cell(row, 'year'),
        band,
        persons: cell(row, 'value'),
        source: writer.book.keyOf(row),
      });
  writer.put(
    {
      id: 'workforce-ages',
      title: {
        nb: 'Sysselsatte i helse- og sosialtjenester etter utdanning og alder',
        nn: 'Sysselsette i helse- og sosialtenester etter utdanning og alder',
        en: 'Employed in health and social services by education and age',
      },
      unit: 'persons, 4th quarter; band = first age of 15–39 (17), 40–54, 55–66, 67 and over',
      rules: ['S1', 'S2'],
      holes: [
        'Kjønn er ikke oppgitt etter yrke.',
        'Leger, psykologer og tannleger har aldersfordeling bare for 2013.',
      ],
      columns: [
        text('group'),
        optional('profession'),
        year,
        { name: 'band', type: 'integer', min: 17, max: 67 },
        persons,
        text('source'),
      ],
    },
    ages,
  );

  return ages;
};
