import { describe, expect, test } from 'vitest'
import { mentioned } from './mentioned.ts'

type Case = readonly [words: string, ...found: readonly string[]]

const holds = (lang: string, cases: readonly Case[]) =>
  test.each(cases.map(([words, ...found]) => ({ words, found })))(`${lang}: $words`, ({ words, found }) => {
    expect(mentioned(lang, words)).toEqual(found)
  })

describe('English', () => {
  holds('en', [
    ['I have received your letter of 3 March.', 'your received 1921-03-03'],
    ['In reply to your telegram of March 10th I can say nothing.', 'your answers 1921-03-10'],
    [
      'I have the honour to acknowledge the receipt of your despatch No. 34 of the 20th ult.',
      'your received 1921-02-20 #34',
    ],
    ['Yours of the 3rd inst. is at hand.', 'your mentions 1921-03-03'],
    ['Thank you for your kind letters of the 3rd and 10th.', 'your received 1921-03-03', 'your received 1921-03-10'],
    [
      'Your letters of the 28th ult. and 2nd inst. came together.',
      'your received 1921-02-28',
      'your received 1921-03-02',
    ],
    ['Thank you very much for your letter.', 'your received'],
    ['Your Excellency’s note dated the 1st instant has been received.', 'your received 1921-03-01'],
    ['My letter of the 3rd will have told you.', 'my mentions 1921-03-03'],
    ['In continuation of my despatch No. 33 I report the following.', 'my continues #33'],
    ['I received your letter of 25 December.', 'your received 1920-12-25'],
    ['Your letter of the 25th has been received.', 'your received 1921-02-25'],
    ['I answer your letter of Monday.', 'your answers 1921-03-14'],
    ['Your telegram of yesterday has been received.', 'your received 1921-03-19'],
    ['Your yesterday’s telegram has been received.', 'your received 1921-03-19'],
    ['Your letter to me of the 3rd gave me pleasure.', 'your received 1921-03-03'],
    [
      'The letter which you did me the honour to address to me on the 3rd of March was read.',
      'your mentions 1921-03-03',
    ],
    ['I wrote to you on the 3rd about the house.', 'my mentions 1921-03-03'],
    ['Your letter of January is before me.', 'your received 1921-01'],
    ['Your supplementary telegram of the 11th was a help.', 'your mentions 1921-03-11'],
    ['I acknowledge the letter of the 3rd.', 'your received 1921-03-03'],
    ['Your No. 34 of the 3rd is being studied.', 'your mentions 1921-03-03 #34'],
    ['Your letter of the twenty-first arrived.', 'your received 1921-02-21'],
    ['Your letter, dated London, 3rd March, 1921, has been received.', 'your received 1921-03-03'],
    ['In your despatch No. 34 (F 12/5/10) of the 3rd March you ask for more.', 'your mentions 1921-03-03 #34'],
    ['Yours of this day week is before me.', 'your received 1921-03-13'],
    ['Your telegram from 9.1.1921 has been received.', 'your received 1921-01-09'],
    ['In response to your 10 January telegram we inform you of this.', 'your answers 1921-01-10'],
    ['Your two letters of Jany. 3d & 10th came safe to hand.', 'your received 1921-01-03', 'your received 1921-01-10'],
    ['I had your’s of the 3d of last month.', 'your received 1921-02-03'],
    ['I wrote you the 3d. by Captain Brown.', 'my mentions 1921-03-03'],
    ['My last was of the 3d.', 'my mentions 1921-03-03'],
    ['Your letter of the 3rd and that of the 10th are here.', 'your mentions 1921-03-03', 'your mentions 1921-03-10'],
    ['You say in the letter of the 3rd that it rained.', 'your mentions 1921-03-03'],
    ['The letter to Your Excellency of the 3rd was short.', 'my mentions 1921-03-03'],
    ['We acknowledge receipt of your ciphered telegram #34.', 'your received #34'],
    ['I have the honor to refer to Your Excellency’s note of today’s date.', 'your answers 1921-03-20'],
    ['On March 3 we received your telegram.', 'your received'],
    ['In reply to telegram No. 34 I can say this.', 'your answers #34'],
    ['I have your favour of the 3rd, and would say that we agree.', 'your received 1921-03-03'],
    ['I received your kind letter and hope that you are well.', 'your received'],
    ['I have not received your letter of the 3rd.', 'your mentions 1921-03-03'],
    ['I hope to have received your letter by then.'],
    [
      'I have your letter of the 3rd. In the same letter of the 3rd you speak of peace.',
      'your received 1921-03-03',
      'your mentions 1921-03-03',
    ],
  ])
})

