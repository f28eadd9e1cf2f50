import type { BandsKey } from './nb.ts';

/** Texts of bands, in nynorsk. */
export const bandsNn: Readonly<Record<BandsKey, string>> = {
  'bands.between': '{low} til {high}',
  'bands.bottleneck': 'Flest manglar det av: {name}, mellom {low} og {high} årsverk',
  'bands.change': 'Planen gir mellom {low} og {high} årsverk mindre mangel, i åtte av ti forløp.',
  'bands.changeAround':
    'Planen gir frå {low} årsverk mindre til {high} årsverk større mangel, i åtte av ti forløp.',
  'bands.changeMore': 'Planen gir mellom {low} og {high} årsverk større mangel, i åtte av ti forløp.',
  'bands.compareNow': 'Skilnaden er {value} årsverk i {year}',
  'bands.compareCoverage': 'Dekninga skil {value} prosentpoeng i {year}',
  'bands.compareDifference': '{one} minus {other}',
  'bands.compareMore': 'Skilnaden i mangel: {value} årsverk i {year}',
  'bands.compareText':
    'Under kvart tal står kvar åtte av ti forløp ligg. Alle kolonnane er prøvde på dei same trekka, så skilnaden er sikrare enn kvart tal for seg.',
  'bands.differenceText': 'I åtte av ti forløp er skilnaden i mangel {range} årsverk.',
  'bands.drawn': 'Det publiserte spennet er med i banda i figurane.',
  'bands.high': 'Høg (P90)',
  'bands.low': 'Låg (P10)',
  'bands.median': 'Midt (P50)',
  'bands.notDrawn':
    'Låg og høg er ikkje begge publiserte. Banda i figurane reknar difor med storleiken slik han er sett, og er smalare enn dei burde vere.',
  'bands.willBeDrawn': 'Når tiltaket er i planen, er det publiserte spennet med i banda i figurane.',
  'bands.spoken': 'i åtte av ti forløp mellom {low} og {high}',
  'bands.whisker': 'Strek: åtte av ti forløp',
  'bands.wide':
    'Bandet er breitt fordi staden er liten: nokre få menneske frå eller til betyr mykje. Bruk retninga meir enn talet.',
};
