import type { Session } from '../session.ts';
import { errorsPage } from './errors-page.ts';
import { parametersPage } from './parameters-page.ts';

/** Every generated page: path from the root, and its text. */
export const generatedPages = (session: Session): readonly (readonly [string, string])[] => [
  ['docs/errors.md', errorsPage()],
  ['docs/parameters.md', parametersPage(session.baseline)],
];
