/** Words for a municipality's own figures on the command line, in bokmål. */
export const own = {
  'own.own': 'Egne',
  'own.register': 'Registeret',
  'own.use': 'I beregningen',
  'own.used': 'egne',
  'own.notUsed': 'registeret',
  'own.shownOnly': 'vises, brukes ikke',
  'own.reason': 'Begrunnelse ({chosen}): {reason}',
  'own.onlyLaid':
    'Tallene er lagt ved siden av registerets og lagret. Beregningen bruker registerets; ta egne i bruk med --bruk "grunn".',
  'own.kept':
    'Egne tall er lagret i {path} og brukes fra nå. «veivalg data angre-egne» går tilbake; --uten-egne regner uten.',
  'own.none': 'Ingen egne tall på denne maskinen.',
  'own.written': 'Skrev {file}. {hidden} tall med færre enn fem personer bak er utelatt.',
  'own.restored': 'De egne tallene fra før er tilbake.',
  'own.removed': 'De egne tallene er tatt bort. Registerets brukes.',
  'own.status': 'Egne tall for {place}: {kinds}. I bruk: {used}.',
  'own.without': '(--uten-egne regner med registerets)',
} as const;
