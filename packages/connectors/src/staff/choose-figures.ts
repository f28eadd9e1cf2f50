import { fail, type Outcome, type Profession, problem, professions, succeed } from '@veivalg/core';
import { z } from 'zod';
import type { StaffSummary } from './summary.ts';

/** Own figures beside the register's, for one profession. */
export interface FigureComparison {
  readonly profession: Profession;
  /** Contracted FTE. */
  readonly own: number;
  /** `NaN` where the register has none. */
  readonly register: number;
  readonly difference: number;
}

/** Which figures a municipality has chosen to plan with, and why; both stay visible. */
export const figureChoiceSchema = z.strictObject({
  schemaVersion: z.literal(1),
  municipality: z.string().regex(/^\d{4}$/),
  figure: z.enum([
    'stock',
    'ages',
    'positions',
    'sickLeave',
    'exits',
    'vacancies',
    'population',
    'users',
    'units',
  ]),
  use: z.enum(['own', 'register']),
  reason: z.string().max(2_000),
  chosen: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
});
export type FigureChoice = z.infer<typeof figureChoiceSchema>;

/**
 * Lay own staff beside the register's, profession by profession.
 *
 * @param register FTE by profession. Shape [P], `NaN` where there is none.
 */
export const compareWithRegister = (
  summary: StaffSummary,
  register: Readonly<Record<Profession, number>>,
): readonly FigureComparison[] =>
  professions.map((profession) => {
    const own = summary.cells
      .filter((cell) => cell.profession === profession)
      .reduce((total, { fte }) => total + fte, 0);
    return { profession, own, register: register[profession], difference: own - register[profession] };
  });

/** Record a choice of figures. @returns V3215 when own figures are chosen without a reason. */
export const chooseFigures = (choice: FigureChoice): Outcome<FigureChoice> =>
  choice.use === 'own' && choice.reason.trim() === ''
    ? fail([problem('V3215', choice.figure)])
    : succeed(choice);
