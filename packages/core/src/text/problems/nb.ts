/** What is wrong, where, and how to mend it, in bokmål. Keys are problem codes; `{where}` is always there. */
export const nb = {
  V1101: '{file} finnes ikke. Hent fila på nytt fra samme versjon av Veivalg.',
  V1102: '{where}: {what}. Rett feltet etter skjemaet i docs/data.md.',
  V1103:
    '{where}: sjekksummen stemmer ikke (ventet {expected}, fant {found}). Fila er endret eller ødelagt; hent den på nytt, eller før den nye sjekksummen i serieposten om endringen er meningen.',
  V1104: '{where}: cellen er tom. Fyll inn tallet, eller merk kolonnen som blank i serieposten.',
  V1105: '{where}: «{value}» er ikke et tall. Skriv tallet med punktum som desimalskilletegn.',
  V1106: '{where}: «{value}» er ikke et helt tall. Rund av, eller endre kolonnens type i serieposten.',
  V1107:
    '{where}: {value} er utenfor grensene for kolonnen. Rett tallet, eller endre grensene i serieposten.',
  V1108: '{where}: kolonnen {column} mangler. Legg den til, eller ta den ut av serieposten.',
  V1109: '{where}: {what}. Rett radene, så hver gruppe står én gang og uten overlapp.',
  V1110: '{where}: koden {id} står flere ganger. Gi den ene en annen kode.',
  V1111: '{where}: kilden «{source}» finnes ikke i data/sources. Legg til kildeposten, eller rett nøkkelen.',
  V1112: '{where}: {what}. Summen skal være {expected}, men er {found}. Rett radene.',
  V1113: '{where}: kommunenummer {code} hører ikke til dagens inndeling. Bruk {successors}.',
  V1114: '{where}: raden for {value} mangler. Legg den til.',
  V1115: '{where}: «{value}» er ikke en kjent kode. Rett koden.',
  V1201: '{where} er ikke en Veivalg-fil. Bygg den på nytt med «veivalg data bygg».',
  V1202:
    '{where} er skrevet i versjon {version}, men denne utgaven leser versjon {expected}. Bygg den på nytt med «veivalg data bygg».',
  V1203: '{where} er ødelagt: sjekksummen stemmer ikke. Bygg den på nytt med «veivalg data bygg».',
  V1204: '{where} er kuttet eller ødelagt ({bytes} byte). Bygg den på nytt med «veivalg data bygg».',
  V1205: '{where} mangler delen {part}. Bygg den på nytt med «veivalg data bygg».',
  V1206:
    '{where} er bygd av eldre tall enn dem som ligger i data/. Bygg den på nytt med «veivalg data bygg».',
  V2001:
    'Fant ikke stedet «{name}».{suggestions, select, none {} other { Mente du {suggestions}?}} Søk med navn, kommunenummer, fylke, helsefellesskap eller «norge».',
  V2002: '{name} er slått sammen eller delt. Bruk {successors}.',
  V2003: '«{name}» kan bety flere steder: {choices}. Bruk nummeret.',
  V2004: 'Året {year} er utenfor {first}–{last}. Velg et år i det spennet.',
  V2005: 'Tjenesten «{name}» er ukjent. Velg en av: {choices}.',
  V2006: 'Yrket «{name}» er ukjent. Velg ett av: {choices}.',
  V2007: 'Scenariet «{name}» er ukjent. Velg ett av: {choices}.',
  V2008: '«{name}» er ikke et tall. Skriv for eksempel 0,5 eller 2040.',
  V2101:
    '{where}: tiltaket «{id}» finnes ikke.{suggestions, select, none {} other { Mente du {suggestions}?}} Se «veivalg tiltak».',
  V2102: '{where}: «{id}» er ikke et tiltak som kan stilles på ({treatment}). Ta det ut av planen.',
  V2103:
    '{where}: {value} er utenfor {min}–{max}. Oppgi en verdi i spennet, eller endre grensene i tiltaksfila.',
  V2104: '{where}: innfasingen på {ramp} år er ikke mulig. Oppgi null eller flere år.',
  V2105: '{where}: oppstart i {year} er utenfor {first}–{last}. Velg et år i det spennet.',
  V2106: '{where}: tiltaket «{id}» står flere ganger i planen. Slå dem sammen til én linje.',
  V2107: '{where}: «{id}» og «{other}» er to former av samme tiltak. Behold ett av dem; begge teller ikke.',
  V2108: '{where}: kravet «{id}» finnes ikke. Se «veivalg krav».',
  V2109:
    '{where}: kravet «{id}» gjelder ingen på de valgte stedene. Velg andre steder, eller endre hvem kravet gjelder.',
  V2110: '{where}: parameteren «{id}» finnes ikke. Se docs/parameters.md.',
  V2111: '{where}: {value} er utenfor det parameteren {id} kan være ({min}–{max}).',
  V2112:
    '{where}: kommunenummeret {code} finnes ikke i dagens inndeling.{successors, select, none {} other { Bruk {successors}.}}',
  V2113:
    'Planen er skrevet i versjon {version}, men denne utgaven kjenner versjon {known}. Oppdater Veivalg; planen er ikke rørt.',
  V2114:
    '{where}: fila er ikke gyldig JSON ({what}). Den kan være kuttet; åpne en eldre kopi. Fila er ikke rørt.',
  V2115: '{where}: feltet passer ikke ({what}). Rett det etter docs/plan.md. Fila er ikke rørt.',
  V2116: '{where}: andelen {value} må være mellom 0 og 1.',
  V2117: '{where}: tiltaket flytter «{id}», som modellen ikke kjenner. Velg en av: {choices}.',
  V2118: '{where}: yrket «{id}» er ukjent. Velg ett av: {choices}.',
  V2201: 'Kjøringen kan ikke gjenskapes: {what} er endret (ventet {expected}, fant {found}).',
  V2202:
    'Kjøringen er laget med modell {expected}; dette er modell {found}. Tallene kan skille seg; forskjellen står under.',
  V2301:
    '{where} kan ikke skrives ({what}). Lukk fila om den er åpen, eller velg et annet navn. Ingenting er skrevet.',
} as const;

export type ProblemCode = keyof typeof nb;
