import type { ChartId } from '../state/view.ts';
import { byAge, demandByAge } from './age-models.ts';
import { balance, coverage, gapChart, paths } from './balance-models.ts';
import { byProfession, byService } from './bar-models.ts';
import { mapChart } from './map-model.ts';
import type { ChartModel } from './model.ts';
import type { ChartInput } from './model-input.ts';
import { ceiling, residents, spread } from './people-models.ts';

export { type ChartInput, hasPlan } from './model-input.ts';
export { ceilingShare } from './people-models.ts';

const makers: Readonly<Record<ChartId, (input: ChartInput) => ChartModel>> = {
  balance,
  gap: gapChart,
  coverage,
  paths,
  profession: byProfession,
  service: byService,
  age: byAge,
  ageDemand: demandByAge,
  residents,
  ceiling,
  spread,
  map: mapChart,
};

/** Make one chart from the picture at hand. */
export const chartModel = (id: ChartId, input: ChartInput): ChartModel => makers[id](input);
