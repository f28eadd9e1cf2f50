import type { MessageTable } from '../translator.ts';
import type { ProblemCode } from './nb.ts';

/** What is wrong, where, and how to mend it, in nynorsk. */
export const nn: MessageTable<ProblemCode> = {
  V1101: '{file} finst ikkje. Hent fila på nytt frå same versjon av Veivalg.',
  V1102: '{where}: {what}. Rett feltet etter skjemaet i docs/data.md.',
  V1103:
    '{where}: sjekksummen stemmer ikkje (venta {expected}, fann {found}). Fila er endra eller øydelagd; hent henne på nytt, eller før den nye sjekksummen i serieposten om endringa er meint.',
  V1104: '{where}: cella er tom. Fyll inn talet, eller merk kolonnen som blank i serieposten.',
  V1105: '{where}: «{value}» er ikkje eit tal. Skriv talet med punktum som desimalskiljeteikn.',
  V1106: '{where}: «{value}» er ikkje eit heilt tal. Rund av, eller endre typen til kolonnen i serieposten.',
  V1107: '{where}: {value} er utanfor grensene for kolonnen. Rett talet, eller endre grensene i serieposten.',
  V1108: '{where}: kolonnen {column} manglar. Legg han til, eller ta han ut av serieposten.',
  V1109: '{where}: {what}. Rett radene, så kvar gruppe står éin gong og utan overlapp.',
  V1110: '{where}: koden {id} står fleire gonger. Gi den eine ein annan kode.',
  V1111: '{where}: kjelda «{source}» finst ikkje i data/sources. Legg til kjeldeposten, eller rett nøkkelen.',
  V1112: '{where}: {what}. Summen skal vere {expected}, men er {found}. Rett radene.',
  V1113: '{where}: kommunenummer {code} høyrer ikkje til inndelinga i dag. Bruk {successors}.',
  V1114: '{where}: rada for {value} manglar. Legg ho til.',
  V1115: '{where}: «{value}» er ikkje ein kjend kode. Rett koden.',
  V1201: '{where} er ikkje ei Veivalg-fil. Bygg henne på nytt med «veivalg data bygg».',
  V1202:
    '{where} er skriven i versjon {version}, men denne utgåva les versjon {expected}. Bygg henne på nytt med «veivalg data bygg».',
  V1203: '{where} er øydelagd: sjekksummen stemmer ikkje. Bygg henne på nytt med «veivalg data bygg».',
  V1204: '{where} er kutta eller øydelagd ({bytes} byte). Bygg henne på nytt med «veivalg data bygg».',
  V1205: '{where} manglar delen {part}. Bygg henne på nytt med «veivalg data bygg».',
  V1206: '{where} er bygd av eldre tal enn dei som ligg i data/. Bygg henne på nytt med «veivalg data bygg».',
  V2001:
    'Fann ikkje staden «{name}».{suggestions, select, none {} other { Meinte du {suggestions}?}} Søk med namn, kommunenummer, fylke, helsefellesskap eller «noreg».',
  V2002: '{name} er slått saman eller delt. Bruk {successors}.',
  V2003: '«{name}» kan bety fleire stader: {choices}. Bruk nummeret.',
  V2004: 'Året {year} er utanfor {first}–{last}. Vel eit år i det spennet.',
  V2005: 'Tenesta «{name}» er ukjend. Vel ei av: {choices}.',
  V2006: 'Yrket «{name}» er ukjent. Vel eitt av: {choices}.',
  V2007: 'Scenarioet «{name}» er ukjent. Vel eitt av: {choices}.',
  V2008: '«{name}» er ikkje eit tal. Skriv til dømes 0,5 eller 2040.',
  V2101:
    '{where}: tiltaket «{id}» finst ikkje.{suggestions, select, none {} other { Meinte du {suggestions}?}} Sjå «veivalg tiltak».',
  V2102: '{where}: «{id}» er ikkje eit tiltak som kan stillast på ({treatment}). Ta det ut av planen.',
  V2103:
    '{where}: {value} er utanfor {min}–{max}. Oppgi ein verdi i spennet, eller endre grensene i tiltaksfila.',
  V2104: '{where}: innfasinga på {ramp} år er ikkje mogleg. Oppgi null eller fleire år.',
  V2105: '{where}: oppstart i {year} er utanfor {first}–{last}. Vel eit år i det spennet.',
  V2106: '{where}: tiltaket «{id}» står fleire gonger i planen. Slå dei saman til éi linje.',
  V2107: '{where}: «{id}» og «{other}» er to former av same tiltak. Behald eitt av dei; begge tel ikkje.',
  V2108: '{where}: kravet «{id}» finst ikkje. Sjå «veivalg krav».',
  V2109:
    '{where}: kravet «{id}» gjeld ingen på dei valde stadene. Vel andre stader, eller endre kven kravet gjeld.',
  V2110: '{where}: parameteren «{id}» finst ikkje. Sjå docs/parameters.md.',
  V2111: '{where}: {value} er utanfor det parameteren {id} kan vere ({min}–{max}).',
  V2112:
    '{where}: kommunenummeret {code} finst ikkje i inndelinga i dag.{successors, select, none {} other { Bruk {successors}.}}',
  V2113:
    'Planen er skriven i versjon {version}, men denne utgåva kjenner versjon {known}. Oppdater Veivalg; planen er ikkje rørt.',
  V2114:
    '{where}: fila er ikkje gyldig JSON ({what}). Ho kan vere kutta; opne ein eldre kopi. Fila er ikkje rørt.',
  V2115: '{where}: feltet passar ikkje ({what}). Rett det etter docs/plan.md. Fila er ikkje rørt.',
  V2116: '{where}: delen {value} må vere mellom 0 og 1.',
  V2117: '{where}: tiltaket flytter «{id}», som modellen ikkje kjenner. Vel ein av: {choices}.',
  V2118: '{where}: yrket «{id}» er ukjent. Vel eitt av: {choices}.',
  V2201: 'Køyringa kan ikkje gjenskapast: {what} er endra (venta {expected}, fann {found}).',
  V2202:
    'Køyringa er laga med modell {expected}; dette er modell {found}. Tala kan skilje seg; skilnaden står under.',
  V2301:
    '{where} kan ikkje skrivast ({what}). Lukk fila om ho er open, eller vel eit anna namn. Ingenting er skrive.',
};
