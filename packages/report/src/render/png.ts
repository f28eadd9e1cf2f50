import { Resvg } from '@resvg/resvg-js';
import type { SvgToPng } from './docx.ts';
import { fontFiles } from './fonts.ts';

/** Draw an SVG as PNG with the fonts of the documents, so that it looks the same on every machine. Width in pixels. */
export const svgToPng: SvgToPng = (svg, width) =>
  new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: { fontFiles: [...fontFiles()], loadSystemFonts: false, defaultFontFamily: 'Inter' },
  })
    .render()
    .asPng();
