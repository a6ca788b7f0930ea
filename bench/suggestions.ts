import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { Agent } from '#authority/agent.ts'
import type { Document } from '#document/document.ts'
import { dayNumber, dayOf, isoDay } from '#value/calendar.ts'
import { chance } from './chance.ts'
import { corpus } from './corpus.ts'
import { chancery, told } from './process.ts'

/**
 * The letters that letters answer, by the command that a user runs, over 100,000 documents or as many as are said: found in an archive that has no suggestions,
 * and again. One letter in ten answers an earlier one, and says so in its own language; what the real texts say beside that is found too.
 */
export async function benchSuggestions(counts: readonly number[]): Promise<void> {
  for (const count of counts.length > 0 ? counts : [100_000]) await measure(count)
}

const line = (what: string, figure: string) => console.log(`  ${what.padEnd(44)} ${figure}`)

async function measure(count: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-bench-'))
  const file = join(folder, 'corpus.jsonl')
  const archive = ['--archive', join(folder, 'archive')]
  try {
    const answers = answering(corpus({ count, seed: 1949 }).records)
    await pipeline(answers.lines, createWriteStream(file))
    const planted = answers.planted().toLocaleString('en')
    console.log(`\n${count.toLocaleString('en')} documents, ${planted} of which answer another`)
    await chancery(['init', ...archive])
    await chancery(['import', file, '--no-index', ...archive])
    for (const time of ['found the first time', 'found again']) {
      const { seconds, peak, out } = await told(['suggestions', 'find', '--json', ...archive])
      const rate = Math.round(count / seconds).toLocaleString('en')
      line(`suggestions, ${time}`, `${rate} documents/s, ${seconds.toFixed(1)} s, peak ${peak} MB`)
      const found = FOUND.parse(JSON.parse(out))
      line(
        '',
        Object.entries(found)
          .map(([name, number]) => `${name} ${number.toLocaleString('en')}`)
          .join(', '),
      )
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

const FOUND = z.object({
  mentions: z.number(),
  proposed: z.number(),
  byMention: z.number(),
  new: z.number(),
  gone: z.number(),
})

const MONTHS: Readonly<Record<string, readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(' '),
}
const SAID: Readonly<Record<string, (day: number, month: string) => string>> = {
  en: (day, month) => `I have received your letter of ${month} ${day}.`,
  fr: (day, month) => `J’ai reçu votre lettre du ${day} ${month}.`,
  de: (day, month) => `Ich habe Ihren Brief vom ${day}. ${month} erhalten.`,
  it: (day, month) => `Ho ricevuto la vostra lettera dei ${day} ${month}.`,
}

/** Every tenth letter is made the answer to one of the last few hundred. */
function answering(records: Iterable<Agent | Document>) {
  const n = chance(1923)
  const earlier: Document[] = []
  let planted = 0
  function* lines(): Iterable<string> {
    for (const record of records) {
      const answered = record.kind === 'document' && n.whole(10) === 0 ? earlier[n.whole(earlier.length)] : undefined
      const answer = record.kind === 'document' && answered !== undefined ? answerTo(answered, record) : undefined
      if (answer !== undefined) planted += 1
      if (record.kind === 'document' && record.id !== 'bench-long') {
        earlier.push(record)
        if (earlier.length > 500) earlier.shift()
      }
      yield `${JSON.stringify(answer ?? record)}\n`
    }
  }
  return { lines: lines(), planted: () => planted }
}

/** The letter with the other's people the other way round, a few days later; undefined where the other has no single day. */
function answerTo(answered: Document, letter: Document): Document | undefined {
  const [year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/u.exec(answered.dates?.[0]?.edtf ?? '') ?? [])
    .slice(1)
    .map(Number)
  const [text] = letter.texts ?? []
  const say = SAID[text?.lang ?? '']
  if (year === undefined || month === undefined || day === undefined || text === undefined || say === undefined)
    return undefined
  const said = say(day, MONTHS[text.lang ?? '']?.[month - 1] ?? '')
  const [from, to] = answered.participants ?? []
  const others = (letter.participants ?? []).filter(({ role }) => role === 'mentioned')
  const sent = isoDay(dayOf(dayNumber({ year, month, day }) + 9))
  return {
    ...letter,
    genre: 'letter',
    dates: [{ role: 'sent', edtf: sent, basis: 'stated', principal: true }],
    participants: [
      ...(to === undefined ? [] : [{ ...to, role: 'sender' as const }]),
      ...(from === undefined ? [] : [{ ...from, role: 'recipient' as const }]),
      ...others,
    ],
    texts: [{ ...text, body: `<p xml:id="p9999">${said}</p>${text.body}` }],
  }
}
