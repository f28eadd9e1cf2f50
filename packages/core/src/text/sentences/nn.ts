import type { MessageTable } from '../translator.ts';
import type { SentenceKey } from './nb.ts';

/** Sentences about a balance, in nynorsk. */
export const nn: MessageTable<SentenceKey> = {
  'balance.shortage': 'I {year} manglar {place} {gap} årsverk i helse og omsorg.',
  'balance.surplus': 'I {year} har {place} {gap} årsverk meir enn behovet i helse og omsorg.',
  'balance.even': 'I {year} er behov og tilgang om lag like store i {place}.',
  'balance.unsureShortage':
    'Det er ikkje sikkert at {place} manglar folk i helse og omsorg i {year}. Det midtarste forløpet gir ein mangel på {gap} årsverk.',
  'balance.unsureSurplus':
    'Det er ikkje sikkert at {place} har folk nok i helse og omsorg i {year}. Det midtarste forløpet gir {gap} årsverk meir enn behovet.',
  'balance.shortagePart': 'I {year} manglar {place} {gap} årsverk: {part}.',
  'balance.surplusPart': 'I {year} har {place} {gap} årsverk meir enn behovet: {part}.',
  'balance.evenPart': 'I {year} er behov og tilgang om lag like store i {place}: {part}.',
  'balance.unsureShortagePart':
    'Det er ikkje sikkert at {place} manglar folk i {year}: {part}. Det midtarste forløpet gir ein mangel på {gap} årsverk.',
  'balance.unsureSurplusPart':
    'Det er ikkje sikkert at {place} har folk nok i {year}: {part}. Det midtarste forløpet gir {gap} årsverk meir enn behovet.',
  'balance.own.shortage':
    'I dei eigne tenestene til kommunen manglar {gap} årsverk; resten er sjukehus og tannhelse for innbyggjarane.',
  'balance.own.surplus': 'I dei eigne tenestene til kommunen er det {gap} årsverk meir enn behovet.',
  'balance.own.even': 'I dei eigne tenestene til kommunen er behov og tilgang om lag like store.',
  'balance.ownMany.shortage': 'I dei kommunale tenestene manglar {gap} årsverk.',
  'balance.ownMany.surplus': 'I dei kommunale tenestene er det {gap} årsverk meir enn behovet.',
  'balance.ownMany.even': 'I dei kommunale tenestene er behov og tilgang om lag like store.',
  'balance.detail':
    'Behovet er {demand} årsverk. Tilgangen er {supply} årsverk, og dekkjer {coverage} av behovet.',
  'balance.detailNothing': 'Det er ikkje behov for årsverk her.',
  'balance.band': 'I åtte av ti forløp ligg mangelen mellom {low} og {high} årsverk.',
  'balance.bandSurplus': 'I åtte av ti forløp ligg overskotet mellom {low} og {high} årsverk.',
  'balance.bandAroundZero':
    'I åtte av ti forløp ligg resultatet mellom {surplus} årsverk for mykje og {shortage} årsverk for lite. Det er ingen tydeleg skilnad.',
  'balance.withPlan.less': 'Med planen manglar {place} {gap} årsverk, {change} færre enn utan.',
  'balance.withPlan.more': 'Med planen manglar {place} {gap} årsverk, {change} fleire enn utan.',
  'balance.withPlan.same': 'Planen gir ingen tydeleg skilnad.',
  'balance.withPlan.closed': 'Med planen er behov og tilgang om lag like store.',
  'balance.withPlan.surplus': 'Med planen har {place} {gap} årsverk meir enn behovet.',
};
