/** Texts of bands, in bokmål. */
export const bandsNb = {
  'bands.between': '{low} til {high}',
  'bands.bottleneck': 'Flest mangler det av: {name}, mellom {low} og {high} årsverk',
  'bands.change': 'Planen gir mellom {low} og {high} årsverk mindre mangel, i åtte av ti forløp.',
  'bands.changeAround':
    'Planen gir fra {low} årsverk mindre til {high} årsverk mer mangel, i åtte av ti forløp.',
  'bands.changeMore': 'Planen gir mellom {low} og {high} årsverk mer mangel, i åtte av ti forløp.',
  'bands.compareNow': 'Forskjellen er {value} årsverk i {year}',
  'bands.compareCoverage': 'Dekningen skiller {value} prosentpoeng i {year}',
  'bands.compareDifference': '{one} minus {other}',
  'bands.compareMore': 'Forskjellen i mangel: {value} årsverk i {year}',
  'bands.compareText':
    'Under hvert tall står hvor åtte av ti forløp ligger. Alle kolonner er prøvd på de samme trekkene, så forskjellen er sikrere enn hvert tall for seg.',
  'bands.differenceText': 'I åtte av ti forløp er forskjellen i mangel {range} årsverk.',
  'bands.drawn': 'Det publiserte spennet er med i båndene i figurene.',
  'bands.high': 'Høy (P90)',
  'bands.low': 'Lav (P10)',
  'bands.median': 'Midt (P50)',
  'bands.notDrawn':
    'Lav og høy er ikke begge publisert. Båndene i figurene regner derfor med størrelsen slik den er satt, og er smalere enn de burde være.',
  'bands.willBeDrawn': 'Når tiltaket er i planen, er det publiserte spennet med i båndene i figurene.',
  'bands.spoken': 'i åtte av ti forløp mellom {low} og {high}',
  'bands.whisker': 'Strek: åtte av ti forløp',
  'bands.wide':
    'Båndet er bredt fordi stedet er lite: noen få mennesker fra eller til betyr mye. Bruk retningen mer enn tallet.',
} as const;

export type BandsKey = keyof typeof bandsNb;
