export { renderDocx, type SvgToPng } from './render/docx.ts';
export { checkTemplate } from './template/check-template.ts';
export { type TemplateField, templateData, templateFields } from './template/fields.ts';
export { fillTemplate } from './template/fill-template.ts';
