import { professions, services } from '@veivalg/core';
import { sharedTexts } from '@veivalg/core/text';
import { generatedNotice, markdownTable } from './markdown.ts';

/** Field terms of the code: English name, bokmål, nynorsk, what it is. */
const terms: readonly (readonly [string, string, string, string])[] = [
  [
    'contractedFte',
    'avtalte årsverk',
    'avtalte årsverk',
    'Full stilling etter kontrakt, lange fravær medregnet.',
  ],
  ['workedFte', 'utførte årsverk', 'utførte årsverk', 'Avtalte årsverk uten sykefravær.'],
  ['demand', 'behov', 'behov', 'Årsverk som trengs for tjenestene slik de er forutsatt.'],
  ['supply', 'tilgang', 'tilgang', 'Årsverk det blir av dem som er der, og dem som kommer.'],
  ['gap', 'mangel', 'mangel', 'Behov minus tilgang; positivt tall er mangel.'],
  ['coverage', 'dekning', 'dekning', 'Tilgang delt på behov.'],
  ['serviceUseRate', 'brukerrate', 'brukarrate', 'Brukere per innbygger etter kjønn og alder.'],
  ['careHoursPerWeek', 'timer per uke', 'timar per veke', 'Tildelte timer per bruker og uke.'],
  ['healthyShare', 'frisk andel', 'frisk del', 'Andel av vunnet levetid som er uten økt behov.'],
  ['standardGrowth', 'standardvekst', 'standardvekst', 'Årlig vekst i årsverk per bruker.'],
  ['labourSaving', 'arbeidsbesparelse', 'arbeidssparing', 'Årlig nedgang i årsverk per bruker.'],
  ['unpaidCare', 'ulønnet omsorg', 'ulønt omsorg', 'Hjelp fra familie og nettverk.'],
  ['attritionRate', 'avgangsrate', 'avgangsrate', 'Andel som slutter i året, utenom død og pensjon.'],
  ['intake', 'opptak', 'opptak', 'Studenter eller lærlinger som begynner.'],
  ['completionRate', 'gjennomføring', 'gjennomføring', 'Andel som fullfører.'],
  [
    'entryShare',
    'andel som begynner',
    'del som byrjar',
    'Andel av kandidatene som går inn i helse og omsorg.',
  ],
  ['positionSize', 'stillingsstørrelse', 'stillingsstorleik', 'Årsverk per ansatt.'],
  ['sickLeave', 'sykefravær', 'sjukefråvær', 'Andel av avtalt tid borte på grunn av sykdom.'],
  ['vacancy', 'ledighet', 'ledigheit', 'Mangel i basisåret delt på dem som er i arbeid.'],
  [
    'labourMarketRegion',
    'bo- og arbeidsmarkedsregion',
    'bu- og arbeidsmarknadsregion',
    'Kommuner der folk bor og arbeider på tvers.',
  ],
  ['catchmentArea', 'helsefellesskap', 'helsefellesskap', 'Kommunene som hører til samme sykehusområde.'],
  [
    'centralityClass',
    'sentralitetsklasse',
    'sentralitetsklasse',
    'SSBs inndeling fra 1 (mest sentral) til 6.',
  ],
  ['lever', 'spak', 'spak', 'Tiltak som kan stilles på og flytter tall.'],
  ['enabler', 'muliggjører', 'mogleggjerar', 'Tiltak som gjør andre raskere eller sikrere.'],
  ['requirement', 'krav', 'krav', 'Det noen kan pålegge, regnet i folk.'],
  [
    'doubleCountGroup',
    'gruppe som teller det samme',
    'gruppe som tel det same',
    'Tiltak som virker på de samme timene eller folkene.',
  ],
  ['attribution', 'bidrag', 'bidrag', 'Endringen delt på tiltakene (Shapley).'],
  ['ensemble', 'forløp', 'forløp', 'Mange trekninger av det usikre.'],
  ['band', 'bånd', 'band', 'Der åtte av ti forløp ligger.'],
  [
    'hindcast',
    'etterprøving',
    'etterprøving',
    'Framskriving fra et tidligere år, sammenlignet med det som skjedde.',
  ],
];

/** `docs/glossary.md`: terms of the code with bokmål and nynorsk. */
export const glossaryPage = (): string =>
  [
    generatedNotice('npm run veivalg -- docs'),
    '# Ordliste',
    '',
    markdownTable(
      ['Kode', 'Bokmål', 'Nynorsk', 'Hva det er'],
      terms.map(([code, nb, nn, text]) => [`\`${code}\``, nb, nn, text]),
    ),
    '',
    '## Tjenester',
    '',
    markdownTable(
      ['Kode', 'Bokmål', 'Nynorsk'],
      services.map((code) => [
        `\`${code}\``,
        sharedTexts.nb[`service.${code}`],
        sharedTexts.nn[`service.${code}`],
      ]),
    ),
    '',
    '## Yrker',
    '',
    markdownTable(
      ['Kode', 'Bokmål', 'Nynorsk'],
      professions.map((code) => [
        `\`${code}\``,
        sharedTexts.nb[`profession.${code}`],
        sharedTexts.nn[`profession.${code}`],
      ]),
    ),
    '',
  ].join('\n');
