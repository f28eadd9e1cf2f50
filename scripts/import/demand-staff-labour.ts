import { agesOf, cell, only, type Reader } from './demand-rows.ts';
import { type Row, writeSeries } from './series-files.ts';

/** Write who is in work, by sex and age. */
export const labour = (folder: string, read: Reader): void => {
  const rows = read('demand/employment_total.csv');
  const out: Row[] = [];
  for (const [sex, label] of [
    ['f', 'kvinner'],
    ['m', 'menn'],
  ] as const) {
    for (const ages of ['15-19', '20-24', '25-29', '30-39', '40-54', '55-66', '67-74', '15-74']) {
      const row = only(rows, {
        topic: 'yrkesdeltaking',
        measure: 'arbeidsstyrken i prosent av befolkningen (AKU)',
        age_group: ages,
        sex: label,
        year: '2017',
      });
      out.push({
        measure: 'labourForce',
        sex,
        from_age: agesOf(ages).from,
        to_age: agesOf(ages).to,
        year: '2017',
        percent: cell(row, 'value'),
      });
    }
    for (const ages of ['15-24', '25-66', '15-74']) {
      const row = only(rows, {
        topic: 'yrkesdeltaking',
        measure: 'sysselsatte i prosent av befolkningen (AKU)',
        age_group: ages,
        sex: label,
        year: '2017',
      });
      out.push({
        measure: 'employed',
        sex,
        from_age: agesOf(ages).from,
        to_age: agesOf(ages).to,
        year: '2017',
        percent: cell(row, 'value'),
      });
    }
  }
  const newest = only(rows, {
    measure: 'sysselsatte i prosent av befolkningen (AKU)',
    year: '2022',
    age_group: '15-74',
    sex: 'begge',
  });
  out.push({
    measure: 'employed',
    sex: 'both',
    from_age: '15',
    to_age: '74',
    year: '2022',
    percent: cell(newest, 'value'),
  });
  writeSeries(
    folder,
    {
      id: 'labour-participation',
      title: {
        nb: 'Yrkesdeltaking og sysselsetting etter kjønn og alder',
        nn: 'Yrkesdeltaking og sysselsetjing etter kjønn og alder',
        en: 'Labour force participation and employment by sex and age',
      },
      unit: 'per cent of residents',
      sources: ['ssb-labour-2017', 'ssb-labour-2022'],
      firstYear: 2017,
      lastYear: 2022,
      rules: ['B3'],
      holes: [
        'Sysselsetting etter femårig alder er ikke funnet etter 2017; formen er fra 2017, nivået fra mars 2022.',
      ],
      columns: [
        { name: 'measure', type: 'code' },
        { name: 'sex', type: 'code' },
        { name: 'from_age', type: 'integer', min: 0, max: 105 },
        { name: 'to_age', type: 'integer', min: 0, max: 105 },
        { name: 'year', type: 'integer', min: 2000, max: 2030 },
        { name: 'percent', type: 'number', min: 0, max: 100 },
      ],
    },
    out,
  );
};
