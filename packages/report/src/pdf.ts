export { createPdfMaker, type PdfMaker } from './render/pdf.ts';
export { svgToPng } from './render/png.ts';
