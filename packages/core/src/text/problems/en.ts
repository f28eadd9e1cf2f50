import type { MessageTable } from '../translator.ts';
import type { ProblemCode } from './nb.ts';

/** What is wrong, where, and how to mend it, in English. */
export const en: MessageTable<ProblemCode> = {
  V1101: '{file} does not exist. Get the file again from the same version of Veivalg.',
  V1102: '{where}: {what}. Mend the field after the schema in docs/data.md.',
  V1103:
    '{where}: the checksum does not match (expected {expected}, found {found}). The file is changed or broken; get it again, or enter the new checksum in the series record if the change is meant.',
  V1104: '{where}: the cell is empty. Fill in the number, or mark the column as blank in the series record.',
  V1105: '{where}: “{value}” is not a number. Write it with a point as decimal mark.',
  V1106:
    '{where}: “{value}” is not a whole number. Round it, or change the column’s type in the series record.',
  V1107:
    '{where}: {value} is outside the limits of the column. Mend the number, or change the limits in the series record.',
  V1108: '{where}: the column {column} is missing. Add it, or take it out of the series record.',
  V1109: '{where}: {what}. Mend the rows so that each group stands once and without overlap.',
  V1110: '{where}: the code {id} stands more than once. Give one of them another code.',
  V1111: '{where}: the source “{source}” is not in data/sources. Add the source record, or mend the key.',
  V1112: '{where}: {what}. The sum should be {expected} but is {found}. Mend the rows.',
  V1113: '{where}: municipality number {code} is not in today’s structure. Use {successors}.',
  V1114: '{where}: the row for {value} is missing. Add it.',
  V1115: '{where}: "{value}" is not a known code. Mend the code.',
  V1201: '{where} is not a Veivalg file. Build it again with “veivalg data bygg”.',
  V1202:
    '{where} is written in version {version}, but this edition reads version {expected}. Build it again with “veivalg data bygg”.',
  V1203: '{where} is broken: the checksum does not match. Build it again with “veivalg data bygg”.',
  V1204: '{where} is cut or broken ({bytes} bytes). Build it again with “veivalg data bygg”.',
  V1205: '{where} lacks the part {part}. Build it again with “veivalg data bygg”.',
  V1206: '{where} is built from older figures than those in data/. Build it again with “veivalg data bygg”.',
  V2001:
    'Could not find the place “{name}”.{suggestions, select, none {} other { Did you mean {suggestions}?}} Search by name, municipality number, county, hospital catchment area or “norge”.',
  V2002: '{name} has been merged or split. Use {successors}.',
  V2003: '“{name}” can mean several places: {choices}. Use the number.',
  V2004: 'The year {year} is outside {first}–{last}. Choose a year in that span.',
  V2005: 'The service “{name}” is unknown. Choose one of: {choices}.',
  V2006: 'The profession “{name}” is unknown. Choose one of: {choices}.',
  V2007: 'The scenario “{name}” is unknown. Choose one of: {choices}.',
  V2008: '“{name}” is not a number. Write for example 0.5 or 2040.',
  V2101:
    '{where}: the measure “{id}” does not exist.{suggestions, select, none {} other { Did you mean {suggestions}?}} See “veivalg tiltak”.',
  V2102: '{where}: “{id}” is not a measure that can be set ({treatment}). Take it out of the plan.',
  V2103:
    '{where}: {value} is outside {min}–{max}. Give a value in the span, or change the limits in the measure file.',
  V2104: '{where}: a phase-in of {ramp} years is not possible. Give zero or more years.',
  V2105: '{where}: a start in {year} is outside {first}–{last}. Choose a year in that span.',
  V2106: '{where}: the measure “{id}” stands more than once in the plan. Join them into one line.',
  V2107:
    '{where}: “{id}” and “{other}” are two forms of the same measure. Keep one of them; both do not count.',
  V2108: '{where}: the requirement “{id}” does not exist. See “veivalg krav”.',
  V2109:
    '{where}: the requirement “{id}” applies to no one in the places chosen. Choose other places, or change who it applies to.',
  V2110: '{where}: the parameter “{id}” does not exist. See docs/parameters.md.',
  V2111: '{where}: {value} is outside what the parameter {id} can be ({min}–{max}).',
  V2112:
    '{where}: the municipality number {code} is not in today’s structure.{successors, select, none {} other { Use {successors}.}}',
  V2113:
    'The plan is written in version {version}, but this edition knows version {known}. Update Veivalg; the plan is untouched.',
  V2114:
    '{where}: the file is not valid JSON ({what}). It may be cut; open an older copy. The file is untouched.',
  V2115: '{where}: the field does not fit ({what}). Mend it after docs/plan.md. The file is untouched.',
  V2116: '{where}: the share {value} must be between 0 and 1.',
  V2117: '{where}: the measure moves “{id}”, which the model does not know. Choose one of: {choices}.',
  V2118: '{where}: the profession “{id}” is unknown. Choose one of: {choices}.',
  V2201: 'The run cannot be rebuilt: {what} has changed (expected {expected}, found {found}).',
  V2202:
    'The run was made with model {expected}; this is model {found}. The numbers may differ; the difference is below.',
  V2301:
    '{where} cannot be written ({what}). Close the file if it is open, or choose another name. Nothing is written.',
};
