// English; German; French; Italian; Spanish and Portuguese; Latin; Russian; Dutch, Polish, Hungarian; then as old hands shorten them.
const NAMES = `
january januar janner gennaio gennaro genaro zenaro enero janeiro ianuarius ianuarii januarius januarii январь января januari januarja stycznia jany janry janury januy janvier jenner
february fevrier februar feber febbraio febraro febbraro febraio febrero fevereiro februarius februarii февраль февраля februari lutego feby febr febry febuary febuy fevr
march mars marz maerz marzo marco martius martii март марта maart marca marcius mch mrz martij
april avril aprile abril aprilis апрель апреля kwietnia aprl apl aprill
may mai maggio mayo maio maius maii май мая mei maja majus maij
june juin juni giugno zugno giugnio junio junho iunius iunii junius junii июнь июня czerwca junij
july juillet juli luglio lulio julio julho iulius iulii julius julii июль июля lipca julij jly
august aout agosto augustus augusti август августа sierpnia augst augt
september septembre settembre settembrio septiembre setembro septembris сентябрь сентября wrzesnia sepr septr septemr szeptember sepber sepbr septbr septber sept
october octobre oktober ottobre ottobrio octubre outubro octobris октябрь октября pazdziernika octr octo ocr octbr octber oktbr
november novembre novembrio noviembre novembro novembris ноябрь ноября listopada novr novbr novber novemr
december decembre dezember dicembre decembrio dicembrio diciembre dezembro decembris декабрь декабря grudnia decr decbr decber decemr dezbr`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(' '))

/** Beginnings that are words of their own in some language here. */
const NO_MONTHS = ['des', 'out', 'lis', 'lut']

/** Old German names, which are never cut short: Wintermonat begins like a season, Merz like a French Wednesday. */
const WHOLE: Readonly<Record<string, number>> = Object.assign(Object.create(null), {
  hornung: 2,
  merz: 3,
  ostermonat: 4,
  brachmonat: 6,
  heumonat: 7,
  augstmonat: 8,
  herbstmonat: 9,
  weinmonat: 10,
  wintermonat: 11,
  christmonat: 12,
})

/** Every name, and every beginning of one that has three letters or more, with its month; 0 where two months begin so. */
const MONTHS = new Map<string, number>()
for (const [index, names] of NAMES.entries()) {
  for (const name of names) {
    for (let length = 3; length <= name.length; length++) {
      const start = name.slice(0, length)
      const known = MONTHS.get(start)
      MONTHS.set(start, known === undefined || known === index + 1 ? index + 1 : 0)
    }
  }
}
for (const [index, names] of NAMES.entries()) for (const name of names) MONTHS.set(name, index + 1)
for (const start of NO_MONTHS) MONTHS.delete(start)

/** `7ber`, `8bris`, `IXbre`, `Xbr`: September was the seventh month of the Roman year, December the tenth. */
const COUNTED = /^(?<number>7|8|9|10|vii|viii|ix|x)(?:[bv]er|bre?|bris)$/u
const COUNT: Readonly<Record<string, number>> = { 7: 9, vii: 9, 8: 10, viii: 10, 9: 11, ix: 11, 10: 12, x: 12 }

/** The month that a folded word names, whole or cut short. */
export function monthNamed(word: string): number | undefined {
  const counted = COUNTED.exec(word)?.groups?.number
  if (counted !== undefined) return COUNT[counted]
  return MONTHS.get(word) || WHOLE[word] || undefined
}

/** Brings a month's raised letters and its number to it, where a copyist sets them apart: `Sept^r`, `Jan:y`, `Septem'r`, `7. bris`. */
export function joinedMonths(folded: string): string {
  return (
    folded
      .replace(/(?<=\p{L})(?:\^\{?|:)(?=\p{L}{1,3}(?!\p{L}))/gu, '')
      .replace(/(?<=(?:sept?|octo?|nov|dec)\p{L}{0,4})['’](?=r(?!\p{L}))/gu, '')
      // "11. Ap. 1787"; before a year alone "ap." is French and means after it.
      .replace(/(?<=(?<!\d)\d{1,2}\p{L}{0,2}\.? )ap\.?(?= \d{4})/gu, 'april')
      .replace(/(?<!\p{L}|\d)(7|8|9|10|vii|viii|ix|x)\. ?(?=(?:ber|bre|bris)(?!\p{L}))/gu, '$1')
  )
}
