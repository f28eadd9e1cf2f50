import { demandCoverage } from '@veivalg/engine';
import type { Session } from '../session.ts';
import { assumptionEffects } from './assumption-effects.ts';
import { coveragePage } from './coverage-page.ts';
import { errorsPage } from './errors-page.ts';
import { glossaryPage } from './glossary-page.ts';
import { measuresPage } from './measures-page.ts';
import { assumptionsPage, parametersPage } from './parameters-page.ts';

/** Every generated page but the validation: path from the root, and its text. */
export const generatedPages = (session: Session): readonly (readonly [string, string])[] => {
  const { baseline, prepared } = session;
  const { demand } = prepared.stages('main', []);
  return [
    ['docs/errors.md', errorsPage()],
    ['docs/parameters.md', parametersPage(baseline)],
    ['docs/measures.md', measuresPage(prepared.library)],
    ['docs/glossary.md', glossaryPage()],
    ['docs/coverage.md', coveragePage(demandCoverage(baseline.use, demand.staff.national))],
    ['docs/assumptions.md', assumptionsPage(baseline, assumptionEffects(session))],
  ];
};
