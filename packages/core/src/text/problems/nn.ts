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
  V2009:
    '«{name}» er ikkje eit eige tal frå fila som utrekninga kan bruke. Vel mellom: {choices}, eller namnet på eit yrke eller ei teneste.',
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
  V2119:
    'Tiltaka som flyttar {driver}, når grensa for gruppa {group} i {year}. Meir innsats der gir ikkje større verknad.',
  V2120:
    '{where}: «{id}» og «{other}» dreg kvar sin veg. Ta ut det eine, eller la begge stå om det er meininga.',
  V2121: '{where}: kravet «{id}» står fleire gonger i planen. Behald ei av linjene.',
  V2122: '{where}: kravet «{id}» har inga publisert mengd. Fyll inn mengda sjølv.',
  V2201: 'Køyringa kan ikkje gjenskapast: {what} er endra (venta {expected}, fann {found}).',
  V2202:
    'Køyringa er laga med modell {expected}; dette er modell {found}. Tala kan skilje seg; skilnaden står under.',
  V2301:
    '{where} kan ikkje skrivast ({what}). Lukk fila om ho er open, eller vel eit anna namn. Ingenting er skrive.',
  V3001:
    '{where}: fekk ikkje kontakt med {url} ({what}). Sjekk nettet, eller prøv igjen seinare. Tala du har, er ikkje rørte.',
  V3002:
    '{where}: tenesta avviser spørjinga ({status}: {what}). Køyr «veivalg data sjekk» for å sjå kva som er endra i tabellen.',
  V3003:
    '{where}: svaret er kutta eller ikkje JSON ({bytes} teikn). Hent tabellen på nytt; det som alt er henta, er teke vare på.',
  V3004:
    '{where}: svaret har ikkje forma det skal ha ({what}). Hent det på nytt; er feilen der framleis, er formatet endra hos produsenten.',
  V3005:
    '{where}: tabellen finst ikkje ({url}). Han kan vere lagd ned eller ha fått nytt nummer; sjå tabelloversikta til produsenten, og rett data/connectors/tables.',
  V3006:
    '{where}: tenesta er oppteken eller nede ({status}) etter {tries} forsøk. Vent litt og køyr kommandoen igjen; han held fram der han slapp.',
  V3007:
    '{where}: tabellen {table} har ikkje variabelen {variable}. Rett namnet; sjå metadataa til tabellen.',
  V3008:
    '{where}: «{value}» er ingen verdi og ikkje noko gyldig uttrykk. Bruk ein kode frå metadataa, *, top(n), from(v), to(v) eller range(a,b).',
  V3009: '{where}: variabelen {variable} i tabell {table} må ha eit utval. Legg han til i spørjinga.',
  V3010:
    '{where}: cellegrensa {limit} er for låg til å hente noko. Rett henne i data/connectors/service.json.',
  V3011: '{where}: svaret er for stort ({size}, grensa er {limit}). Del spørjinga i mindre bitar.',
  V3012:
    '{where}: svaret frå tabell {table} passar ikkje til spørjinga: stader, år eller grupper manglar eller er andre. Hent tabellen på nytt.',
  V3013:
    '{where}: tabellen vart publisert på nytt medan han vart henta (frå {before} til {now}). Køyr kommandoen igjen, så alle tal er frå same utgåve.',
  V3014:
    '{where}: fann ikkje variabelen {variable} i tabell {table}, eller verdiane passar ikkje med det vi ventar. Rett beskrivinga i data/connectors/tables.',
  V3015: '{where}: året {year} manglar i tabell {table}. Serien har eit hol der; ingenting er fylt inn.',
  V3016:
    '{where}: tabell {table} er lagd ned hos produsenten, siste periode er {last}. Tala blir brukte, men blir ikkje nyare; sjå etter ein ny tabell.',
  V3017:
    '{where}: i tabell {table} er {values} borte frå {variable}, eller noko nytt må veljast der. Dei gamle tala blir haldne; rett data/connectors/tables/{table}.json og hent på nytt.',
  V3018: '{where}: tabellen {table} står ikkje på lista. Vel ein av: {choices}.',
  V3019: '{where}: det finst ingen tidlegare talversjon å gå tilbake til. Dei innebygde tala er i bruk.',
  V3020: '{where}: talversjonen {version} finst ikkje eller er øydelagd. Sjå «veivalg data versjoner».',
  V3021:
    '{where}: serien har ikkje tal for alle kommunane ({missing} manglar, først {first}). Tala er ikkje tekne i bruk.',
  V3022:
    '{where}: sjukepleiarårsverka i tabell {table} er {value}, som ikkje heng saman med {other} årsverk i alt i same utgåve. Tala er lagra, men ikkje tekne i bruk; sjå om tabellen har fått ei ny inndeling.',
  V3023:
    '{where}: {missing} kommunar har løynde eller manglande tal (først {first}). Dei held på talet dei hadde; tala for dei andre er tekne i bruk.',
  V3024:
    '{where}: {count} kommunar har tal som ikkje kan stemme (først {first}): fleire brukarar enn innbyggjarar, aldrar som til saman er fleire enn alle, eller meir enn 168 timar i veka. Tala er lagra, men ikkje tekne i bruk; sjå om tabellen har fått ei ny inndeling.',
  V3101: '{where}: filtypen er ukjend. Lagre fila som CSV, XLSX eller ODS og prøv igjen.',
  V3102:
    '{where}: fila inneheld makroar og blir ikkje opna. Lagre henne som vanleg rekneark (.xlsx) eller CSV utan makroar.',
  V3103: '{where}: fila er låst med passord. Lagre ein kopi utan passord og prøv igjen.',
  V3104:
    '{where}: fila er for stor ({size}, grensa er {limit}). Del henne i mindre filer, eller lagre henne som CSV.',
  V3105:
    '{where}: fila er pakka slik at ho veks urimeleg når ho blir opna ({size}, grensa er {limit}). Ho er ikkje opna; lagre tabellen på nytt som CSV.',
  V3106: '{where}: fila er øydelagd eller kutta ({what}). Hent eller lagre henne på nytt.',
  V3107: '{where}: arket har fleire rader enn vi les ({rows}, grensa er {limit}). Del fila.',
  V3108:
    '{where}: hermeteiknet i rad {row} er ikkje avslutta. Lukk det, eller lagre fila på nytt frå reknearket.',
  V3109:
    '{where}: rad {row} har {found} felt, overskrifta har {expected}. Rett rada, eller vel eit anna skiljeteikn.',
  V3110:
    '{where}: arket «{sheet}» er skjult og er ikkje teke med. Vis arket og vel det, om det skal vere med.',
  V3111: '{where}: {count} celler er formlar. Verdien som sist vart rekna ut, er brukt; ingenting er køyrt.',
  V3112:
    '{where}: cella i rad {row}, kolonne {column} har ein formel utan verdi. Opne fila i reknearket, lagre henne, og prøv igjen.',
  V3113:
    '{where}: cella i rad {row}, kolonne {column} viser ein feil ({value}). Rett formelen, eller tøm cella.',
  V3114:
    '{where}: {count} område med samanslåtte celler. Verdien står berre i den første cella av kvart; del dei om fleire rader skal ha han.',
  V3115: '{where}: fila er tom. Vel eit ark med ei overskriftsrad og minst éi rad med tal.',
  V3116:
    '{where}: teiknsettet er ikkje eintydig; {encoding} er brukt. Sjå at æ, ø og å er rette, eller vel teiknsett.',
  V3201: '{where}: kolonnen for {field} er ikkje vald. Vel kva kolonne som har han.',
  V3202:
    '{where}, rad {row}, kolonne {column}: yrkeskoden er ikkje kjend. Knyt han til eit yrke, eller sei at han ikkje skal vere med.',
  V3203:
    '{where}, rad {row}, kolonne {column}: verdien er ikkje eit tal. Skriv eit tal, til dømes 80 eller 80,5.',
  V3204: '{where}, rad {row}, kolonne {column}: talet er utanfor {min}–{max}. Rett det.',
  V3205:
    '{where}, rad {row}: stillingane til same person blir over 100 prosent i sum. Rett stillingane, eller stadfest at det er slik.',
  V3206:
    '{where}, rad {row}, kolonne {column}: fødselsåret gir ein alder utanfor {min}–{max}. Rett året, eller ta rada ut.',
  V3207:
    '{where}, rad {row}: same person står to gonger med same yrke og eining (også i rad {first}). Ta den eine ut, eller slå dei saman.',
  V3208: '{where}, rad {row}, kolonne {column}: cella er tom. Fyll henne inn.',
  V3209: '{where}: {count} fleire rader har feil av same slag. Rett dei du ser, og prøv igjen.',
  V3210: '{where}: ingen kolonne seier kven radene gjeld, så kvar rad blir talt som éin person.',
  V3211: '{where}, rad {row}: kommunenummer {code} er ikkje i inndelinga i dag. Bruk nummeret i dag.',
  V3212: '{where}, rad {row}: {what} står to gonger (også i rad {first}). Behald den eine.',
  V3213: '{where}, rad {row}, kolonne {column}: tenesta er ikkje kjend. Vel ei av: {choices}.',
  V3214: '{where}: det manglar {what}. Legg til radene; ingenting er fylt inn.',
  V3215:
    'Bruk av eigne tal treng ei grunngiving. Skriv kvifor kommunen sine eigne tal skal gå føre registeret ({where}: {figure}).',
  V3221:
    'Eigne tal gjeld kommune {code}, som ikkje finst i inndelinga i dag. Bruk kommunenummeret som gjeld no.',
  V3222:
    '{where}, {figure}{key, select, none {} other {, {key}}}: {value} er utanfor {min}–{max}. Rett talet, eller vel det frå registeret.',
  V3223:
    '{where}, {figure}, {key}: utrekninga har ingen plass til dette talet. Det blir vist ved sida av registeret; vel talet frå registeret.',
  V3224: '{where}: eigen befolkningsbane må dekkje {year}. Legg til åra som manglar.',
  V3225:
    '{where}, {figure}, {key}: {value} årsverk er ikkje mindre enn heile landet sine {max}. Sjå over talet.',
  V3226:
    '{where}, {figure}, {key}: {value} er langt frå {register} i registeret. Talet er brukt; sjå at fila gjeld heile kommunen og berre den.',
  V3227:
    '{where}: {figure} blir vist ved sida av registeret, men blir ikkje brukt i utrekninga. Vel talet frå registeret.',
  V3228: '{where}: dette er ikkje ei fil med eigne tal frå Veivalg ({what}). Lagre ho på nytt.',
  V3229: '{where}: ingen eigne tal å angre.',
  V3230: '{where}: fila gjeld kommune {code}, ikkje {asked}. Vel rett fil eller kommune.',
  V3301: '{where}: formatet «{name}» er ukjent. Vel eitt av: {choices}.',
  V3302: '{where}: tabellen er for stor for {format} ({rows} rader). Vel CSV eller Parquet.',
  V3401: 'Adressa {where} er i bruk. Vel ein annan port med --port.',
  V5001:
    'Kan ikkje rekne med {draws} trekk. Vel eit heilt tal frå {fewest} til {most}; 1000 er nok til å vise spennet.',
  V5002: 'Frøet «{seed}» er ikkje eit heilt tal frå 0 og oppover. Skriv til dømes 1; same frø gir same tal.',
  V5003:
    'Parameteren {id}: fordelinga ({shape}) motseier seg sjølv eller grensene {min}–{max}. Rett fordelinga eller grensene i parameterfila.',
  V5004:
    'Samvariasjonane mellom {names} kan ikkje gjelde samstundes. Gjer ein av dei svakare i data/parameters/uncertainty.',
  V5005:
    'Utrekninga av uvisse vart stoppa etter {done} av {total} steg. Resultatet utan band står fast; start på nytt for å få band.',
  V5006:
    'Det er ikkje nok minne til {draws} trekk ({megabytes} MB). Vel færre trekk; 1000 er nok til å vise spennet.',
  V5007:
    'Samvariasjonen {id} peikar ikkje på to ulike parametrar med fordeling. Rett namnet på parameterfila.',
  V5008:
    'Nettlesaren manglar raske talinstruksjonar (SIMD). Tala er dei same, men uvissa blir rekna saktare.',
  V4001: '{where}: teksten er {length} teikn; det er plass til {max}. Kort han ned.',
  V4002: '{where}: {count} teikn som ikkje er tekst, er tekne bort. Sjå over feltet.',
  V4003: '{where}: feltet er ikkje fylt ut. Dokumentet viser ein tom plass der.',
  V4004: '{where}: «{value}» er ikkje ein dato. Skriv år, månad og dag, til dømes 2026-11-21.',
  V4005:
    '{place}: tal manglar i køyringa for {year} ({what}). Dokumentet er ikkje laga. Sjå «veivalg data status».',
  V4006: '{place}: tenesta {where} har hòl i tala og er ikkje med i teksten. Dokumentet seier det.',
  V4007: 'Planen har ingen tiltak. Legg til tiltak, eller vel ein annan dokumenttype.',
  V4008: 'Dokumenttypen «{name}» er ukjend. Vel ein av: {choices}.',
  V4009: '{where}: filtypen er ukjend. Vel ein av: {choices}.',
  V4010:
    '{where}: feltet «{field}» finst ikkje.{suggestions, select, none {} other { Meinte du «{suggestions}»?}} Sjå lista i docs/documents.md.',
  V4011: '{where}: feltet «{field}» manglar i malen. Legg det til.',
  V4012: '{where}: feltet «{field}» er øydelagt ({what}). Skriv det på nytt som éin samanhengande tekst.',
  V4013: '{where} er ikkje ei Word-fil (.docx) som kan lesast. Lagre malen på nytt som .docx.',
  V4016: 'Planen har ingen krav. Notatet treng eitt krav.',
  V4017: '{where}: «{id}» finst ikkje i katalogen, så dokumentet kan ikkje omtale det. Rett planen.',
  V4018: '{where}: talet «{value}» stemmer ikkje med noko tal i køyringa. Rett det, eller oppgi ei kjelde.',
  V4019: 'PDF-en kunne ikkje lagast ({what}). Ingenting er skrive.',
  V5009:
    'Parameteren {id} kan ikkje setjast til {value}; modellen stoppar der. Uvissa er målt halvvegs. Snevre inn spennet i parameterfila.',
  V5010:
    'Uvissa er målt for andre tal ({found}) enn dei som er lasta ({expected}). Bygg ho på nytt med «veivalg data bygg».',
};
