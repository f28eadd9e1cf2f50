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
  V2009:
    '«{name}» er ikke et eget tall fra fila som beregningen kan bruke. Velg blant: {choices}, eller navnet på et yrke eller en tjeneste.',
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
  V2119:
    'Tiltakene som flytter {driver}, når grensen for gruppa {group} i {year}. Mer innsats der gir ikke større virkning.',
  V2120:
    '{where}: «{id}» og «{other}» trekker hver sin vei. Ta ut det ene, eller la begge stå om det er meningen.',
  V2121: '{where}: kravet «{id}» står flere ganger i planen. Behold én av linjene.',
  V2122: '{where}: kravet «{id}» har ingen publisert mengde. Fyll inn mengden selv.',
  V2201: 'Kjøringen kan ikke gjenskapes: {what} er endret (ventet {expected}, fant {found}).',
  V2202:
    'Kjøringen er laget med modell {expected}; dette er modell {found}. Tallene kan skille seg; forskjellen står under.',
  V2301:
    '{where} kan ikke skrives ({what}). Lukk fila om den er åpen, eller velg et annet navn. Ingenting er skrevet.',
  V3001:
    '{where}: fikk ikke kontakt med {url} ({what}). Sjekk nettet, eller prøv igjen senere. Tallene du har, er ikke rørt.',
  V3002:
    '{where}: tjenesten avviser spørringen ({status}: {what}). Kjør «veivalg data sjekk» for å se hva som er endret i tabellen.',
  V3003:
    '{where}: svaret er kuttet eller ikke JSON ({bytes} tegn). Hent tabellen på nytt; det som alt er hentet, er tatt vare på.',
  V3004:
    '{where}: svaret har ikke formen det skal ha ({what}). Hent det på nytt; er feilen der fortsatt, er formatet endret hos produsenten.',
  V3005:
    '{where}: tabellen finnes ikke ({url}). Den kan være lagt ned eller ha fått nytt nummer; se produsentens tabelloversikt, og rett data/connectors/tables.',
  V3006:
    '{where}: tjenesten er opptatt eller nede ({status}) etter {tries} forsøk. Vent litt og kjør kommandoen igjen; den fortsetter der den slapp.',
  V3007:
    '{where}: tabellen {table} har ikke variabelen {variable}. Rett navnet; se metadataene til tabellen.',
  V3008:
    '{where}: «{value}» er ingen verdi og ikke noe gyldig uttrykk. Bruk en kode fra metadataene, *, top(n), from(v), to(v) eller range(a,b).',
  V3009: '{where}: variabelen {variable} i tabell {table} må ha et utvalg. Legg den til i spørringen.',
  V3010: '{where}: cellegrensen {limit} er for lav til å hente noe. Rett den i data/connectors/service.json.',
  V3011: '{where}: svaret er for stort ({size}, grensen er {limit}). Del spørringen i mindre biter.',
  V3012:
    '{where}: svaret fra tabell {table} passer ikke til spørringen: steder, år eller grupper mangler eller er andre. Hent tabellen på nytt.',
  V3013:
    '{where}: tabellen ble publisert på nytt mens den ble hentet (fra {before} til {now}). Kjør kommandoen igjen, så alle tall er fra samme utgave.',
  V3014:
    '{where}: fant ikke variabelen {variable} i tabell {table}, eller verdiene passer ikke med det vi venter. Rett beskrivelsen i data/connectors/tables.',
  V3015: '{where}: året {year} mangler i tabell {table}. Serien har et hull der; ingenting er fylt inn.',
  V3016:
    '{where}: tabell {table} er lagt ned hos produsenten, siste periode er {last}. Tallene brukes, men blir ikke nyere; se etter en ny tabell.',
  V3017:
    '{where}: i tabell {table} er {values} borte fra {variable}, eller noe nytt må velges der. De gamle tallene beholdes; rett data/connectors/tables/{table}.json og hent på nytt.',
  V3018: '{where}: tabellen {table} står ikke på listen. Velg en av: {choices}.',
  V3019: '{where}: det finnes ingen tidligere tallversjon å gå tilbake til. De innebygde tallene er i bruk.',
  V3020: '{where}: tallversjonen {version} finnes ikke eller er ødelagt. Se «veivalg data versjoner».',
  V3021:
    '{where}: serien har ikke tall for alle kommunene ({missing} mangler, først {first}). Tallene er ikke tatt i bruk.',
  V3022:
    '{where}: sykepleierårsverkene i tabell {table} er {value}, som ikke henger sammen med {other} årsverk i alt i samme utgave. Tallene er lagret, men ikke tatt i bruk; se om tabellen har fått en ny inndeling.',
  V3023:
    '{where}: {missing} kommuner har skjulte eller manglende tall (først {first}). De beholder tallet de hadde; tallene for de andre er tatt i bruk.',
  V3024:
    '{where}: {count} kommuner har tall som ikke kan stemme (først {first}): flere brukere enn innbyggere, aldre som til sammen er flere enn alle, eller mer enn 168 timer i uka. Tallene er lagret, men ikke tatt i bruk; se om tabellen har fått en ny inndeling.',
  V3101: '{where}: filtypen er ukjent. Lagre den som CSV, XLSX eller ODS og prøv igjen.',
  V3102:
    '{where}: fila inneholder makroer og åpnes ikke. Lagre den som vanlig regneark (.xlsx) eller CSV uten makroer.',
  V3103: '{where}: fila er låst med passord. Lagre en kopi uten passord og prøv igjen.',
  V3104:
    '{where}: fila er for stor ({size}, grensen er {limit}). Del den i mindre filer, eller lagre den som CSV.',
  V3105:
    '{where}: fila er pakket slik at den vokser urimelig når den åpnes ({size}, grensen er {limit}). Den er ikke åpnet; lagre tabellen på nytt som CSV.',
  V3106: '{where}: fila er ødelagt eller kuttet ({what}). Hent eller lagre den på nytt.',
  V3107: '{where}: arket har flere rader enn vi leser ({rows}, grensen er {limit}). Del fila.',
  V3108:
    '{where}: anførselstegnet i rad {row} er ikke avsluttet. Lukk det, eller lagre fila på nytt fra regnearket.',
  V3109:
    '{where}: rad {row} har {found} felt, overskriften har {expected}. Rett raden, eller velg et annet skilletegn.',
  V3110:
    '{where}: arket «{sheet}» er skjult og er ikke tatt med. Vis arket og velg det, om det skal være med.',
  V3111: '{where}: {count} celler er formler. Verdien som sist ble regnet ut, er brukt; ingenting er kjørt.',
  V3112:
    '{where}: cellen i rad {row}, kolonne {column} har en formel uten verdi. Åpne fila i regnearket, lagre den, og prøv igjen.',
  V3113:
    '{where}: cellen i rad {row}, kolonne {column} viser en feil ({value}). Rett formelen, eller tøm cellen.',
  V3114:
    '{where}: {count} områder med sammenslåtte celler. Verdien står bare i den første cellen av hvert; del dem om flere rader skal ha den.',
  V3115: '{where}: fila er tom. Velg et ark med en overskriftsrad og minst én rad med tall.',
  V3116:
    '{where}: tegnsettet er ikke entydig; {encoding} er brukt. Se at æ, ø og å er riktige, eller velg tegnsett.',
  V3201: '{where}: kolonnen for {field} er ikke valgt. Velg hvilken kolonne som har den.',
  V3202:
    '{where}, rad {row}, kolonne {column}: yrkeskoden er ikke kjent. Knytt den til et yrke, eller si at den ikke skal være med.',
  V3203:
    '{where}, rad {row}, kolonne {column}: verdien er ikke et tall. Skriv et tall, for eksempel 80 eller 80,5.',
  V3204: '{where}, rad {row}, kolonne {column}: tallet er utenfor {min}–{max}. Rett det.',
  V3205:
    '{where}, rad {row}: stillingene til samme person blir over 100 prosent i sum. Rett stillingene, eller bekreft at det er slik.',
  V3206:
    '{where}, rad {row}, kolonne {column}: fødselsåret gir en alder utenfor {min}–{max}. Rett året, eller ta raden ut.',
  V3207:
    '{where}, rad {row}: samme person står to ganger med samme yrke og enhet (også i rad {first}). Ta den ene ut, eller slå dem sammen.',
  V3208: '{where}, rad {row}, kolonne {column}: cellen er tom. Fyll den inn.',
  V3209: '{where}: {count} flere rader har feil av samme slag. Rett dem du ser, og prøv igjen.',
  V3210: '{where}: ingen kolonne sier hvem radene gjelder, så hver rad telles som én person.',
  V3211: '{where}, rad {row}: kommunenummer {code} er ikke i dagens inndeling. Bruk dagens nummer.',
  V3212: '{where}, rad {row}: {what} står to ganger (også i rad {first}). Behold den ene.',
  V3213: '{where}, rad {row}, kolonne {column}: tjenesten er ikke kjent. Velg en av: {choices}.',
  V3214: '{where}: det mangler {what}. Legg til radene; ingenting er fylt inn.',
  V3215:
    'Bruk av egne tall trenger en begrunnelse. Skriv hvorfor kommunens egne tall skal gå foran registeret ({where}: {figure}).',
  V3221: 'Egne tall gjelder kommune {code}, som ikke finnes i dagens inndeling. Bruk dagens kommunenummer.',
  V3222:
    '{where}, {figure}{key, select, none {} other {, {key}}}: {value} er utenfor {min}–{max}. Rett tallet, eller velg registerets.',
  V3223:
    '{where}, {figure}, {key}: beregningen har ingen plass til dette tallet. Det vises ved siden av registeret; velg registerets tall.',
  V3224: '{where}: egen befolkningsbane må dekke {year}. Legg til årene som mangler.',
  V3225: '{where}, {figure}, {key}: {value} årsverk er ikke mindre enn hele landets {max}. Se over tallet.',
  V3226:
    '{where}, {figure}, {key}: {value} er langt fra registerets {register}. Tallet er brukt; se at fila gjelder hele kommunen og bare den.',
  V3227:
    '{where}: {figure} vises ved siden av registeret, men brukes ikke i beregningen. Velg registerets tall.',
  V3228: '{where}: dette er ikke en fil med egne tall fra Veivalg ({what}). Lagre den på nytt.',
  V3229: '{where}: ingen egne tall å angre.',
  V3230: '{where}: fila gjelder kommune {code}, ikke {asked}. Velg riktig fil eller kommune.',
  V3301: '{where}: formatet «{name}» er ukjent. Velg ett av: {choices}.',
  V3302: '{where}: tabellen er for stor for {format} ({rows} rader). Velg CSV eller Parquet.',
  V3401: 'Adressen {where} er i bruk. Velg en annen port med --port.',
  V5001:
    'Kan ikke regne med {draws} trekk. Velg et helt tall fra {fewest} til {most}; 1000 er nok til å vise spennet.',
  V5002:
    'Frøet «{seed}» er ikke et helt tall fra 0 og oppover. Skriv for eksempel 1; samme frø gir samme tall.',
  V5003:
    'Parameteren {id}: fordelingen ({shape}) motsier seg selv eller grensene {min}–{max}. Rett fordelingen eller grensene i parameterfila.',
  V5004:
    'Samvariasjonene mellom {names} kan ikke gjelde samtidig. Gjør en av dem svakere i data/parameters/uncertainty.',
  V5005:
    'Beregningen av usikkerhet ble stoppet etter {done} av {total} steg. Resultatet uten bånd står fast; start på nytt for å få bånd.',
  V5006:
    'Det er ikke nok minne til {draws} trekk ({megabytes} MB). Velg færre trekk; 1000 er nok til å vise spennet.',
  V5007: 'Samvariasjonen {id} peker ikke på to ulike parametere med fordeling. Rett navnet på parameterfila.',
  V5008:
    'Nettleseren mangler raske tallinstruksjoner (SIMD). Tallene er de samme, men usikkerheten regnes saktere.',
  V4001: '{where}: teksten er {length} tegn; det er plass til {max}. Kort den ned.',
  V4002: '{where}: {count} tegn som ikke er tekst, er tatt bort. Se over feltet.',
  V4003: '{where}: feltet er ikke fylt ut. Dokumentet viser en tom plass der.',
  V4004: '{where}: «{value}» er ikke en dato. Skriv år, måned og dag, for eksempel 2026-11-21.',
  V4005:
    '{place}: tall mangler i kjøringen for {year} ({what}). Dokumentet er ikke laget. Se «veivalg data status».',
  V4006: '{place}: tjenesten {where} har hull i tallene og er ikke med i teksten. Dokumentet sier det.',
  V4007: 'Planen har ingen tiltak. Legg til tiltak, eller velg en annen dokumenttype.',
  V4008: 'Dokumenttypen «{name}» er ukjent. Velg en av: {choices}.',
  V4009: '{where}: filtypen er ukjent. Velg en av: {choices}.',
  V4010:
    '{where}: feltet «{field}» finnes ikke.{suggestions, select, none {} other { Mente du «{suggestions}»?}} Se listen i docs/documents.md.',
  V4011: '{where}: feltet «{field}» mangler i malen. Legg det til.',
  V4012: '{where}: feltet «{field}» er ødelagt ({what}). Skriv det på nytt som én sammenhengende tekst.',
  V4013: '{where} er ikke en Word-fil (.docx) som kan leses. Lagre malen på nytt som .docx.',
  V4016: 'Planen har ingen krav. Notatet trenger ett krav.',
  V4017: '{where}: «{id}» finnes ikke i katalogen, så dokumentet kan ikke omtale det. Rett planen.',
  V4018: '{where}: tallet «{value}» stemmer ikke med noe tall i kjøringen. Rett det, eller oppgi en kilde.',
  V4019: 'PDF-en kunne ikke lages ({what}). Ingenting er skrevet.',
  V5009:
    'Parameteren {id} kan ikke settes til {value}; modellen stopper der. Usikkerheten er målt halvveis. Snevre inn spennet i parameterfila.',
  V5010:
    'Usikkerheten er målt for andre tall ({found}) enn dem som er lastet ({expected}). Bygg den på nytt med «veivalg data bygg».',
} as const;

export type ProblemCode = keyof typeof nb;
