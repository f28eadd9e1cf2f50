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
  V2009:
    '“{name}” is not an own figure from the file that the calculation can use. Choose among: {choices}, or the name of a profession or service.',
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
  V2119:
    'The measures that move {driver} reach the limit of the group {group} in {year}. More effort there gives no larger effect.',
  V2120:
    '{where}: “{id}” and “{other}” pull in opposite directions. Take one out, or let both stand if that is meant.',
  V2121: '{where}: the requirement “{id}” stands more than once in the plan. Keep one of the lines.',
  V2122: '{where}: the requirement “{id}” has no published amount. Fill in the amount yourself.',
  V2201: 'The run cannot be rebuilt: {what} has changed (expected {expected}, found {found}).',
  V2202:
    'The run was made with model {expected}; this is model {found}. The numbers may differ; the difference is below.',
  V2301:
    '{where} cannot be written ({what}). Close the file if it is open, or choose another name. Nothing is written.',
  V3001:
    '{where}: no contact with {url} ({what}). Check the network, or try again later. The figures you have are untouched.',
  V3002:
    '{where}: the service refuses the query ({status}: {what}). Run “veivalg data sjekk” to see what has changed in the table.',
  V3003:
    '{where}: the answer is cut or not JSON ({bytes} characters). Fetch the table again; what is already fetched is kept.',
  V3004:
    '{where}: the answer does not have the form it should have ({what}). Fetch it again; if it stays, the producer has changed the format.',
  V3005:
    '{where}: the table does not exist ({url}). It may be closed or renumbered; see the producer’s list of tables, and mend data/connectors/tables.',
  V3006:
    '{where}: the service is busy or down ({status}) after {tries} tries. Wait a little and run the command again; it goes on where it stopped.',
  V3007: '{where}: table {table} has no variable {variable}. Mend the name; see the table’s metadata.',
  V3008:
    '{where}: “{value}” is neither a value nor a valid expression. Use a code from the metadata, *, top(n), from(v), to(v) or range(a,b).',
  V3009: '{where}: variable {variable} of table {table} must have a selection. Add it to the query.',
  V3010:
    '{where}: the cell limit {limit} is too low to fetch anything. Mend it in data/connectors/service.json.',
  V3011:
    '{where}: the answer is too large ({size}, the limit is {limit}). Split the query into smaller pieces.',
  V3012:
    '{where}: the answer from table {table} does not fit the query: places, years or groups are missing or others. Fetch the table again.',
  V3013:
    '{where}: the table was published anew while it was fetched (from {before} to {now}). Run the command again so that all figures are of one edition.',
  V3014:
    '{where}: variable {variable} of table {table} was not found, or its values are not what we expect. Mend the description in data/connectors/tables.',
  V3015:
    '{where}: the year {year} is missing in table {table}. The series has a hole there; nothing is filled in.',
  V3016:
    '{where}: table {table} is closed by its producer, the last period is {last}. Its figures are used but will not get newer; look for a new table.',
  V3017:
    '{where}: in table {table}, {values} is gone from {variable}, or something new must be chosen there. The old figures are kept; mend data/connectors/tables/{table}.json and fetch again.',
  V3018: '{where}: table {table} is not on the list. Choose one of: {choices}.',
  V3019: '{where}: there is no earlier data version to go back to. The built-in figures are in use.',
  V3020: '{where}: data version {version} does not exist or is broken. See “veivalg data versjoner”.',
  V3021:
    '{where}: the series lacks figures for some municipalities ({missing} missing, first {first}). The figures are not used.',
  V3022:
    '{where}: nurse FTE in table {table} is {value}, which does not fit with {other} FTE in all in the same edition. The figures are kept but not used; see whether the table has a new division.',
  V3023:
    '{where}: {missing} municipalities have hidden or missing figures (first {first}). They keep the figure they had; the figures of the others are used.',
  V3024:
    '{where}: {count} municipalities have figures that cannot be right (first {first}): more users than residents, ages that together are more than all, or over 168 hours a week. The figures are kept but not used; see whether the table has a new division.',
  V3101: '{where}: the file type is unknown. Save it as CSV, XLSX or ODS and try again.',
  V3102:
    '{where}: the file holds macros and is not opened. Save it as a plain spreadsheet (.xlsx) or CSV without macros.',
  V3103: '{where}: the file is locked with a password. Save a copy without one and try again.',
  V3104:
    '{where}: the file is too large ({size}, the limit is {limit}). Split it into smaller files, or save it as CSV.',
  V3105:
    '{where}: the file is packed so that it grows beyond reason when opened ({size}, the limit is {limit}). It is not opened; save the table anew as CSV.',
  V3106: '{where}: the file is broken or cut ({what}). Get it or save it anew.',
  V3107: '{where}: the sheet has more rows than we read ({rows}, the limit is {limit}). Split the file.',
  V3108:
    '{where}: the quotation mark in row {row} is not closed. Close it, or save the file anew from the spreadsheet.',
  V3109:
    '{where}: row {row} has {found} fields, the header has {expected}. Mend the row, or choose another separator.',
  V3110:
    '{where}: the sheet “{sheet}” is hidden and left out. Show the sheet and choose it if it should be with.',
  V3111: '{where}: {count} cells are formulas. The value last worked out is used; nothing is run.',
  V3112:
    '{where}: the cell in row {row}, column {column} has a formula without a value. Open the file in the spreadsheet, save it, and try again.',
  V3113:
    '{where}: the cell in row {row}, column {column} shows an error ({value}). Mend the formula, or empty the cell.',
  V3114:
    '{where}: {count} merged areas. The value stands in the first cell of each only; unmerge them if more rows should have it.',
  V3115: '{where}: the file is empty. Choose a sheet with a header row and at least one row of figures.',
  V3116:
    '{where}: the encoding is not certain; {encoding} is used. See that æ, ø and å are right, or choose an encoding.',
  V3201: '{where}: no column is chosen for {field}. Choose the column that has it.',
  V3202:
    '{where}, row {row}, column {column}: the occupation code is not known. Tie it to a profession, or say that it should be left out.',
  V3203:
    '{where}, row {row}, column {column}: the value is not a number. Write a number, such as 80 or 80.5.',
  V3204: '{where}, row {row}, column {column}: the number is outside {min}–{max}. Mend it.',
  V3205:
    '{where}, row {row}: the positions of one person come to more than 100 per cent. Mend them, or confirm that it is so.',
  V3206:
    '{where}, row {row}, column {column}: the birth year gives an age outside {min}–{max}. Mend the year, or take the row out.',
  V3207:
    '{where}, row {row}: the same person stands twice with the same occupation and unit (also in row {first}). Take one out, or join them.',
  V3208: '{where}, row {row}, column {column}: the cell is empty. Fill it in.',
  V3209: '{where}: {count} more rows have faults of the same kind. Mend those you see, and try again.',
  V3210: '{where}: no column says whom the rows are about, so each row counts as one person.',
  V3211: '{where}, row {row}: municipality number {code} is not in today’s structure. Use today’s number.',
  V3212: '{where}, row {row}: {what} stands twice (also in row {first}). Keep one of them.',
  V3213: '{where}, row {row}, column {column}: the service is not known. Choose one of: {choices}.',
  V3214: '{where}: {what} is missing. Add the rows; nothing is filled in.',
  V3215:
    'Own figures need a reason. Write why the municipality’s own figures should go before the register ({where}: {figure}).',
  V3221:
    'Own figures are for municipality {code}, which is not among today’s. Use today’s municipality number.',
  V3222:
    '{where}, {figure}{key, select, none {} other {, {key}}}: {value} is outside {min}–{max}. Mend it, or choose the register’s figure.',
  V3223:
    '{where}, {figure}, {key}: the calculation has no place for this figure. It is shown beside the register’s; choose the register’s figure.',
  V3224: '{where}: an own population path must cover {year}. Add the years that are missing.',
  V3225:
    '{where}, {figure}, {key}: {value} FTE is not less than the whole country’s {max}. Look the figure over.',
  V3226:
    '{where}, {figure}, {key}: {value} is far from the register’s {register}. It is used; see that the file holds the whole municipality and nothing else.',
  V3227:
    '{where}: {figure} is shown beside the register’s but not used in the calculation. Choose the register’s figure.',
  V3228: '{where}: this is not a file of own figures from Veivalg ({what}). Save it again.',
  V3229: '{where}: no own figures to undo.',
  V3230: '{where}: the file is for municipality {code}, not {asked}. Choose the right file or municipality.',
  V3301: '{where}: the format “{name}” is unknown. Choose one of: {choices}.',
  V3302: '{where}: the table is too large for {format} ({rows} rows). Choose CSV or Parquet.',
  V3401: 'The address {where} is in use. Choose another port with --port.',
  V5001:
    'Cannot calculate with {draws} draws. Choose a whole number from {fewest} to {most}; 1000 is enough to show the spread.',
  V5002:
    'The seed “{seed}” is not a whole number from 0 up. Write 1, for example; the same seed gives the same numbers.',
  V5003:
    'Parameter {id}: the distribution ({shape}) contradicts itself or the bounds {min}–{max}. Correct the distribution or the bounds in the parameter file.',
  V5004:
    'The correlations between {names} cannot all hold at once. Make one of them weaker in data/parameters/uncertainty.',
  V5005:
    'The calculation of uncertainty was stopped after {done} of {total} steps. The result without bands stands; start again to get bands.',
  V5006:
    'There is not enough memory for {draws} draws ({megabytes} MB). Choose fewer draws; 1000 is enough to show the spread.',
  V5007:
    'The correlation {id} does not point to two different parameters with a distribution. Correct the name of the parameter file.',
  V5008:
    'The browser lacks fast number instructions (SIMD). The numbers are the same, but uncertainty is calculated more slowly.',
  V4001: '{where}: the text is {length} characters; there is room for {max}. Shorten it.',
  V4002: '{where}: {count} characters that are not text have been taken out. Look over the field.',
  V4003: '{where}: the field is not filled in. The document shows a blank there.',
  V4004: '{where}: “{value}” is not a date. Write year, month and day, for example 2026-11-21.',
  V4005:
    '{place}: figures are missing in the run for {year} ({what}). No document was made. See “veivalg data status”.',
  V4006: '{place}: the service {where} has holes in its figures and is left out. The document says so.',
  V4007: 'The plan has no measures. Add measures, or choose another kind of document.',
  V4008: 'The kind of document “{name}” is unknown. Choose one of: {choices}.',
  V4009: '{where}: the file type is unknown. Choose one of: {choices}.',
  V4010:
    '{where}: the field “{field}” does not exist.{suggestions, select, none {} other { Did you mean “{suggestions}”?}} See the list in docs/documents.md.',
  V4011: '{where}: the field “{field}” is missing in the template. Add it.',
  V4012: '{where}: the field “{field}” is broken ({what}). Write it again as one unbroken text.',
  V4013: '{where} is not a Word file (.docx) that can be read. Save the template again as .docx.',
  V4016: 'The plan has no requirement. The note needs one.',
  V4017: '{where}: “{id}” is not in the catalogue, so the document cannot speak of it. Mend the plan.',
  V4018: '{where}: the figure “{value}” agrees with no figure in the run. Mend it, or give a source.',
  V4019: 'The PDF could not be made ({what}). Nothing is written.',
  V5009:
    'The parameter {id} cannot be set to {value}; the model stops there. Its uncertainty is measured half-way. Narrow the range in the parameter file.',
  V5010:
    'The uncertainty was measured for other figures ({found}) than those loaded ({expected}). Build it again with “veivalg data bygg”.',
};
