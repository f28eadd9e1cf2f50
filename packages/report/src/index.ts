export { type BarChartInput, barChart, barChartSize } from './charts/bar-chart.ts';
export { type ChartLine, type LineChartInput, lineChart, lineChartSize } from './charts/line-chart.ts';
export { makeDocument } from './documents/make-document.ts';
export { applyEdits, checkEdited, type FoundNumber, type TextChange } from './edit/check-edited.ts';
export { createBandReader } from './facts/band-reader.ts';
export { caseAssumptions } from './facts/case-assumptions.ts';
export type {
  Alternative,
  BalanceFigures,
  CaseFacts,
  FactsInput,
  LeverFacts,
  PartFigures,
  RequirementFacts,
} from './facts/case-facts.ts';
export { collectFacts } from './facts/collect-facts.ts';
export {
  type Band,
  type Figure,
  type FigureUnit,
  figureInTable,
  figureInText,
  makeFigure,
  type Rounding,
  roundFigure,
} from './facts/figure.ts';
export {
  createFigureReader,
  type Quantity,
  type Reference,
  type RunName,
  referenceText,
} from './facts/reference.ts';
export {
  type Block,
  type Chart,
  type DocumentKind,
  type DocumentLanguage,
  documentFigures,
  documentKinds,
  documentLanguages,
  type Edit,
  type Line,
  lineText,
  type ReportDocument,
  type Span,
  type Table,
} from './model/document.ts';
export { type DocumentFields, type Stance, stances } from './model/fields.ts';
export { readFields } from './model/read-fields.ts';
export { renderHtml } from './render/html.ts';
export { type ArchiveMetadata, type AttachedFile, archiveMetadata } from './render/metadata.ts';
export { lix, renderText, runningText } from './render/text.ts';
