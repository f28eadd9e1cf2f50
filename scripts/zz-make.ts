import { readFileSync } from 'node:fs';
import { emptyPlan, measureId } from '@veivalg/core';
import { describeProblem } from '@veivalg/core/text';
import { decodeBaseline } from '@veivalg/data';
import { prepare, project } from '@veivalg/engine';
import { makeDocument } from '../packages/report/src/documents/make-document.ts';
import { collectFacts } from '../packages/report/src/facts/collect-facts.ts';
import { lix, renderText, runningText } from '../packages/report/src/render/text.ts';
import { testMeasure } from '../packages/report/src/testing/test-measure.ts';

const b = decodeBaseline(readFileSync('/work/main/build/baseline.bin'), 'x');
if (!b.ok) throw new Error(JSON.stringify(b.problems));
const prepared = prepare(b.value);
const run = (plan) => {
  const r = project(prepared, plan);
  if (!r.ok) throw new Error(JSON.stringify(r.problems));
  return r.value;
};
const name = process.argv[2] ?? 'Alver',
  language = (process.argv[3] ?? 'nn') as 'nn',
  kind = (process.argv[4] ?? 'case') as 'case';
const area = prepared.areas.find((a) => a.kind === 'municipality' && a.name === name)!;
const measures = [
  testMeasure(),
  testMeasure({
    id: measureId('kvardag'),
    name: { nb: 'Hverdagsrehabilitering', nn: 'Kvardagsrehabilitering', en: '' },
    evidenceGrade: 'C',
    personnelEvidence: 'none',
  }),
  testMeasure({
    id: measureId('studie'),
    decider: 'state',
    name: { nb: 'Flere studieplasser', nn: 'Fleire studieplassar', en: '' },
  }),
];
export const inputs = () => {
  const without = run(emptyPlan);
  const result = {
    ...run({ ...emptyPlan, scenario: 'bestStandard' }),
    plan: {
      ...emptyPlan,
      levers: measures.map((m, i) => ({
        measure: m.id,
        value: 0.05,
        startYear: 2027 + i,
        rampYears: 4,
        reach: 0.8,
      })),
    },
  };
  return {
    area,
    placeName: area.name,
    result,
    without,
    year: 2040,
    best: run({ ...emptyPlan, scenario: 'best' }),
    worst: run({ ...emptyPlan, scenario: 'worst' }),
    run: { digest: 'a'.repeat(64), file: 'sak.kjoring.json', made: '2026-11-21' },
    measures,
    parameters: Object.values(b.value.parameters)
      .filter((p) => p.standing === 'assumed')
      .slice(0, 12),
    sources: b.value.sources,
  };
};
export const make = (fields = {}) => {
  const f = collectFacts(inputs());
  if (!f.ok) throw new Error(f.problems.map((p) => describeProblem('nn', p)).join('\n'));
  const d = makeDocument(f.value, kind, language, fields);
  if (!d.ok) throw new Error(d.problems.map((p) => describeProblem('nn', p)).join('\n'));
  return d.value;
};
if (process.argv[1]?.endsWith('make.ts')) {
  const d = make({ caseNumber: '057/26', committee: 'Alver kommunestyre', meetingDate: '2026-12-10' });
  console.log(renderText(d));
  console.log('LIX', lix(runningText(d)));
  for (const p of d.problems) console.log(describeProblem(language, p));
}
