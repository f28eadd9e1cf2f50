// Reads mutated files by the hundred thousand: no crash, no hang, no silent wrong sum. `npm run fuzz -- [files] [seed] [kinds]`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { occupationCodesSchema, occupationFinder } from '../packages/connectors/src/index.ts';
import { fuzzImporters, fuzzKinds } from '../packages/connectors/src/testing/fuzz.ts';

const files = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? 20_261_121);
const kinds =
  process.argv[4] === undefined
    ? fuzzKinds
    : fuzzKinds.filter((kind) => process.argv[4]?.split(',').includes(kind));
const hang = 5_000;
const codes = occupationCodesSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../data/connectors/occupation-codes.json'), 'utf8')),
);
const started = performance.now();
const accounts = await fuzzImporters(
  kinds,
  Math.ceil(files / kinds.length),
  seed,
  occupationFinder(codes, new Map()),
  () => performance.now(),
);
let bad = false;
console.log('| format | filer | godtatt | avvist | krasj | feil sum | tregeste ms |');
console.log('|---|---|---|---|---|---|---|');
for (const {
  kind,
  files: count,
  accepted,
  refused,
  crashes,
  wrongSums,
  slowest,
  codes: found,
  faults,
} of accounts) {
  console.log(
    `| ${kind} | ${count} | ${accepted} | ${refused} | ${crashes} | ${wrongSums} | ${slowest.toFixed(0)} |`,
  );
  console.error(
    kind,
    [...found]
      .sort((a, b) => b[1] - a[1])
      .map(([code, n]) => `${code} ${n}`)
      .join(', '),
  );
  for (const fault of faults.slice(0, 20)) console.error(`  ${fault}`);
  bad ||= crashes > 0 || wrongSums > 0 || slowest > hang;
}
console.error(`${((performance.now() - started) / 1000).toFixed(0)} s, seed ${seed}`);
process.exit(bad ? 1 : 0);
