import type { Baseline, Parameter } from '@veivalg/core';
import { generatedNotice, markdownTable, plainNumber } from './markdown.ts';

const standingWords = {
  observed: 'observert',
  estimated: 'beregnet',
  assumed: 'forutsetning',
  own: 'egen',
} as const;

const sorted = (baseline: Baseline): readonly Parameter[] =>
  Object.values(baseline.parameters).sort((a, b) => (a.id < b.id ? -1 : 1));

const distributionText = (parameter: Parameter): string => {
  const d = parameter.distribution;
  if (d.shape === 'fixed') return 'fast';
  if (d.shape === 'triangular')
    return `trekant ${plainNumber(d.low)}–${plainNumber(d.mode)}–${plainNumber(d.high)}`;
  if (d.shape === 'normal') return `normal ${plainNumber(d.mean)} ± ${plainNumber(d.sd)}`;
  if (d.shape === 'logNormal') return `lognormal ${plainNumber(d.median)}, spredning ${plainNumber(d.sdLog)}`;
  return `beta (${plainNumber(d.a)}, ${plainNumber(d.b)}) i ${plainNumber(d.min)}–${plainNumber(d.max)}`;
};

/** `docs/parameters.md`: every parameter with value, range, standing and sources. */
export const parametersPage = (baseline: Baseline): string =>
  [
    generatedNotice('npm run veivalg -- docs'),
    '# Parametre',
    '',
    'Hvert tall modellen hviler på, utenom seriene i `data/series`. Spennet er publisert eller begrunnet; grensene er hva verdien aldri kan passere.',
    '',
    markdownTable(
      [
        'Kode',
        'Navn',
        'Verdi',
        'Spenn',
        'Enhet',
        'Stand',
        'Evidens',
        'Fordeling',
        'Regel',
        'Kilder',
        'Sjekket',
      ],
      sorted(baseline).map((p) => [
        `\`${p.id}\``,
        p.name.nb,
        plainNumber(p.value),
        `${plainNumber(p.low)}–${plainNumber(p.high)}`,
        p.unit,
        standingWords[p.standing],
        p.evidence,
        distributionText(p),
        p.rule,
        p.sources.join(', ') || '–',
        p.lastChecked,
      ]),
    ),
    '',
  ].join('\n');

/**
 * `docs/assumptions.md`: every assumption with its reason, evidence quality and effect.
 *
 * @param effects Change of the country's gap in 2040 when the parameter goes from low to high. Unit: FTE; null where it moves nothing in the reference.
 */
export const assumptionsPage = (baseline: Baseline, effects: ReadonlyMap<string, number>): string => {
  const rows = sorted(baseline)
    .filter(({ standing }) => standing !== 'observed')
    .map((p) => ({ p, effect: effects.get(p.id) ?? 0 }))
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect) || (a.p.id < b.p.id ? -1 : 1));
  return [
    generatedNotice('npm run veivalg -- docs'),
    '# Forutsetninger',
    '',
    'Alt som ikke er observert, sortert etter hvor mye det betyr. Virkningen er hvor mye landets mangel i 2040 endrer seg når parameteren går fra nederst til øverst i spennet og alt annet er likt. «Forutsetning» betyr at ingen har publisert verdien; «beregnet» at den følger av publiserte tall.',
    '',
    markdownTable(
      ['Forutsetning', 'Verdi', 'Spenn', 'Stand', 'Evidens', 'Virkning 2040 (årsverk)', 'Grunn'],
      rows.map(({ p, effect }) => [
        `${p.name.nb} (\`${p.id}\`)`,
        plainNumber(p.value),
        `${plainNumber(p.low)}–${plainNumber(p.high)}`,
        standingWords[p.standing],
        p.evidence,
        Math.abs(effect) < 0.5 ? '0' : plainNumber(Math.round(effect)),
        p.reason.nb,
      ]),
    ),
    '',
  ].join('\n');
};
