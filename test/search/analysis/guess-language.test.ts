import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { analysisLanguage, guessLanguage } from '#search/analysis/guess-language.ts'

test.each([
  ['The letter was sent to the Council and it is kept there.', 'en'],
  ['Der Brief ist nicht mehr da, und die Antwort auch nicht.', 'de'],
  ['La lettre est dans les archives et elle n’est pas datée.', 'fr'],
  ['La carta no está en el archivo, y la respuesta tampoco se conserva.', 'es'],
  ['La lettera non è più nell’archivio, e anche la risposta è andata perduta.', 'it'],
  ['De brief is niet meer in het archief, en ook het antwoord is verloren.', 'nl'],
  ['Listu nie ma już w archiwum, a odpowiedź również się nie zachowała.', 'pl'],
  ['A levél már nincs meg, és a válasz sem maradt fenn, hogy miért, nem tudni.', 'hu'],
  ['A carta não está no arquivo, e a resposta também não foi encontrada.', 'pt'],
  ['Epistula non est in archivo, sed quod responsum est, etiam periit.', 'la'],
  ['Получили вашу телеграмму.', 'ru'],
  ['Получили Вашу телеграмму отъ 5 числа сего мѣсяца.', 'ru'],
  ['Листа в архіві немає, і відповідь не збереглася.', 'uk'],
  ['Писмо је стигло, али одговор није.', 'sr'],
  ['来电收到。同意你们的意见。', 'zh'],
  ['Telegram 来电收到。同意你们的意见，请即办理。', 'zh'],
  ['電報を受け取りました。', 'ja'],
  ['전보를 받았습니다.', 'ko'],
  ['The ambassador wrote “Правда” in the margin, and that was all of it.', 'en'],
  ['Telegram', undefined],
  ['', undefined],
])('guesses the language of %s', (text, lang) => {
  expect(guessLanguage(text)).toBe(lang)
})

test('takes the stated language before a guess', () => {
  expect([
    analysisLanguage('the of and', 'de-AT', 'en'),
    analysisLanguage('x', 'und', 'zxx'),
    analysisLanguage('x', undefined, 'en'),
  ]).toEqual(['de', 'zxx', 'en'])
})

const STOPWORDS = '../shared/stopwords/stopwords.json'
test.skipIf(!existsSync(STOPWORDS))(
  'a list of the commonest words of each language is guessed to be of it (../shared/stopwords, if it is there)',
  () => {
    const { languages }: { languages: Record<string, readonly string[]> } = JSON.parse(readFileSync(STOPWORDS, 'utf8'))
    const guessed = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'hu', 'ru', 'uk', 'zh', 'pt', 'cs']
      .filter((lang) => languages[lang] !== undefined)
      .map((lang) => [
        lang,
        guessLanguage((languages[lang] ?? []).filter((word) => /\p{L}{2}/u.test(word) || lang === 'zh').join(' ')),
      ])
    expect(guessed.filter(([lang, guess]) => guess !== lang)).toEqual([])
  },
)

const LETTERS = '../shared/tei/letters'
const OF: readonly (readonly [folder: string, lang: string])[] = [
  ['schnitzler-briefe', 'de'],
  ['suriano', 'it'],
]
test.skipIf(!existsSync(LETTERS)).each(OF)(
  'guesses the language of letters: %s (../shared/tei/letters, if it is there)',
  (folder, lang) => {
    const bodies = readdirSync(join(LETTERS, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.xml'))
      .map((file) => /<body[\s\S]*?<\/body>/u.exec(readFileSync(join(LETTERS, folder, file), 'utf8'))?.[0] ?? '')
      .map((body) => body.replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' '))
      .filter((text) => text.length > 300)
    const right = bodies.filter((text) => guessLanguage(text) === lang)
    expect(right.length / bodies.length).toBeGreaterThan(0.95)
  },
)
