import { type ExportFormat, type ExportTable, exportFormats, exportTable } from '@veivalg/connectors';
import { writeWhole } from '@veivalg/connectors/node';
import { at, emptyPlan, professions } from '@veivalg/core';
import { findArea } from '@veivalg/data';
import { balanceOf, project } from '@veivalg/engine';
import { unwrap } from '../output/fail.ts';
import { ownAssumptions } from '../plan-options.ts';
import type { Session } from '../session.ts';
import { connectorWords } from '../text/connectors/index.ts';

export interface ExportCommandOptions {
  readonly format: string;
  /** File to write; the ending follows the format when it is left out. */
  readonly til?: string;
  /** Every municipality instead of one place. */
  readonly alle?: boolean;
}

/** `veivalg eksport [sted]`: need, supply and shortage by year and profession in any format, with sources and run. */
export const exportCommand = async (
  session: Session,
  placeText: string,
  options: ExportCommandOptions,
): Promise<string> => {
  const { baseline, prepared, directory } = session;
  const { language } = session.words;
  const words = connectorWords(language);
  const place = unwrap(findArea(directory, placeText));
  const areas =
    options.alle === true ? prepared.areas.filter(({ kind }) => kind === 'municipality') : [place];
  const result = unwrap(project(prepared, emptyPlan));
  const rows: (string | number)[][] = [];
  for (const area of areas)
    for (const profession of professions) {
      const path = balanceOf(result, { places: area.members, profession });
      for (let y = 0; y < result.yearCount; y++)
        rows.push([
          area.name,
          area.id,
          String(result.firstYear + y),
          session.words.shared(`profession.${profession}`),
          at(path.demand, y),
          at(path.supply, y),
          at(path.gap, y),
        ]);
    }
  const fte = words('export.fte');
  const used = new Set(baseline.series.flatMap(({ sources }) => sources));
  const table: ExportTable = {
    title: words('export.title', { place: options.alle === true ? '357' : place.name }),
    sources: baseline.sources
      .filter(({ key }) => used.has(key) || key.startsWith('own-'))
      .map(({ citation }) => citation),
    assumptions: [words('export.scenario'), ...ownAssumptions(session, emptyPlan)],
    run: {
      model: result.modelVersion,
      data: result.dataVersion,
      baseline: result.baselineId,
    },
    columns: [
      { key: 'area_name', label: words('export.place'), type: 'text', unit: '' },
      { key: 'area_id', label: 'Nr', type: 'text', unit: '' },
      { key: 'year', label: words('export.year'), type: 'text', unit: '' },
      { key: 'profession', label: words('export.profession'), type: 'text', unit: '' },
      { key: 'demand_fte', label: words('export.demand'), type: 'number', unit: fte },
      { key: 'supply_fte', label: words('export.supply'), type: 'number', unit: fte },
      { key: 'gap_fte', label: words('export.gap'), type: 'number', unit: fte },
    ],
    rows,
  };
  const bytes = unwrap(await exportTable(table, options.format));
  const ending = exportFormats[options.format as ExportFormat];
  const file =
    options.til ?? `veivalg-${options.alle === true ? 'alle' : place.id}-${result.dataVersion}.${ending}`;
  writeWhole(file, bytes);
  return `${words('export.written', { file, rows: rows.length })}\n`;
};
