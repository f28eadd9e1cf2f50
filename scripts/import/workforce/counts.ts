import type { Row } from '../series-files.ts';
import { groupProfession } from './groups.ts';
import { cell, optional, persons, text, type Writer, year } from './writer.ts';

/** Employed by group and year, from the counts by labour-force status. */
export type StatusCounts = ReadonlyMap<string, { readonly employed: number; readonly row: Row }>;

const segmentOf = (value: number): string =>
  value <= 2005
    ? 'register2004'
    : value <= 2007
      ? 'register2006'
      : value <= 2014
        ? 'register2008'
        : value <= 2018
          ? 'employer2015'
          : 'employer2019';

/** Write counts by education: employed in all industries and in health and social services. */
export const writeCounts = (
  writer: Writer,
): { readonly status: StatusCounts; readonly counted: readonly Row[] } => {
  const counted: Row[] = [];
  const count = (row: Row, industries: string, value: string): void => {
    counted.push({
      group: cell(row, 'group'),
      profession: groupProfession(cell(row, 'group')),
      industries,
      year: cell(row, 'year'),
      segment: segmentOf(Number(cell(row, 'year'))),
      persons: value,
      source: writer.book.keyOf(row),
    });
  };
  const status = new Map<string, { employed: number; row: Row }>();
  for (const row of writer.rows('stock-by-labour-force-status')) {
    const key = `${cell(row, 'group')}|${cell(row, 'year')}`;
    if (!['employed_wage_earner', 'employed_self_employed'].includes(cell(row, 'indicator'))) continue;
    const sofar = status.get(key)?.employed ?? 0;
    status.set(key, { employed: sofar + Number(cell(row, 'value')), row });
  }
  for (const { employed, row } of status.values()) count(row, 'all', String(employed));
  for (const row of writer.rows('stock-recent')) {
    if (cell(row, 'indicator') === 'employed_all_industries') count(row, 'all', cell(row, 'value'));
    if (cell(row, 'indicator') === 'employed_in_health_and_social_services')
      count(row, 'healthAndSocial', cell(row, 'value'));
  }
  for (const row of writer.rows('age-structure'))
    if (
      cell(row, 'indicator') === 'employed_in_health_and_social_services' &&
      cell(row, 'age') === 'all ages'
    )
      count(row, 'healthAndSocial', cell(row, 'value'));
  for (const row of writer.rows('stock-recent'))
    if (cell(row, 'indicator') === 'employed' && cell(row, 'group').startsWith('Without health'))
      count(row, 'municipalCare', cell(row, 'value'));
  for (const row of writer.rows('service-personnel'))
    if (
      cell(row, 'service') === 'persons with health and social education' &&
      cell(row, 'indicator') === 'employed_in_health_and_social_services_15_74'
    )
      count({ ...row, group: 'I alt 15-74' }, 'healthAndSocial', cell(row, 'value'));
  for (const row of writer.rows('service-personnel'))
    if (
      cell(row, 'service') === 'persons with health and social education' &&
      cell(row, 'group') === 'Hjelpepleier' &&
      cell(row, 'indicator') === 'employed'
    )
      count(row, 'all', cell(row, 'value'));
  writer.put(
    {
      id: 'workforce-counts',
      title: {
        nb: 'Sysselsatte etter helse- og sosialfaglig utdanning',
        nn: 'Sysselsette etter helse- og sosialfagleg utdanning',
        en: 'Employed by health and social education',
      },
      unit: 'persons, 4th quarter',
      rules: ['S1', 'V2'],
      holes: [
        'Kolonnen segment sier hvilke år som kan sammenlignes; mellom segmentene er tellemåten endret.',
        'Hjelpepleiere øker med 5 % fra 2006 til 2008 enda utdanningen er lukket; 2006 står derfor for seg selv.',
        'Leger, psykologer og tannleger er bare telt til og med 2014, bioingeniører, sosionomer og barnevernspedagoger til og med 2015.',
        'Før 2013 er helsesøster og jordmor én gruppe.',
      ],
      columns: [
        text('group'),
        optional('profession'),
        text('industries'),
        year,
        text('segment'),
        persons,
        text('source'),
      ],
    },
    counted,
  );

  return { status, counted };
};
