/** Texts that explain numbers, in bokmål. */
export const whyNb = {
  'why.ceilingText':
    'Personer er alle som måtte arbeidet i helse og omsorg, hos alle arbeidsgivere, om hele behovet skulle dekkes med dagens stillingsstørrelse.',
  'why.ceilingTitle': 'Hvorfor {value} av alle i arbeid i {place} i {year}?',
  'why.chapter': 'Slik regnes det: {name}',
  'why.choose': 'Forklar et annet tall',
  'why.coverageText': 'Dekning sier hvor stor del av behovet tilbudet dekker. 100 prosent er balanse.',
  'why.coverageTitle': 'Hvorfor er dekningen {value} i {place} i {year}?',
  'why.demandText':
    'Behovet er brukerne av hver tjeneste ganger årsverkene hver bruker trenger. Brukerne følger folketallet etter alder og kjønn, og kommunens eget nivå.',
  'why.demandTitle': 'Hvorfor er behovet {value} årsverk i {place} i {year}?',
  'why.differenceDemand': 'Forskjell i behov',
  'why.differenceSupply': 'Forskjell i tilbud',
  'why.differenceText':
    'Det første er {one}. Det andre er {other}. Mangelen er ulik fordi behovet er ulikt, tilbudet er ulikt, eller begge deler.',
  'why.differenceTitle': 'Hvorfor er forskjellen {value} årsverk?',
  'why.figures':
    '{count, plural, one {# tallserie dette steget hviler på} other {# tallserier dette steget hviler på}}',
  'why.formulaCeiling': 'andel = personer som trengs ÷ sysselsatte som bor her',
  'why.formulaDemand': 'behov = sum over tjenestene av brukere × årsverk per bruker',
  'why.formulaDifference': 'forskjell = første mangel − andre mangel',
  'why.formulaHeads': 'personer = mangel ÷ gjennomsnittlig stilling',
  'why.formulaLever': 'virkning = mangel med planen − mangel uten dette tiltaket',
  'why.formulaPerOld': 'mangel per 100 over 80 = mangel ÷ innbyggere 80 år og eldre × 100',
  'why.formulaRequirement': 'årsverk mer = innfaset del × (det kravet ber om − det som alt er oppfylt)',
  'why.formulaRequirementGap': 'mangel med kravet = mangel før + årsverk mer',
  'why.formulaResidents': 'innbyggere = de som var her + fødte − døde + netto innflytting, år for år',
  'why.formulaSpread': 'kommunene sortert etter dekning, vektet med innbyggere 80 år og eldre',
  'why.formulaSupply':
    'tilbud = sum over yrkene av personer × stillingsstørrelse, etter at folk har sluttet, pensjonert seg og begynt',
  'why.headsText': 'En gjennomsnittlig stilling er her {size} av et årsverk.',
  'why.headsTitle': 'Hvorfor mangler det {value} personer i {place} i {year}?',
  'why.kind.ceiling': 'Andel av alle i arbeid',
  'why.kind.coverage': 'Dekning',
  'why.kind.demand': 'Behov',
  'why.kind.gap': 'Mangel',
  'why.kind.heads': 'Personer som mangler',
  'why.kind.profession': 'Mangel i ett yrke',
  'why.kind.residents': 'Innbyggere',
  'why.kind.service': 'Mangel i én tjeneste',
  'why.kind.spread': 'Forskjell mellom kommunene',
  'why.kind.supply': 'Tilbud',
  'why.leverText':
    'Tiltaket er stilt på {value}. Virkningen er regnet med alt annet i planen på plass, så den er mindre når andre tiltak virker på det samme.',
  'why.leverTitle': 'Hvorfor {value} årsverk i {place} i {year}?',
  'why.open': 'Slik er tallet regnet ut',
  'why.partTitle': 'Hvorfor denne mangelen? {name}, {place} {year}',
  'why.placeText': 'Med planen er mangelen {gap} årsverk, uten planen {without}.',
  'why.placeTitle': 'Tallene for {place} i {year}',
  'why.professionText': 'Behovet for {name} er {demand} årsverk, og tilbudet er {supply}.',
  'why.requirementText':
    'Kravet ber om {asked} årsverk. {met} av dem er alt oppfylt, og telles ikke en gang til.',
  'why.requirementTitle': 'Hvorfor {value} årsverk? {label}',
  'why.residentsText':
    'Folketallet føres fram år for år for hver kommune, hvert kjønn og hver alder, og stemmer med den offisielle framskrivingen.',
  'why.residentsTitle': 'Hvorfor {value} innbyggere i {place} i {year}?',
  'why.serviceText':
    'Behovet i tjenesten «{name}» er {demand} årsverk, og tilbudet er {supply}. Ingen kilde sier hvilke tjenester som får folk først, så alle tjenester hos samme arbeidsgiver får samme dekning av et yrke.',
  'why.sources': 'Kilder',
  'why.sourcesText': 'Tallet er regnet ut i disse stegene. Hvert kapittel sier også hva som er antatt.',
  'why.spreadText':
    'Tallet bygger på dekningen i {count} kommuner. Den midterste av de eldste bor i en kommune med {median} dekning.',
  'why.spreadTitle': 'Hvorfor fra {low} til {high} i {year}?',
  'why.sumBelow': '{value} = summen av linjene under',
  'why.supplyText':
    'De som arbeider i dag blir eldre, slutter og pensjoneres. Nye kommer fra utdanning, fra utlandet og tilbake til yrket.',
  'why.supplyTitle': 'Hvorfor er tilbudet {value} årsverk i {place} i {year}?',
  'why.terms': 'Dette summerer seg til tallet',
  'why.without': 'Mangel i {year} uten planen',
} as const;

export type WhyKey = keyof typeof whyNb;
