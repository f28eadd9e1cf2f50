import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, emptyPlan, type Profession } from '@veivalg/core';
import { diskFolder, nodeTools } from '@veivalg/data/node';
import { balanceOf, project } from '@veivalg/engine';
import {
  bandReport,
  compareWithOfficial,
  type DrawMisses,
  demandChecks,
  officialTotals,
  populationHindcast,
  realDemand,
  shippedHistory,
  supplyReport,
} from '@veivalg/validation';
import { validationPage } from '../docs/validation-page.ts';
import { unwrap } from '../output/fail.ts';
import { startProgress } from '../output/progress.ts';
import { productRoot, type Session } from '../session.ts';

/** Year of the published signs and of the nurse gap. */
const helsemodYear = 2040;
const parts = 4;

/** How near the draws are to the model, as `scripts/check-draws.ts` last measured it: too slow to be worked out here. */
const measuredDraws = (): DrawMisses | null => {
  const file = join(productRoot(), 'validation/results/draws.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DrawMisses) : null;
};

/** The whole validation page, worked out afresh. Takes some seconds. */
export const validationText = (session: Session): string => {
  const { baseline, prepared, words } = session;
  const progress = startProgress(parts, words.cli('progress.running'));
  const population = populationHindcast(
    shippedHistory(baseline.municipalities),
    baseline.demography,
    baseline.municipalities,
    baseline.parameters,
  );
  progress.step(1);
  const official = compareWithOfficial(
    prepared.population('main'),
    baseline.demography,
    baseline.municipalities,
    baseline.parameters,
    officialTotals(),
  );
  progress.step(2);
  const demand = demandChecks(realDemand());
  progress.step(3);
  const result = unwrap(project(prepared, emptyPlan));
  const everyone = baseline.municipalities.map((_, m) => m);
  const y = helsemodYear - result.firstYear;
  const gapOf = (profession: Profession) => {
    const path = balanceOf(result, { places: everyone, profession });
    return { gap: at(path.gap, y), demand: at(path.demand, y) };
  };
  const supply = supplyReport(
    baseline,
    prepared.stages('main', []).workforce,
    diskFolder(join(productRoot(), 'data')),
    nodeTools,
    gapOf,
  );
  progress.stop();
  return validationPage({
    population,
    official,
    demand,
    supply,
    bands: bandReport(session.baseline.parameters),
    draws: measuredDraws(),
    nurseGap: gapOf('nurse').gap + gapOf('specialistNurse').gap,
  });
};

/** `veivalg etterprov`: hold the model against history and official results, and write `docs/validation.md`. */
export const hindcastCommand = (session: Session): string => {
  const text = validationText(session);
  writeFileSync(join(productRoot(), 'docs/validation.md'), text);
  const [, main = ''] = text.split('## Det viktigste\n');
  return `${main.split('\n## ')[0]?.trim() ?? ''}\n\n${session.words.cli('hindcast.written')}\n`;
};
