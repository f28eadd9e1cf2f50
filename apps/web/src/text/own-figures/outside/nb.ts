/** Texts about own figures that stand outside their room. */
export const ownOutside = {
  'own.notice.link':
    'Lenken ble laget med egne tall for {places}. De følger ikke med lenken, så tallene her er registerets.',
  'own.notice.refused':
    'Egne tall på denne maskinen kan ikke brukes med disse tallene. Registerets er brukt. Se «Data og metode».',
  'own.notice.notKept':
    'Egne tall er i bruk, men nettleseren lar oss ikke lagre dem. De er borte når siden lukkes.',
  'own.strip': 'Egne tall for {places} er i bruk. De følger ikke med lenker.',
  'own.room.title': 'Egne tall',
  'own.room.text':
    'Kommunen kan legge egne tall ved siden av registerets og velge hvilke som skal brukes. Filer leses på denne maskinen. Radene glemmes; bare summer blir igjen.',
} as const;
