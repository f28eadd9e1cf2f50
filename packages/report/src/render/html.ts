import { localeOf } from '@veivalg/core/text';
import { escapeMarkup } from '../charts/svg.ts';
import { referenceText } from '../facts/reference.ts';
import { type Block, type Line, lineText, type ReportDocument, type Table } from '../model/document.ts';

/** A line as HTML; a figure carries its place in the run as `data-ref` and its unrounded value as `data-value`. */
const lineHtml = (line: Line): string =>
  line
    .map(({ text, figure, strong }) => {
      const escaped = escapeMarkup(text);
      if (strong === true) return `<strong>${escaped}</strong>`;
      if (figure?.reference == null) return escaped;
      return `<span class="figure" data-ref="${escapeMarkup(referenceText(figure.reference))}" data-value="${figure.value}">${escaped}</span>`;
    })
    .join('');

const tableHtml = ({ id, caption, header, rows, note }: Table): string => {
  const numeric = (column: number): boolean => rows[0]?.[column]?.numeric === true;
  const head = header
    .map(
      (text, column) =>
        `<th scope="col"${numeric(column) ? ' class="number"' : ''}>${escapeMarkup(text)}</th>`,
    )
    .join('');
  const body = rows
    .map(
      (row) =>
        `<tr>${row
          .map(({ line, numeric }, index) =>
            index === 0 && header.length > 1
              ? `<th scope="row">${lineHtml(line)}</th>`
              : `<td${numeric ? ' class="number"' : ''}>${lineHtml(line)}</td>`,
          )
          .join('')}</tr>`,
    )
    .join('\n');
  return `<div class="table"><table id="${escapeMarkup(id)}"><caption>${lineHtml(caption)}</caption><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>${note === '' ? '' : `<p class="note">${escapeMarkup(note)}</p>`}</div>`;
};

const blockHtml = (block: Block): string => {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} id="${escapeMarkup(block.id)}">${escapeMarkup(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p id="${escapeMarkup(block.id)}"${block.mark === undefined ? '' : ` class="${block.mark}"`}>${lineHtml(block.line)}</p>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      const items = block.items.map((item) => `<li>${lineHtml(item)}</li>`).join('\n');
      return `<${tag} id="${escapeMarkup(block.id)}"${block.mark === undefined ? '' : ` class="${block.mark}"`}>\n${items}\n</${tag}>`;
    }
    case 'table':
      return tableHtml(block);
    case 'chart':
      return `<figure id="${escapeMarkup(block.id)}"><figcaption>${lineHtml(block.title)}</figcaption>${block.svg.replace('role="img"', `role="img" aria-label="${escapeMarkup(lineText(block.alt))}"`)}<p class="note">${escapeMarkup(block.note)}</p></figure>`;
    case 'pageBreak':
      return '<div class="break"></div>';
    default:
      return block satisfies never;
  }
};

const style = `body{font:17px/1.55 Inter,"Liberation Sans",Arial,sans-serif;color:#1b2a3a;max-width:46rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.7rem;line-height:1.25;margin:.2rem 0 1.2rem}h2{font-size:1.25rem;margin:2rem 0 .5rem}h3{font-size:1.05rem;margin:1.4rem 0 .3rem}
.label{color:#5f6b76;margin:0}.table{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem;margin:.8rem 0 .2rem}
caption{text-align:left;font-weight:600;padding-bottom:.3rem}th,td{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #dfe3e7;vertical-align:top;font-weight:400}
thead th{font-weight:600;border-bottom:2px solid #5f6b76}.number{text-align:right;font-variant-numeric:tabular-nums}
.note{font-size:.82rem;color:#4a5560;margin:.2rem 0 1rem}.prompt{background:#fff6da;border-left:4px solid #b7791f;padding:.4rem .8rem}
ul.prompt,ol.prompt{padding-left:2rem}figure{margin:1rem 0}figcaption{font-weight:600}svg{max-width:100%;height:auto}footer{margin-top:3rem;font-size:.82rem;color:#4a5560}
@media print{.break{break-after:page}body{margin:0;max-width:none}}`;

/** Write a document as one self-contained HTML page; every field is written as text. */
export const renderHtml = (document: ReportDocument): string =>
  `<!doctype html>
<html lang="${localeOf(document.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="author" content="${escapeMarkup(document.author)}">
<meta name="veivalg-run" content="${escapeMarkup(document.run.digest)}">
<title>${escapeMarkup(document.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="label">${escapeMarkup(document.label)}</p>
<h1>${escapeMarkup(document.title)}</h1>
${document.blocks.map(blockHtml).join('\n')}
</main>
<footer>${escapeMarkup(document.footer)}</footer>
</body>
</html>
`;
