// Measures the documents: DOCX and PDF from a finished run, and one profile for every municipality. Run with
// `npx tsx scripts/bench-documents.ts`; prints milliseconds and never fails on them.
import { emptyPlan } from '@veivalg/core';
import { collectFacts, type FactsInput, makeDocument, renderHtml } from '@veivalg/report';
import { renderDocx } from '@veivalg/report/docx';
import { createPdfMaker, svgToPng } from '@veivalg/report/pdf';
import { renderXlsx } from '@veivalg/report/xlsx';
import { mustProject, openRealFigures } from '../packages/report/src/testing/real-runs.ts';

const prepared = openRealFigures();
const without = mustProject(prepared, emptyPlan);
const best = mustProject(prepared, { ...emptyPlan, scenario: 'best' });
const worst = mustProject(prepared, { ...emptyPlan, scenario: 'worst' });
const municipalities = prepared.areas.filter(({ kind }) => kind === 'municipality');
const inputOf = (area: (typeof municipalities)[number]): FactsInput => ({
  area,
  placeName: area.name,
  result: without,
  without,
  best,
  worst,
  year: 2040,
  run: { digest: '0123456789abcdef', file: 'kjoring.json', made: '2026-11-21' },
  parameters: Object.values(prepared.baseline.parameters),
  sources: prepared.baseline.sources,
});

/** Median and largest of some timed turns, after one to warm up. Unit: milliseconds. */
const timed = async (name: string, turns: number, work: () => unknown): Promise<void> => {
  const spent: number[] = [];
  for (let turn = 0; turn <= turns; turn++) {
    const start = performance.now();
    await work();
    if (turn > 0) spent.push(performance.now() - start);
  }
  spent.sort((a, b) => a - b);
  const median = spent[Math.floor(spent.length / 2)] ?? 0;
  console.log(
    `${name.padEnd(34)} median ${median.toFixed(0).padStart(5)} ms, worst ${(spent.at(-1) ?? 0).toFixed(0)} ms`,
  );
};

const alver = municipalities.find(({ name }) => name === 'Alver') ?? municipalities[0];
if (alver === undefined) throw new Error('Broken invariant: there are municipalities');
const paper = (kind: 'case' | 'profile', area = alver) => {
  const facts = collectFacts(inputOf(area));
  if (!facts.ok) throw new Error(facts.problems.map(({ code }) => code).join());
  const document = makeDocument(facts.value, kind, 'nn');
  if (!document.ok) throw new Error(document.problems.map(({ code }) => code).join());
  return document.value;
};
const document = paper('case');
const pdf = createPdfMaker();
await timed('facts and text of a case', 20, () => paper('case'));
await timed('case as DOCX', 20, () => renderDocx(document, svgToPng));
await timed('case as PDF/A-2a', 20, () => pdf.make(document));
await timed('case as HTML', 20, () => renderHtml(document));
await timed('case as XLSX', 10, () => renderXlsx(document));
await timed('case from run to DOCX', 10, () => renderDocx(paper('case'), svgToPng));
await timed('case from run to PDF/A-2a', 10, () => pdf.make(paper('case')));
const start = performance.now();
let pages = 0;
for (const area of municipalities) {
  const made = pdf.make(paper('profile', area));
  if (!made.ok) throw new Error(made.problems.map(({ code }) => code).join());
  pages += Number(/\/Count (\d+)/.exec(Buffer.from(made.value).toString('latin1'))?.[1] ?? 0);
}
console.log(
  `${municipalities.length} profiles as PDF: ${((performance.now() - start) / 1000).toFixed(1)} s, ${pages} pages`,
);
