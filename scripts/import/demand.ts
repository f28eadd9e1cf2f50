import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { historySeries } from './demand-history.ts';
import { staffSeries } from './demand-staff.ts';
import { useSeries } from './demand-use.ts';
import { type Row, readRows } from './series-files.ts';

/**
 * Turn the figures on use, staffing, shortage and employment into series files.
 *
 * Usage: `npx tsx scripts/import/demand.ts <folder with all the figures>`; the folder holds `demand`, `workforce` and `demography`.
 */
const figures = process.argv[2];
if (figures === undefined) throw new Error('Name the folder with the figures');
const series = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'data', 'series');
const rows = (file: string): Row[] => readRows(join(figures, file));

useSeries(series, rows);
staffSeries(series, rows);
historySeries(series, rows);
