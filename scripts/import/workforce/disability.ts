import type { Row } from '../series-files.ts';
import type { StatusCounts } from './counts.ts';
import { groupProfession } from './groups.ts';
import { cell, optional, text, type Writer, year } from './writer.ts';

/** Write people with the education on disability benefit, beside the employed. */
export const writeDisability = (writer: Writer, status: StatusCounts): void => {
  const disability: Row[] = [];
  const outside = new Map<string, Row>();
  for (const row of writer.rows('stock-by-labour-force-status'))
    if (/^outside_disability/.test(cell(row, 'indicator')))
      outside.set(`${cell(row, 'group')}|${cell(row, 'year')}`, row);
  for (const [key, { employed, row }] of status) {
    const disabled = outside.get(key);
    if (disabled === undefined) continue;
    disability.push({
      group: cell(row, 'group'),
      profession: groupProfession(cell(row, 'group')),
      year: cell(row, 'year'),
      employed: String(employed),
      disabled: cell(disabled, 'value'),
      concept: cell(disabled, 'indicator') === 'outside_disability' ? 'disability' : 'disabilityOrAssessment',
      source: writer.book.keyOf(row),
    });
  }
  writer.put(
    {
      id: 'workforce-disability',
      title: {
        nb: 'Sysselsatte og uføre etter helse- og sosialfaglig utdanning',
        nn: 'Sysselsette og uføre etter helse- og sosialfagleg utdanning',
        en: 'Employed and disabled by health and social education',
      },
      unit: 'persons, 4th quarter',
      rules: ['S2'],
      holes: [
        'Fra 2011 er arbeidsavklaringspenger med i uføre.',
        'Psykologer og tannleger er ikke oppgitt; leger er oppgitt til og med 2008.',
      ],
      columns: [
        text('group'),
        optional('profession'),
        year,
        { name: 'employed', type: 'integer', min: 0 },
        { name: 'disabled', type: 'integer', min: 0 },
        text('concept'),
        text('source'),
      ],
    },
    disability,
  );
};
