import type { Reader } from './demand-rows.ts';
import { staffCounts } from './demand-staff-counts.ts';
import { labour } from './demand-staff-labour.ts';
import { positions } from './demand-staff-positions.ts';
import { shortage } from './demand-staff-shortage.ts';
import { staffTotals } from './demand-staff-totals.ts';

/** Write the series on staff, shortage and employment. */
export const staffSeries = (folder: string, read: Reader): void => {
  staffTotals(folder, read);
  staffCounts(folder, read);
  positions(folder, read);
  shortage(folder, read);
  labour(folder, read);
};
