/** Texts of the guide, the glossary and help in bokmål. */
export const helpNb = {
  'glossary.band': 'Åtte av ti forløp',
  'glossary.bandText':
    'Framtida regnes ut mange ganger med ulike, mulige verdier. I åtte av ti ligger svaret innenfor båndet.',
  'glossary.ceiling': 'Bærekraftig tak',
  'glossary.ceilingText':
    'Hvor stor del av alle i arbeid som kan jobbe i helse og omsorg uten at det går ut over alt annet.',
  'glossary.coverage': 'Dekning',
  'glossary.coverageText': 'Hvor stor del av behovet tilbudet dekker. 100 prosent er balanse.',
  'glossary.evidence': 'Kunnskapsgrunnlag',
  'glossary.evidenceText': 'A er forsøk, B er evaluering, C er anslag, og D betyr at ingen har målt det.',
  'glossary.fte': 'Årsverk',
  'glossary.fteText':
    'Én person i full stilling i ett år. To personer i halv stilling er ett årsverk. Her telles avtalte årsverk, også når noen er lenge borte.',
  'glossary.gap': 'Mangel',
  'glossary.gapText': 'Behovet minus tilbudet. Et positivt tall betyr at det mangler folk.',
  'glossary.helsefellesskap': 'Helsefellesskap',
  'glossary.helsefellesskapText': 'Kommunene som har samme sykehus, sammen med sykehuset.',
  'glossary.path': 'Bane',
  'glossary.pathText':
    'Et sett forutsetninger om helse, familie og standard. Best og verst viser hvor mye de betyr.',
  'guide.1': 'Velg kommunen din',
  'guide.1text': 'Bytt sted øverst. Du kan søke på navn eller kommunenummer.',
  'guide.2': 'Les setningen',
  'guide.2text': 'Den sier hvor mange årsverk som mangler. Trykk «Hvorfor?» for å se hva tallet består av.',
  'guide.3': 'Flytt på tiltak',
  'guide.3text':
    'Dra, skriv eller bruk piltastene. Alle figurer følger med. Det fargede feltet er det forskningen har funnet.',
  'guide.4': 'Ta det med deg',
  'guide.4text': 'Lenka åpner det samme bildet hos andre. Planer lagres på din egen maskin.',
  'guide.back': 'Tilbake',
  'guide.done': 'Sett i gang',
  'guide.next': 'Neste',
  'guide.skip': 'Hopp over',
  'guide.step': '{step} av {count}',
  'guide.title': 'Veivalg på ett minutt',
  'help.glossary': 'Ord',
  'help.guide': 'Vis innføringen igjen',
  'help.keyArrows': 'Flytt et tiltak ett steg, eller les punktene i en figur',
  'help.keyEscape': 'Lukk det som er åpent',
  'help.keyHome': 'Til laveste og høyeste verdi',
  'help.keyPage': 'Flytt et tiltak ti steg',
  'help.keyRedo': 'Gjør om',
  'help.keyUndo': 'Angre siste endring',
  'help.keys': 'Taster',
  'help.open': 'Hjelp',
  'help.report': 'Meld feil i tall',
  'help.reportText': 'Kopier lenka og fortell hva som er galt. Lenka viser nøyaktig det du ser.',
  'help.title': 'Hjelp',
} as const;

export type HelpKey = keyof typeof helpNb;