describe('English cables', () => {
  holds('en', [
    ['Reference Embtel 62, January 9.', 'your answers 1921-01-09 #62'],
    ['Reurtel 62 March 9, situation unchanged.', 'your answers 1921-03-09 #62'],
    ['Re your 34, March 9.', 'your answers 1921-03-09 #34'],
    ['Your 62 March 9 received.', 'your received 1921-03-09 #62'],
    ['Please see my telegrams Nos. 34 and 35.', 'my mentions #34', 'my mentions #35'],
    ['Your 34 received.', 'your received #34'],
    ['Supplementing mytel 43, March 11, 3 p.m.', 'my continues 1921-03-11 #43'],
    ['Your telegrams 62 and 63 March 9.', 'your mentions 1921-03-09 #62', 'your mentions 1921-03-09 #63'],
  ])
  test('whose an office’s cable is depends on who writes', () => {
    const post = { title: 'The Ambassador in China to the Secretary of State' }
    expect(mentioned('en', 'Deptel 43, March 11.', post)).toEqual(['your mentions 1921-03-11 #43'])
    expect(mentioned('en', 'Embtel 62, March 9.', post)).toEqual(['my mentions 1921-03-09 #62'])
    expect(mentioned('en', 'Department’s telegram 43 of March 11.', post)).toEqual(['your mentions 1921-03-11 #43'])
    expect(mentioned('en', 'Embassy’s 62, March 9, 6 p.m.')).toEqual(['your mentions 1921-03-09 #62'])
    expect(mentioned('en', 'Deptel 43, March 11.')).toEqual(['my mentions 1921-03-11 #43'])
  })
})

describe('French', () => {
  holds('fr', [
    ['J’ai bien reçu votre lettre du 3 courant.', 'your received 1921-03-03'],
    ['En réponse à votre télégramme n° 34 du 3 mars, j’ai à dire ceci.', 'your answers 1921-03-03 #34'],
    ['Je réponds à vos lettres des 3 et 10 mars.', 'your answers 1921-03-03', 'your answers 1921-03-10'],
    ['Votre lettre du 20 de l’écoulé m’est parvenue.', 'your received 1921-02-20'],
    ['La lettre de Votre Excellence du 3 est arrivée.', 'your received 1921-03-03'],
    ['Merci de ta bonne lettre.', 'your received'],
    ['Votre lettre d’hier m’a fait plaisir.', 'your received 1921-03-19'],
    ['La vôtre du 3 me dit tout.', 'your mentions 1921-03-03'],
    ['Vous aurez vu ma lettre du 28 février dernier.', 'my mentions 1921-02-28'],
    ['La lettre que vous m’avez fait l’honneur de m’écrire le 3 de ce mois est là.', 'your mentions 1921-03-03'],
    ['Votre Excellence a bien voulu, par sa lettre du 3 mars, me le dire.', 'your mentions 1921-03-03'],
    ['Comme suite à mon télégramme 62 du 3 mars.', 'my continues 1921-03-03 #62'],
    ['Votre lettre du 3 et celle du 10 me sont parvenues.', 'your received 1921-03-03', 'your received 1921-03-10'],
    ['Merci de votre lettre de dimanche.', 'your received 1921-03-13'],
    ['J’ai reçu votre lettre du trois mars.', 'your received 1921-03-03'],
    ['Comme je le dis dans ma lettre 62.', 'my mentions #62'],
    ['Je vous ai écrit le 3 à ce sujet.', 'my mentions 1921-03-03'],
  ])
})

