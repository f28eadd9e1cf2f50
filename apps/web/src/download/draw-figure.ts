import { type FigureFile, headRows } from './figure-rows.ts';

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

const inline = (from: Element, to: Element): void => {
  const style = getComputedStyle(from);
  to.setAttribute('style', kept.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';'));
  to.removeAttribute('class');
  [...from.children].forEach((child, i) => {
    const target = to.children[i];
    if (target !== undefined) inline(child, target);
  });
};

const text = (content: string, x: number, y: number, style: string): SVGTextElement => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', 'text');
  element.setAttribute('x', String(x));
  element.setAttribute('y', String(y));
  element.setAttribute('style', style);
  element.textContent = content;
  return element;
};

/** Draw a figure on its own, with title, unit, source and link in it, so that it can stand in a document. */
export const figureSvg = (
  picture: SVGSVGElement,
  file: FigureFile,
): { svg: string; width: number; height: number } => {
  const box = picture.getBoundingClientRect();
  const inner = picture.cloneNode(true) as SVGSVGElement;
  inline(picture, inner);
  const edge = 24;
  const head = 58;
  const foot = 46;
  const width = Math.round(box.width) + 2 * edge;
  const height = Math.round(box.height) + head + foot + edge;
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
    text(file.model.title, edge, 32, `font-size:17px;font-weight:640;fill:${style.color}`),
    text(file.model.subtitle, edge, 52, `font-size:13px;fill:${style.color};opacity:0.75`),
    inner,
    text(file.source, edge, height - 30, `font-size:11px;fill:${style.color};opacity:0.75`),
    text(
      file.link.length > 150 ? `${file.link.slice(0, 149)}…` : file.link,
      edge,
      height - 14,
      `font-size:10px;fill:${style.color};opacity:0.75`,
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
