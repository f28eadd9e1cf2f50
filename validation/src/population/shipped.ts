import { join } from 'node:path';
import type { DemographyInput, Municipality, Outcome, ParameterTable } from '@veivalg/core';
import {
  loadDemography,
  loadMunicipalities,
  loadPopulationHistory,
  numberIn,
  parameterSchema,
  readSeries,
} from '@veivalg/data';
import { diskFolder, nodeTools } from '@veivalg/data/node';
import type { PopulationHistory } from '@veivalg/engine';

/** The demographic figures that ship with the product. */
export interface ShippedDemography {
  readonly input: DemographyInput;
  readonly municipalities: readonly Municipality[];
  readonly parameters: ParameterTable;
}

const folder = diskFolder(join(import.meta.dirname, '..', '..', '..', 'data'));

const need = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems.slice(0, 5)));
  return outcome.value;
};

/** Read what the projection of the population starts from. Throws when the shipped figures do not load. */
export const shippedDemography = (): ShippedDemography => {
  const municipalities = need(loadMunicipalities(folder, nodeTools));
  const parameters = Object.fromEntries(
    folder
      .list('parameters/demography')
      .map((name) => folder.read(`parameters/demography/${name}`))
      .map((bytes) => parameterSchema.parse(JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array()))))
      .map((parameter) => [parameter.id, parameter]),
  );
  const ids = municipalities.map((place) => place.id);
  return { input: need(loadDemography(folder, nodeTools, ids)), municipalities, parameters };
};

/** Read the registered population of all years. */
export const shippedHistory = (municipalities: readonly Municipality[]): PopulationHistory =>
  need(
    loadPopulationHistory(
      folder,
      nodeTools,
      municipalities.map((place) => place.id),
    ),
  );

/** Totals of the official national edition, main alternative, by year. */
export const officialTotals = (): readonly { readonly year: number; readonly value: number }[] =>
  need(readSeries(folder, nodeTools, 'ssb-projection-2024-assumptions'))
    .rows.map((row) => ({ row, year: numberIn(row, 'year'), value: numberIn(row, 'value') }))
    .filter(({ row }) => Object.values(row).includes('population') && Object.values(row).includes('MMM'))
    .map(({ year, value }) => ({ year, value }));