describe('German', () => {
  holds('de', [
    ['Ihren Brief vom 14. ds. habe ich erhalten.', 'your received 1921-03-14'],
    ['Auf Ihr Schreiben vom 14. Februar erwidere ich Folgendes.', 'your answers 1921-02-14'],
    ['Herzlichen Dank für Ihre lieben Zeilen!', 'your received'],
    ['In Beantwortung Ihres Telegramms Nr. 34 vom 20. v. M. teile ich mit.', 'your answers 1921-02-20 #34'],
    ['Ihr Brief hat sich mit meinem gestrigen gekreuzt.', 'my mentions 1921-03-19'],
    ['Deinen gestrigen Brief habe ich bekommen.', 'your received 1921-03-19'],
    ['Ihre Briefe vom 3. und 10. d. M. sind da.', 'your mentions 1921-03-03', 'your mentions 1921-03-10'],
    ['Mein Schreiben vom 3. haben Sie wohl.', 'my mentions 1921-03-03'],
    ['Ich habe Ihnen am 3. März geschrieben.', 'my mentions 1921-03-03'],
    ['Der Brief, den Sie mir am 3. schrieben, liegt hier.', 'your mentions 1921-03-03'],
    ['Auf Telegramm Nr. 34.', 'your answers #34'],
    ['Mit Bezug auf Ihr gefl. Schreiben vom 3. cr. teilen wir mit.', 'your answers 1921-03-03'],
    ['Ihr Wertes vom 3. ds. liegt vor uns.', 'your mentions 1921-03-03'],
    ['Euer Exzellenz Telegramm Nr. 34 vom 9. d. M. habe ich erhalten.', 'your received 1921-03-09 #34'],
    ['Ihr Telegramm von heute früh kam um 9 Uhr.', 'your received 1921-03-20'],
    ['Ihre Karte vom 14. 2. 1921 kam an.', 'your received 1921-02-14'],
    ['Ihr Brief von vorgestern ist eingetroffen.', 'your received 1921-03-18'],
  ])
})

describe('Italian, also of the 17th century', () => {
  holds('it', [
    ['Ho ricevuto la vostra lettera del 3 corrente.', 'your received 1921-03-03'],
    ['Hebbi le lettere di Vostra Serenità de’ 3 del passato.', 'your received 1921-02-03'],
    ['Le lettere della Serenità vostra de’ 4 mi furono rese.', 'your received 1921-03-04'],
    ['Rispondo alla Sua del 3 stante.', 'your answers 1921-03-03'],
    ['Ho ricevuto il telegramma di V.E. n. 34 del 3 corr.', 'your received 1921-03-03 #34'],
    ['In risposta alla Sua pregiata del 3 corrente.', 'your answers 1921-03-03'],
    ['La lettera per la Serenità vostra de’ 3 sarà aggiunta.', 'my mentions 1921-03-03'],
    ['Le sue lettere de’ x di febraro mi furono rese.', 'your received 1921-02-10'],
    ['Nelle lettere di Vostra Serenità de’ cinque del presente trovo ordini.', 'your mentions 1921-03-05'],
    [
      'Mi capitorono quelle della Serenità vostra de’ 2 et de’ 5 dello stante.',
      'your received 1921-03-02',
      'your received 1921-03-05',
    ],
    ['Con le mie de’ 14 scrissi del negotio.', 'my mentions 1921-03-14'],
    [
      'Hebbi le lettere di Vostra Serenità de’ 3 del passato, et in altre dei 5 trovo quanto dice.',
      'your received 1921-02-03',
      'your received 1921-03-05',
    ],
    [
      'Con le mie de’ 14 avvisai; nell’altre lettere pur de’ 12 dissi il resto.',
      'my mentions 1921-03-14',
      'my mentions 1921-03-12',
    ],
    ['Furono prese altre dei 5 et seconde n° 7.'],
    ['Feci l’ufficio che mi venne da lei in lettere de’ 2 del passato.', 'your mentions 1921-02-02'],
    ['Alle presenti aggiungo le lettere della passata settimana n° 42.', 'my continues #42'],
    ['Come hoggi otto riverentemente scrissi alla Serenità vostra, non è venuto.', 'my mentions 1921-03-13'],
    ['Ricevei le lettere sue delli 3 et 10 del presente.', 'your received 1921-03-03', 'your received 1921-03-10'],
    ['Le lettere di Vostra Signoria de’ XI sono capitate.', 'your received 1921-03-11'],
    ['La ringrazio della Sua gentile lettera.', 'your received'],
    ['Le mie lettere d’hoggi otto n° 134 saranno aggiunte.', 'my mentions 1921-03-13 #134'],
    ['Con mie lettere di hieri le diedi conto.', 'my mentions 1921-03-19'],
  ])
})

