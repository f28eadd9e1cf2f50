/** Words for a municipality's own figures on the command line, in nynorsk. */
export const own = {
  'own.own': 'Eigne',
  'own.register': 'Registeret',
  'own.use': 'I utrekninga',
  'own.used': 'eigne',
  'own.notUsed': 'registeret',
  'own.shownOnly': 'blir vist, ikkje brukt',
  'own.reason': 'Grunngiving ({chosen}): {reason}',
  'own.onlyLaid':
    'Tala er lagde ved sida av registeret og lagra. Utrekninga bruker registeret; ta eigne i bruk med --bruk "grunn".',
  'own.kept':
    'Eigne tal er lagra i {path} og blir brukte frå no. «veivalg data angre-egne» går tilbake; --uten-egne reknar utan.',
  'own.none': 'Ingen eigne tal på denne maskina.',
  'own.written': 'Skreiv {file}. {hidden} tal med færre enn fem personar bak er utelatne.',
  'own.restored': 'Dei eigne tala frå før er tilbake.',
  'own.removed': 'Dei eigne tala er tekne bort. Registeret blir brukt.',
  'own.status': 'Eigne tal for {place}: {kinds}. I bruk: {used}.',
  'own.without': '(--uten-egne reknar med registeret)',
} as const;
