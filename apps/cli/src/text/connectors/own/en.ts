/** Words for a municipality's own figures on the command line, in English. */
export const own = {
  'own.own': 'Own',
  'own.register': 'Register',
  'own.use': 'In the calculation',
  'own.used': 'own',
  'own.notUsed': 'register',
  'own.shownOnly': 'shown, not used',
  'own.reason': 'Reason ({chosen}): {reason}',
  'own.onlyLaid':
    'The figures are laid beside the register’s and kept. The calculation uses the register’s; use your own with --bruk "reason".',
  'own.kept':
    'Own figures are kept in {path} and used from now on. "veivalg data angre-egne" goes back; --uten-egne calculates without.',
  'own.none': 'No own figures on this machine.',
  'own.written': 'Wrote {file}. {hidden} figures with fewer than five people behind them are left out.',
  'own.restored': 'The own figures from before are back.',
  'own.removed': 'The own figures are taken away. The register’s are used.',
  'own.status': 'Own figures for {place}: {kinds}. In use: {used}.',
  'own.without': '(--uten-egne calculates with the register’s)',
} as const;
