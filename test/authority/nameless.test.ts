import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isBodyName, withoutArticle } from '#authority/body-name.ts'
import { readName } from '#authority/name-form.ts'
import { readMarks } from '#authority/name-marks.ts'
import { isNameless, isPlaceless } from '#authority/nameless.ts'

test.each([
  ['[Augsburg]', 'Augsburg', 'probable'],
  ['Amsterdam?', 'Amsterdam', 'possible'],
  ['[Kursachsen?]', 'Kursachsen', 'possible'],
  ['Johann Wegelin (?)', 'Johann Wegelin', 'possible'],
  ['[Christian?] [Meschmann]', 'Christian Meschmann', 'possible'],
  ['Venice;', 'Venice', undefined],
  ['Filippov [Stalin]', 'Filippov [Stalin]', undefined],
  ['Rab [Stadt]', 'Rab [Stadt]', undefined],
  ['[?]', '[?]', undefined],
  ['', '', undefined],
])('the marks about %s', (given, name, certainty) => {
  expect(readMarks(given)).toEqual({ name, ...(certainty === undefined ? {} : { certainty }) })
})

test.each([
  ['[Johann Georg Wegelin?]', ['Johann Georg Wegelin']],
  ['Samuel Adams et al.', ['Samuel Adams']],
  ['den Rat der Stadt Erfurt', ['Rat der Stadt Erfurt']],
  ['Matveyev [Zakharov?]', ['Matveyev']],
])('%s is looked up as %j', (given, forms) => expect(readName(given).forms).toEqual(forms))

test.each([
  'unknown',
  'Unknown officer',
  'unbekannt',
  'eine Unbekannte',
  'N. N.',
  'NN',
  '?',
  '[?]',
  '??',
  '?? [Dienstbote]',
  'einen Amtsbruder',
  '[einen Amtsbruder] [in der Lausitz?]',
  '[einen Bekannten] im [Elsaß?]',
  'eine Gräfin von Nassau-Idstein',
  'Ein Freund',
  'den Vater eines Studenten',
  'die jungen Gräfinnen von Nassau-Idstein',
  'lutherische Gemeinde',
  'a friend',
  'une dame',
  'his wife',
  'John Smith or John Brown',
  '佚名',
  '',
])('“%s” is nobody', (given) => expect(isNameless(given)).toBe(true))

test.each([
  'Сталин',
  'ван Гог',
  '毛泽东',
  'von Arendt',
  'den Uyl',
  "d'Estournelles",
  'al-Masri',
  "'t Hooft",
  'e. e. cummings',
  'john adams',
  'comrade Stalin',
  'A Lincoln',
  'Un Ho-jin',
  'Li An',
  'Or Rosenblum',
  'S. L.',
  'mcNamara',
  'Kim Il Sung?',
  'den Rat der Stadt Erfurt',
  'the Earl of Dartmouth',
  'constructor',
])('“%s” is somebody', (given) => expect(isNameless(given)).toBe(false))

test.each([
  '[einer Stadt]',
  'unbekannt',
  '[oder bei Straßburg]',
  'auf der Reise nach Straßburg',
  'Laubach oder Utphe',
  's. l.',
  '?',
])('“%s” is nowhere', (given) => expect(isPlaceless(given)).toBe(true))
test.each([
  'den Haag',
  'la Rochelle',
  "'s-Hertogenbosch",
  'rue Feydeau',
  '[Straßburg?]',
  'Rab [Stadt]',
  'Москва',
  '7. arrondissement',
])('“%s” is somewhere', (given) => expect(isPlaceless(given)).toBe(false))

test.each([
  'Board of Treasury',
  'Connecticut Delegates',
  'Doge and Senate of Venice',
  'Rat der Stadt Erfurt',
  'die Theologische Fakultät',
  'Soviet government',
  'Columbia University',
])('%s is a body', (given) => expect(isBodyName(given)).toBe(true))
test.each([
  'Secretary of the Board of Treasury',
  'Member of Congress',
  'Geheimer Rat Schmidt',
  'Mr. Council',
  'Ratgeber',
  'John Adams',
  'Chairman of the Committee',
])('%s is none', (given) => expect(isBodyName(given)).toBe(false))

test('an article is taken from the name of a body, and from no other', () => {
  expect(['den Rat der Stadt Erfurt', 'the Board of Treasury', 'den Uyl', 'le Maire'].map(withoutArticle)).toEqual([
    'Rat der Stadt Erfurt',
    'Board of Treasury',
    'den Uyl',
    'le Maire',
  ])
})

test('no string makes them throw, or takes all of a name away', () => {
  const pieces = fc.constantFrom(
    '[',
    ']',
    '?',
    '(?)',
    'einen',
    'Rat',
    'der',
    'von',
    'A',
    'oder',
    'Stalin',
    'et al.',
    '—',
    'х',
  )
  const name = fc.array(pieces, { maxLength: 8 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), name), (given) => {
      isPlaceless(given)
      if (!isNameless(given)) expect(readName(given).forms, given).not.toEqual([])
      if (given.trim() !== '' && /[^,;:\s]/u.test(given)) expect(readMarks(given).name).not.toBe('')
    }),
    { numRuns: 3000 },
  )
})