describe('Russian', () => {
  holds('ru', [
    ['Ваша телеграмма от 11 марта получена.', 'your received 1921-03-11'],
    ['Ваше письмо от 3-го получил.', 'your received 1921-03-03'],
    ['В ответ на Вашу телеграмму № 34 сообщаю следующее.', 'your answers #34'],
    ['На ваш № 62 от 9 марта.', 'your answers 1921-03-09 #62'],
    ['Получил Ваше письмо от 3 марта 1921 г. за № 34.', 'your received 1921-03-03 #34'],
    ['На Вашу телеграмму от 10.I.21 г.', 'your answers 1921-01-10'],
    ['Спасибо за письмо от 3 марта.', 'your received 1921-03-03'],
    ['Благодарю за Ваше письмо.', 'your received'],
    ['Письмо Ваше от 11 с. м. я получил.', 'your received 1921-03-11'],
    ['В дополнение к моей телеграмме от 3 марта.', 'my continues 1921-03-03'],
    ['Вчерашнюю Вашу телеграмму получил.', 'your received 1921-03-19'],
    ['Ваши телеграммы от 3 и 10 марта получены.', 'your received 1921-03-03', 'your received 1921-03-10'],
  ])
})

describe('what is none', () => {
  test.each([
    ['en', 'Your letter has not come.'],
    ['en', 'A letter of yours would please me.'],
    ['en', 'I hope to receive your letter soon.'],
    ['en', 'His letter of the 3rd was long.'],
    ['en', 'The letter of Mr Brown of the 3rd was long.'],
    ['en', 'Your brother’s letter of the 3rd was read here.'],
    ['en', 'The battle of the 3rd of March was lost.'],
    ['en', 'A letter of 3 pages.'],
    ['en', 'My letter to General Brown of the 3rd was not answered.'],
    ['fr', 'La lettre que mon ami vous a adressée le 3 mars.'],
    ['de', 'Sie schrieb am 3. März.'],
    ['de', 'Mein Brief an Herrn Braun vom 3. März.'],
    ['en', 'Your 34 men arrived on the 3rd.'],
    ['en', 'I received a letter.'],
    ['en', 'There is not a letter in your house.'],
    ['en', 'I received Marshal Brown’s telegram of March 3.'],
    ['en', 'I received the Moscow telegram of March 3.'],
    ['en', 'Deptel 34 to Moscow, March 9.'],
    ['en', 'The victory was ours. 6. The next point is this.'],
    ['en', 'The proposal we made on 8 March was refused.'],
    ['en', 'We saw the note of March 8.'],
    ['en', 'Your wife wrote on the 3rd.'],
    ['de', 'Ich erhielt Brauns Brief vom 3. März.'],
    ['it', 'Le lettere di due mercanti sono qui.'],
    ['en', 'I sent my letters 3 weeks ago.'],
    ['it', 'Vostra Serenità ha inteso dalle lettere.'],
    ['ru', 'Ссылаюсь на свою телеграмму № 34.'],
    ['fr', 'J’attends votre lettre.'],
    ['fr', 'Sa lettre du 3 mars est longue.'],
    ['fr', 'La lettre de M. Brun du 3 mars est longue.'],
    ['fr', 'La bataille du 3 mars.'],
    ['de', 'Ich sah seinen Brief vom 3. März.'],
    ['de', 'Der Brief ihrer Mutter vom 3. März.'],
    ['de', 'Ich hoffe auf Ihren Brief.'],
    ['de', 'Die Sitzung vom 3. März.'],
    ['it', 'Aspetto la vostra lettera.'],
    ['it', 'La lettera del conte del 3 marzo.'],
    ['ru', 'Жду Вашего письма.'],
    ['ru', 'Его письмо от 3 марта.'],
    ['ru', 'Письмо Вашего брата от 3 марта.'],
  ])('%s: %s', (lang, words) => {
    expect(mentioned(lang, words)).toEqual([])
  })
})
