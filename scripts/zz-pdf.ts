import { writeFileSync } from 'node:fs';
import { renderHtml } from '../packages/report/src/render/html.ts';
import { createPdfMaker } from '../packages/report/src/render/pdf.ts';
import { renderTypst } from '../packages/report/src/render/typst.ts';
import { make } from './zz-make.ts';

const d = make({
  caseNumber: '057/26',
  committee: 'Alver kommunestyre',
  meetingDate: '2026-12-10',
  archiveCase: '26/1234',
  caseworker: 'Kari <b>"Nordmann" #import "x" $x$ \\ [a] *b*',
});
writeFileSync('/tmp/rep/sak.html', renderHtml(d));
writeFileSync('/tmp/rep/sak.typ', renderTypst(d));
const m = createPdfMaker();
let t = performance.now();
const p = m.make(d);
console.log('first', performance.now() - t);
if (!p.ok) {
  console.log(p.problems[0]);
  process.exit(1);
}
for (let i = 0; i < 3; i++) {
  t = performance.now();
  m.make({ ...d, title: d.title + i });
  console.log(performance.now() - t);
}
writeFileSync('/tmp/rep/sak.pdf', p.value);
