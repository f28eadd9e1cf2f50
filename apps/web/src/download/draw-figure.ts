import { type FigureFile, headLines, headRows } from './figure-rows.ts';
import { breathe, type Watch } from './file-work.ts';

const kept = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
  'font-variant-numeric',
];

/** Write the look of every part into the part itself, since a file has no style sheet. */
const inline = async (from: Element, to: Element, watch: Watch): Promise<void> => {
  const parts = [from, ...from.querySelectorAll('*')];
  const copies = [to, ...to.querySelectorAll('*')];
  for (const [i, part] of parts.entries()) {
    if (i % 50 === 0) await breathe(watch, i / parts.length);
    const style = getComputedStyle(part);
    copies[i]?.setAttribute('style', kept.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';'));
    copies[i]?.removeAttribute('class');
  }
};

const text = (content: string, x: number, y: number, style: string): SVGTextElement => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', 'text');
  element.setAttribute('x', String(x));
  element.setAttribute('y', String(y));
  element.setAttribute('style', style);
  element.textContent = content;
  return element;
};

/** Least width of a letter in the small text under a figure; wider ones make lines shorter than they could be. Unit: pixels. */
const letter = 5.9;

/** Break a text into lines that a width has room for; a word longer than the line, as a link is, is cut where it must be. */
export const linesOf = (content: string, width: number): readonly string[] => {
  const most = Math.max(20, Math.floor(width / letter));
  const lines: string[] = [];
  let line = '';
  for (const word of content.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > most) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
    while (line.length > most) {
      lines.push(line.slice(0, most));
      line = line.slice(most);
    }
  }
  return line === '' ? lines : [...lines, line];
};

/** Draw a figure on its own, with title, unit, source, assumptions and link in it, so that it can stand in a document. */
export const figureSvg = async (
  picture: SVGSVGElement,
  file: FigureFile,
  watch: Watch,
): Promise<{ svg: string; width: number; height: number }> => {
  const box = picture.getBoundingClientRect();
  const inner = picture.cloneNode(true) as SVGSVGElement;
  await inline(picture, inner, watch);
  const edge = 24;
  const width = Math.max(Math.round(box.width), 420) + 2 * edge;
  const room = width - 2 * edge;
  // The title and the unit are larger than what stands under the figure.
  const titles = linesOf(file.model.title, room * 0.62);
  const units = linesOf(file.model.subtitle, room * 0.85);
  const head = 14 + titles.length * 21 + units.length * 18 + 10;
  const told = headLines(file, new Date()).filter(({ key }) => !['title', 'unit', 'place'].includes(key));
  const small = told.flatMap(({ key, name, text: said }) =>
    linesOf(key === 'source' ? said : `${name}: ${said}`, room),
  );
  const footTop = head + Math.round(box.height) + 22;
  const height = footTop + small.length * 15 + 10;
  const whole = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  whole.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  whole.setAttribute('width', String(width));
  whole.setAttribute('height', String(height));
  whole.setAttribute('viewBox', `0 0 ${width} ${height}`);
  whole.setAttribute('font-family', 'Inter, "Noto Sans", Arial, sans-serif');
  const style = getComputedStyle(document.documentElement);
  const back = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  back.setAttribute('width', '100%');
  back.setAttribute('height', '100%');
  back.setAttribute('fill', getComputedStyle(picture.closest('.card') ?? document.body).backgroundColor);
  const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  title.textContent = file.model.title;
  const description = document.createElementNS('http://www.w3.org/2000/svg', 'desc');
  description.textContent = headRows(file, new Date())
    .map((row) => row.join(': '))
    .join('\n');
  inner.setAttribute('x', String(edge));
  inner.setAttribute('y', String(head));
  whole.append(
    title,
    description,
    back,
    ...titles.map((line, i) =>
      text(line, edge, 32 + i * 21, `font-size:17px;font-weight:640;fill:${style.color}`),
    ),
    ...units.map((line, i) =>
      text(line, edge, 31 + titles.length * 21 + i * 18, `font-size:13px;fill:${style.color};opacity:0.75`),
    ),
    inner,
    ...small.map((line, i) =>
      text(line, edge, footTop + i * 15, `font-size:11px;fill:${style.color};opacity:0.75`),
    ),
  );
  return { svg: new XMLSerializer().serializeToString(whole), width, height };
};

/** Points per pixel of a downloaded image. */
const sharpness = 2;

/** The figure as PNG bytes. */
export const figurePng = async (drawn: { svg: string; width: number; height: number }): Promise<Blob> => {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawn.svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = drawn.width * sharpness;
  canvas.height = drawn.height * sharpness;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('canvas');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('PNG')) : resolve(blob)), 'image/png');
  });
};
