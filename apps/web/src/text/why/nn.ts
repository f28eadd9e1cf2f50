import type { WhyKey } from './nb.ts';

/** Texts that explain numbers, in nynorsk. */
export const whyNn: Readonly<Record<WhyKey, string>> = {
  'why.ceilingText':
    'Personar er alle som måtte arbeidd i helse og omsorg, hos alle arbeidsgivarar, om heile behovet skulle dekkjast med stillingsstorleiken i dag.',
  'why.ceilingTitle': 'Kvifor {value} av alle i arbeid i {place} i {year}?',
  'why.chapter': 'Slik blir det rekna: {name}',
  'why.choose': 'Forklar eit anna tal',
  'why.coverageText': 'Dekning seier kor stor del av behovet tilbodet dekkjer. 100 prosent er balanse.',
  'why.coverageTitle': 'Kvifor er dekninga {value} i {place} i {year}?',
  'why.demandText':
    'Behovet er brukarane av kvar teneste gonger årsverka kvar brukar treng. Brukarane følgjer folketalet etter alder og kjønn, og det eige nivået i kommunen.',
  'why.demandTitle': 'Kvifor er behovet {value} årsverk i {place} i {year}?',
  'why.differenceDemand': 'Skilnad i behov',
  'why.differenceSupply': 'Skilnad i tilbod',
  'why.differenceText':
    'Det første er {one}. Det andre er {other}. Mangelen er ulik fordi behovet er ulikt, tilbodet er ulikt, eller begge delar.',
  'why.differenceTitle': 'Kvifor er skilnaden {value} årsverk?',
  'why.figures':
    '{count, plural, one {# talserie dette steget kviler på} other {# talseriar dette steget kviler på}}',
  'why.formulaCeiling': 'del = personar som trengst ÷ sysselsette som bur her',
  'why.formulaDemand': 'behov = sum over tenestene av brukarar × årsverk per brukar',
  'why.formulaDifference': 'skilnad = første mangel − andre mangel',
  'why.formulaHeads': 'personar = mangel ÷ gjennomsnittleg stilling',
  'why.formulaLever': 'verknad = mangel med planen − mangel utan dette tiltaket',
  'why.formulaPerOld': 'mangel per 100 over 80 = mangel ÷ innbyggjarar 80 år og eldre × 100',
  'why.formulaRequirement': 'årsverk meir = innfasa del × (det kravet ber om − det som alt er oppfylt)',
  'why.formulaRequirementGap': 'mangel med kravet = mangel før + årsverk meir',
  'why.formulaResidents': 'innbyggjarar = dei som var her + fødde − døde + netto innflytting, år for år',
  'why.formulaSpread': 'kommunane sorterte etter dekning, vekta med innbyggjarar 80 år og eldre',
  'why.formulaSupply':
    'tilbod = sum over yrka av personar × stillingsstorleik, etter at folk har slutta, gått av med pensjon og byrja',
  'why.headsText': 'Ei gjennomsnittleg stilling er her {size} av eit årsverk.',
  'why.headsTitle': 'Kvifor manglar det {value} personar i {place} i {year}?',
  'why.kind.ceiling': 'Del av alle i arbeid',
  'why.kind.coverage': 'Dekning',
  'why.kind.demand': 'Behov',
  'why.kind.gap': 'Mangel',
  'why.kind.heads': 'Personar som manglar',
  'why.kind.profession': 'Mangel i eitt yrke',
  'why.kind.residents': 'Innbyggjarar',
  'why.kind.service': 'Mangel i éi teneste',
  'why.kind.spread': 'Skilnad mellom kommunane',
  'why.kind.supply': 'Tilbod',
  'why.leverText':
    'Tiltaket er stilt på {value}. Verknaden er rekna med alt anna i planen på plass, så han er mindre når andre tiltak verkar på det same.',
  'why.leverTitle': 'Kvifor {value} årsverk i {place} i {year}?',
  'why.open': 'Slik er talet rekna ut',
  'why.partTitle': 'Kvifor denne mangelen? {name}, {place} {year}',
  'why.placeText': 'Med planen er mangelen {gap} årsverk, utan planen {without}.',
  'why.placeTitle': 'Tala for {place} i {year}',
  'why.professionText': 'Behovet for {name} er {demand} årsverk, og tilbodet er {supply}.',
  'why.requirementText':
    'Kravet ber om {asked} årsverk. {met} av dei er alt oppfylte, og blir ikkje talde ein gong til.',
  'why.requirementTitle': 'Kvifor {value} årsverk? {label}',
  'why.residentsText':
    'Folketalet blir ført fram år for år for kvar kommune, kvart kjønn og kvar alder, og stemmer med den offisielle framskrivinga.',
  'why.residentsTitle': 'Kvifor {value} innbyggjarar i {place} i {year}?',
  'why.serviceText':
    'Behovet i tenesta «{name}» er {demand} årsverk, og tilbodet er {supply}. Inga kjelde seier kva tenester som får folk først, så alle tenester hos same arbeidsgivar får same dekning av eit yrke.',
  'why.sources': 'Kjelder',
  'why.sourcesText': 'Talet er rekna ut i desse stega. Kvart kapittel seier òg kva som er føresett.',
  'why.spreadText':
    'Talet byggjer på dekninga i {count} kommunar. Den midtarste av dei eldste bur i ein kommune med {median} dekning.',
  'why.spreadTitle': 'Kvifor frå {low} til {high} i {year}?',
  'why.sumBelow': '{value} = summen av linjene under',
  'why.supplyText':
    'Dei som arbeider i dag blir eldre, sluttar og går av med pensjon. Nye kjem frå utdanning, frå utlandet og tilbake til yrket.',
  'why.supplyTitle': 'Kvifor er tilbodet {value} årsverk i {place} i {year}?',
  'why.terms': 'Dette summerer seg til talet',
  'why.without': 'Mangel i {year} utan planen',
};
