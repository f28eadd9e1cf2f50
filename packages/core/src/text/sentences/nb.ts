/** Sentences about a balance, in bokmål; every figure in them is filled in from a result. */
export const nb = {
  'balance.shortage': 'I {year} mangler {place} {gap} årsverk i helse og omsorg.',
  'balance.surplus': 'I {year} har {place} {gap} årsverk mer enn behovet i helse og omsorg.',
  'balance.even': 'I {year} er behov og tilgang omtrent like store i {place}.',
  'balance.unsureShortage':
    'Det er ikke sikkert at {place} mangler folk i helse og omsorg i {year}. Det midterste forløpet gir en mangel på {gap} årsverk.',
  'balance.unsureSurplus':
    'Det er ikke sikkert at {place} har folk nok i helse og omsorg i {year}. Det midterste forløpet gir {gap} årsverk mer enn behovet.',
  'balance.shortagePart': 'I {year} mangler {place} {gap} årsverk: {part}.',
  'balance.surplusPart': 'I {year} har {place} {gap} årsverk mer enn behovet: {part}.',
  'balance.evenPart': 'I {year} er behov og tilgang omtrent like store i {place}: {part}.',
  'balance.unsureShortagePart':
    'Det er ikke sikkert at {place} mangler folk i {year}: {part}. Det midterste forløpet gir en mangel på {gap} årsverk.',
  'balance.unsureSurplusPart':
    'Det er ikke sikkert at {place} har folk nok i {year}: {part}. Det midterste forløpet gir {gap} årsverk mer enn behovet.',
  'balance.own.shortage':
    'I kommunens egne tjenester mangler {gap} årsverk; resten er sykehus og tannhelse for innbyggerne.',
  'balance.own.surplus': 'I kommunens egne tjenester er det {gap} årsverk mer enn behovet.',
  'balance.own.even': 'I kommunens egne tjenester er behov og tilgang omtrent like store.',
  'balance.ownMany.shortage': 'I de kommunale tjenestene mangler {gap} årsverk.',
  'balance.ownMany.surplus': 'I de kommunale tjenestene er det {gap} årsverk mer enn behovet.',
  'balance.ownMany.even': 'I de kommunale tjenestene er behov og tilgang omtrent like store.',
  'balance.detail':
    'Behovet er {demand} årsverk. Tilgangen er {supply} årsverk, og dekker {coverage} av behovet.',
  'balance.detailNothing': 'Det er ikke behov for årsverk her.',
  'balance.band': 'I åtte av ti forløp ligger mangelen mellom {low} og {high} årsverk.',
  'balance.bandSurplus': 'I åtte av ti forløp ligger overskuddet mellom {low} og {high} årsverk.',
  'balance.bandAroundZero':
    'I åtte av ti forløp ligger resultatet mellom {surplus} årsverk for mye og {shortage} årsverk for lite. Det er ingen tydelig forskjell.',
  'balance.withPlan.less': 'Med planen mangler {place} {gap} årsverk, {change} færre enn uten.',
  'balance.withPlan.more': 'Med planen mangler {place} {gap} årsverk, {change} flere enn uten.',
  'balance.withPlan.same': 'Planen gir ingen tydelig forskjell.',
  'balance.withPlan.closed': 'Med planen er behov og tilgang omtrent like store.',
  'balance.withPlan.surplus': 'Med planen har {place} {gap} årsverk mer enn behovet.',
} as const;

export type SentenceKey = keyof typeof nb;
