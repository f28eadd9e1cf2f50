import type { Row, SeriesText } from '../series-files.ts';
import { cell, text, type Writer, year } from './writer.ts';

/** Write published results and history that the validation uses. */
export const writeYardsticks = (writer: Writer): void => {
  const plain = (
    file: string,
    id: string,
    title: SeriesText['title'],
    unit: string,
    rules: readonly string[],
    holes: readonly string[],
    keys: readonly string[],
    keep: (row: Row) => boolean,
  ): void =>
    writer.put(
      {
        id,
        title,
        unit,
        rules,
        holes,
        columns: [
          ...keys.map((name) => text(name)),
          year,
          { name: 'value', type: 'text' },
          text('unit'),
          text('confidence'),
          text('source'),
        ],
      },
      writer
        .rows(file)
        .filter((row) => keep(row) && !cell(row, 'source_url').includes('github.com'))
        .map((row) => ({ ...row, source: writer.book.keyOf(row) })),
    );
  plain(
    'helsemod-results',
    'helsemod-results',
    {
      nb: 'Publiserte resultater fra SSBs HELSEMOD',
      nn: 'Publiserte resultat frå SSB sin HELSEMOD',
      en: 'Published results of Statistics Norway’s HELSEMOD',
    },
    'as in the column unit',
    ['V3'],
    ['Årsverk per gruppe er ikke funnet; bare fortegn og enkelte tall.'],
    ['edition', 'side', 'scenario', 'group'],
    () => true,
  );
  plain(
    'demand-yardsticks',
    'demand-yardsticks',
    {
      nb: 'Publiserte tall for framtidig behov for årsverk',
      nn: 'Publiserte tal for framtidig behov for årsverk',
      en: 'Published figures on future need of FTE',
    },
    'as in the column unit',
    ['V3'],
    ['Avgrensingen av helse og omsorg er ulik fra rapport til rapport.'],
    ['area', 'indicator', 'scenario'],
    () => true,
  );
  plain(
    'recruitment-difficulty-ks',
    'recruitment-difficulty',
    {
      nb: 'Andel kommuner som synes rekruttering er utfordrende',
      nn: 'Del kommunar som synest rekruttering er utfordrande',
      en: 'Municipalities that find recruitment challenging',
    },
    'as in the column unit',
    ['S5'],
    ['Ulik ordlyd i spørsmålene fra år til år.'],
    ['group', 'indicator'],
    () => true,
  );
  plain(
    'exits-parttime-sickness',
    'workforce-exits',
    {
      nb: 'Turnover, avgangsalder, stillingsstørrelse og sykefravær',
      nn: 'Turnover, avgangsalder, stillingsstorleik og sjukefråvær',
      en: 'Turnover, exit age, position size and sickness absence',
    },
    'as in the column unit',
    ['S2', 'S3'],
    ['Turnover i kommunal sektor teller også dem som går til sykehus eller privat virksomhet.'],
    ['topic', 'service', 'group', 'indicator'],
    () => true,
  );
  plain(
    'stock-recent',
    'workforce-left',
    {
      nb: 'Sluttet i kommunal sektor innen ett år',
      nn: 'Slutta i kommunal sektor innan eitt år',
      en: 'Left the municipal sector within one year',
    },
    'as in the column unit',
    ['S2'],
    ['Pensjonering og overgang til sykehus er med.'],
    ['group', 'indicator'],
    (row) => cell(row, 'indicator').startsWith('left_'),
  );
  plain(
    'service-personnel',
    'municipal-doctors',
    {
      nb: 'Legeårsverk i kommunehelsetjenesten 1994–2023, og per 10 000 innbyggere etter sentralitet 1994–2009',
      nn: 'Legeårsverk i kommunehelsetenesta 1994–2023, og per 10 000 innbyggjarar etter sentralitet 1994–2009',
      en: 'Doctor FTE in municipal health 1994–2023, and per 10,000 inhabitants by centrality 1994–2009',
    },
    'as in the column unit',
    ['V2'],
    ['Brudd i 2000: institusjoner kommer med.', 'Sentralitet er den eldre inndelingen i fire.'],
    ['service', 'group', 'indicator'],
    (row) => cell(row, 'service') === 'municipal health' && cell(row, 'group') === 'lege',
  );
};
