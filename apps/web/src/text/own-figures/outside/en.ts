/** Texts about own figures that stand outside their room. */
export const ownOutside = {
  'own.notice.link':
    'The link was made with own figures for {places}. They are not in the link, so the figures here are the register’s.',
  'own.notice.refused':
    'Own figures on this machine cannot be used with these figures. The register’s are used. See “Data and method”.',
  'own.notice.notKept':
    'Own figures are in use, but the browser does not let us keep them. They are gone when the page closes.',
  'own.strip': 'Own figures for {places} are in use. They are not in links.',
  'own.room.title': 'Own figures',
  'own.room.text':
    'A municipality can lay its own figures beside the register’s and choose which to use. Files are read on this machine. The rows are forgotten; only sums remain.',
} as const;
