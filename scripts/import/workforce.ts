import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeAges } from './workforce/ages.ts';
import { writeCounts } from './workforce/counts.ts';
import { writeDisability } from './workforce/disability.ts';
import { writeExitPattern } from './workforce/exit-pattern.ts';
import { writeInflow } from './workforce/inflow.ts';
import { writePositions } from './workforce/positions.ts';
import { openWriter } from './workforce/writer.ts';
import { writeYardsticks } from './workforce/yardsticks.ts';

/**
 * Turn the figures on the workforce into series files: observed counts, with the source of every row.
 * Nothing is filled in; what the engine does with holes is in `docs/method/supply.md`.
 *
 * Usage: `npx tsx scripts/import/workforce.ts <folder with the workforce figures>`
 */
const figures = process.argv[2];
if (figures === undefined) throw new Error('Name the folder with the workforce figures');
const data = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'data');

const writer = openWriter(figures, data);
const { status, counted } = writeCounts(writer);
const ages = writeAges(writer);
writeInflow(writer);
writeDisability(writer, status);
writePositions(writer);
writeYardsticks(writer);
writeExitPattern(writer, counted, ages);
writer.finish();
