/** Texts about own figures that stand outside their room. */
export const ownOutside = {
  'own.notice.link':
    'Lenkja vart laga med eigne tal for {places}. Dei følgjer ikkje med lenkja, så tala her er frå registeret.',
  'own.notice.refused':
    'Eigne tal på denne maskina kan ikkje brukast med desse tala. Registeret er brukt. Sjå «Data og metode».',
  'own.notice.notKept':
    'Eigne tal er i bruk, men nettlesaren lèt oss ikkje lagre dei. Dei er borte når sida blir lukka.',
  'own.strip': 'Eigne tal for {places} er i bruk. Dei følgjer ikkje med lenkjer.',
  'own.room.title': 'Eigne tal',
  'own.room.text':
    'Kommunen kan leggje eigne tal ved sida av registeret og velje kva som skal brukast. Filer blir lesne på denne maskina. Radene blir gløymde; berre summar blir att.',
} as const;
