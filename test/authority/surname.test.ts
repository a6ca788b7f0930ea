import { expect, test } from 'vitest'
import { surnameIn } from '#authority/surname.ts'

test.each([
  ['Andrei Orlov', 'Orlov'],
  ['Hugo von Hofmannsthal', 'Hofmannsthal'],
  ['Charles-Maurice de Talleyrand-Périgord', 'Talleyrand-Périgord'],
  ["Paul d'Estournelles de Constant", 'Estournelles de Constant'],
  ['Gabriele D’Annunzio', 'Annunzio'],
  ['Walther von der Vogelweide', 'Vogelweide'],
  ['General George C. Marshall', 'Marshall'],
  ['Martin Luther King Jr.', 'King'],
  ['Alexandre Dumas père', 'Dumas'],
  ['José Ortega y Gasset', 'Ortega y Gasset'],
  ['Mao Tse-tung', 'Mao'],
  ['Ho Chi Minh', 'Ho'],
  ['Nagy Imre', 'Nagy'],
  ['Imre Nagy', 'Nagy'],
  ['Андрей Петрович Орлов', 'Орлов'],
  ['Орлов Андрей Петрович', 'Орлов'],
  ['Orlov, Andrei', 'Orlov'],
])('the surname in %s is %s', (text, surname) => expect(surnameIn({ text })).toBe(surname))

test.each([
  ['Gabriel García Márquez', 'es', 'García Márquez'],
  ['Juan Carlos Onetti', 'es', 'Onetti'],
  ['Gabriel García Márquez', undefined, 'Márquez'],
  ['Satō Eisaku', 'ja', 'Satō'],
  ['Rákosi Jenő Attila', 'hu', 'Rákosi'],
])('the surname in %s, of language %s, is %s', (text, lang, surname) =>
  expect(surnameIn({ text, ...(lang === undefined ? {} : { lang }) })).toBe(surname),
)

test.each([
  'Terebin',
  'Johann Georg III.',
  'Elizabeth II',
  'Christian II. von Pfalz-Birkenfeld',
  'Landgräfin Elisabeth Dorothea von Hessen-Darmstadt',
  'Karl der Große',
  'Herzogin Sophie Elisabeth von Sachsen-Zeitz',
  'King Leopold of Belgium',
  'Richard und Paula Beer-Hofmann',
  'Andrei O.',
  'Secretary of State',
  'Collegium Philobiblicum',
  '毛泽东',
  '',
])('the order of %s tells no surname', (text) => expect(surnameIn({ text })).toBeUndefined())
