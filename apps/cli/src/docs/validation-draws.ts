import type { DrawMisses } from '@veivalg/validation';
import { markdownTable } from './markdown.ts';
import { decimal, percent, whole } from './validation-format.ts';

/** Aims in standard deviations of a place's own draws, and how many plans they are meant for. */
const aim = { draw: 0.02, quantile: 0.05, plans: 1000 } as const;

const furthest = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** How near the draws are to the model run anew, first on the page where they miss. */
export const drawFindings = (draws: DrawMisses | null): readonly string[] => {
  if (draws === null) return [];
  const bands = furthest([...draws.quantiles, ...draws.countryQuantiles]);
  const held = draws.typical <= aim.draw && bands <= aim.quantile && draws.plans >= aim.plans;
  const few = draws.plans < aim.plans ? ` (ikke ${whole(aim.plans)})` : '';
  return [
    `- ${held ? '' : '**Bom:** '}trekkene holdt mot modellen kjørt på nytt i ${whole(draws.plans)} tilfeldige planer${few}: ${decimal(draws.typical, 3)} standardavvik i rot av middelkvadrat (mål ${decimal(aim.draw, 2)}), ${decimal(draws.worst, 2)} i verste kommune og plan. P10, P50 og P90 skiller seg med høyst ${decimal(bands, 3)} (mål ${decimal(aim.quantile, 2)}).`,
  ];
};

/** The chapter on draws held against the model run anew. */
export const drawChapter = (draws: DrawMisses | null): readonly string[] =>
  draws === null
    ? []
    : [
        '## Q3 Trekkene, holdt mot modellen kjørt på nytt',
        '',
        `${whole(draws.plans)} tilfeldige planer med om lag hvert fjerde tiltak, hvert dratt en tilfeldig del av veien. Hver plan har ett tilfeldig trekk av alle usikre parametre samtidig, og modellen er kjørt på nytt med det for ${draws.year} (\`npx tsx scripts/check-draws.ts ${draws.plans} ${draws.year} --write\`). Avstanden er regnet i standardavvik for kommunens egne trekk i planen, uten den lokale støyen, som er lik på begge sider.`,
        '',
        markdownTable(
          ['Avstand', 'Standardavvik'],
          [
            ['rot av middelkvadrat, alle planer og kommuner', decimal(draws.typical, 3)],
            ['medianplanen', decimal(draws.medianPlan, 3)],
            ['ni av ti planer er innen', decimal(draws.ninthPlan, 3)],
            ['verste plan', decimal(draws.worstPlan, 3)],
            ['verste kommune og plan', decimal(draws.worst, 2)],
          ],
        ),
        '',
        `${percent(draws.within2, 0)} av kommunene og planene er innen ${decimal(aim.draw, 2)}, og ${percent(draws.within5, 0)} innen 0,05.`,
        '',
        'Persentiler over planer og trekk sammen, hver verdi regnet fra planens eget snitt i planens eget standardavvik; tallet er trekkenes persentil minus modellens:',
        '',
        markdownTable(
          ['', 'P10', 'P50', 'P90'],
          [
            ['kommunene', ...draws.quantiles.map((value) => decimal(value, 3))],
            ['landet', ...draws.countryQuantiles.map((value) => decimal(value, 3))],
          ],
        ),
        '',
        'Grunnen står i [metoden](method/uncertainty.md): det meste av avstanden er felles for alle kommuner.',
        '',
      ];
