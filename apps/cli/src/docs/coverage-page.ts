import { type Profession, professions, type Service, services } from '@veivalg/core';
import { sharedTexts } from '@veivalg/core/text';
import type { CoverageCell } from '@veivalg/engine';
import { generatedNotice, markdownTable } from './markdown.ts';

const words = { observed: 'observert', estimated: 'beregnet', assumed: 'forutsetning', own: 'egen' } as const;
const serviceName = (service: Service): string => sharedTexts.nb[`service.${service}`];
const professionName = (profession: Profession): string => sharedTexts.nb[`profession.${profession}`];

/** `docs/coverage.md`: for every service × profession, what is observed, estimated and assumed. */
export const coveragePage = (cells: readonly CoverageCell[]): string => {
  const total = cells.reduce((sum, { fte }) => sum + fte, 0);
  const share = (standing: CoverageCell['standing']): string => {
    const fte = cells.filter((cell) => cell.standing === standing).reduce((sum, cell) => sum + cell.fte, 0);
    return `${Math.round((100 * fte) / total)} %`;
  };
  const grid = professions.map((profession) => [
    professionName(profession),
    ...services.map((service) => {
      const cell = cells.find((entry) => entry.service === service && entry.profession === profession);
      return cell === undefined ? '–' : words[cell.standing];
    }),
  ]);
  return [
    generatedNotice('npm run veivalg -- docs'),
    '# Dekning i tallgrunnlaget',
    '',
    `Hver celle har den svakeste av tre: hvordan brukerne er kjent, hvordan yrkets årsverk er kjent, og hvordan det er kjent at de hører til tjenesten. Av årsverkene i basisåret er ${share('observed')} observert, ${share('estimated')} beregnet og ${share('assumed')} forutsetning.`,
    '',
    markdownTable(['Yrke', ...services.map(serviceName)], grid),
    '',
    '## Hver celle',
    '',
    markdownTable(
      ['Tjeneste', 'Yrke', 'Årsverk', 'Brukere', 'Personell', 'Fordeling på tjenesten', 'Samlet'],
      cells.map((cell) => [
        serviceName(cell.service),
        professionName(cell.profession),
        String(Math.round(cell.fte)),
        words[cell.users],
        words[cell.staff],
        words[cell.serviceSplit],
        words[cell.standing],
      ]),
    ),
    '',
    '## Tilgangen',
    '',
    'Beholdningen etter yrke er talt i det året som står i [metoden for tilgang](method/supply.md), og ført fram. Fordelingen på kommuner er observert for sykepleiere i omsorgen, ellers lagt etter behov og mangel.',
    '',
  ].join('\n');
};
