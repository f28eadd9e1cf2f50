import { fail, type MeasureLibrary, type Outcome, problem, type Result, succeed } from '@veivalg/core';
import { decodeBaseline } from '@veivalg/data';
import { modelVersion, prepare, project } from '@veivalg/engine';
import { EngineTrouble } from './engine-trouble.ts';
import { serve } from './serve.ts';

const isLibrary = (data: unknown): data is MeasureLibrary =>
  typeof data === 'object' && data !== null && 'measures' in data && Array.isArray(data.measures);

const resultOf = (outcome: Outcome<Result>): Result => {
  if (!outcome.ok) throw new EngineTrouble(outcome.problems);
  return outcome.value;
};

serve(async (bytes, library) => {
  const decoded = decodeBaseline(bytes, 'baseline.bin');
  if (!decoded.ok) return decoded;
  if (!isLibrary(library)) return fail([problem('V6011', 'measures.json', { what: 'measures.json' })]);
  const baseline = decoded.value;
  const prepared = prepare(baseline);
  return succeed(
    {
      catalog: {
        baselineId: baseline.id,
        dataVersion: baseline.dataVersion,
        modelVersion,
        baseYear: baseline.baseYear,
        municipalities: baseline.municipalities,
        countyNames: baseline.countyNames,
        parameters: Object.values(baseline.parameters),
        sources: baseline.sources,
        series: baseline.series,
        library,
        measures: library.measures,
      },
      run: (plan) => resultOf(project(prepared, plan)),
    },
    decoded.problems,
  );
});
