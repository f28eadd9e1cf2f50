import type { HelpKey } from './nb.ts';

/** Texts of the guide, the glossary and help in nynorsk. */
export const helpNn: Readonly<Record<HelpKey, string>> = {
  'glossary.band': 'Åtte av ti forløp',
  'glossary.bandText':
    'Framtida blir rekna ut mange gonger med ulike, moglege verdiar. I åtte av ti ligg svaret innanfor bandet.',
  'glossary.ceiling': 'Berekraftig tak',
  'glossary.ceilingText':
    'Kor stor del av alle i arbeid som kan jobbe i helse og omsorg utan at det går ut over alt anna.',
  'glossary.coverage': 'Dekning',
  'glossary.coverageText': 'Kor stor del av behovet tilbodet dekkjer. 100 prosent er balanse.',
  'glossary.evidence': 'Kunnskapsgrunnlag',
  'glossary.evidenceText': 'A er forsøk, B er evaluering, C er overslag, og D tyder at ingen har målt det.',
  'glossary.fte': 'Årsverk',
  'glossary.fteText':
    'Éin person i full stilling i eitt år. To personar i halv stilling er eitt årsverk. Her tel avtalte årsverk, også når nokon er lenge borte.',
  'glossary.gap': 'Mangel',
  'glossary.gapText': 'Behovet minus tilbodet. Eit positivt tal tyder at det manglar folk.',
  'glossary.helsefellesskap': 'Helsefellesskap',
  'glossary.helsefellesskapText': 'Kommunane som har same sjukehus, saman med sjukehuset.',
  'glossary.path': 'Bane',
  'glossary.pathText':
    'Eit sett føresetnader om helse, familie og standard. Best og verst viser kor mykje dei har å seie.',
  'guide.1': 'Vel kommunen din',
  'guide.1text': 'Byt stad øvst. Du kan søkje på namn eller kommunenummer.',
  'guide.2': 'Les setninga',
  'guide.2text':
    'Ho seier kor mange årsverk som manglar. Trykk «Kvifor?» for å sjå kva talet er sett saman av.',
  'guide.3': 'Flytt på tiltak',
  'guide.3text':
    'Dra, skriv eller bruk piltastane. Alle figurar følgjer med. Det farga feltet er det forskinga har funne.',
  'guide.4': 'Ta det med deg',
  'guide.4text': 'Lenkja opnar det same biletet hos andre. Planar blir lagra på di eiga maskin.',
  'guide.back': 'Tilbake',
  'guide.done': 'Set i gang',
  'guide.next': 'Neste',
  'guide.skip': 'Hopp over',
  'guide.step': '{step} av {count}',
  'guide.title': 'Veivalg på eitt minutt',
  'help.glossary': 'Ord',
  'help.guide': 'Vis innføringa igjen',
  'help.keyArrows': 'Flytt eit tiltak eitt steg, eller les punkta i ein figur',
  'help.keyEscape': 'Lukk det som er ope',
  'help.keyHome': 'Til lågaste og høgaste verdi',
  'help.keyPage': 'Flytt eit tiltak ti steg',
  'help.keyRedo': 'Gjer om',
  'help.keyUndo': 'Angre siste endring',
  'help.keys': 'Tastar',
  'help.open': 'Hjelp',
  'help.report': 'Meld feil i tal',
  'help.reportText': 'Kopier lenkja og fortel kva som er gale. Lenkja viser nøyaktig det du ser.',
  'help.title': 'Hjelp',
};
