import { blocksOf } from '#document/block.ts'
import { parseBody } from '#document/body.ts'
import { type Document, principalDate } from '#document/document.ts'
import { parseEdtf } from '#value/edtf.ts'
import type { Mention } from './mention.ts'

/** A first form of it: "your letter of 3 January", "your telegram of January 10, 1949". */
const NAMED =
  /\byour (?<kind>letter|telegram|cable|note)s? of (?:(?<day>\d{1,2})(?:st|nd|rd|th)? (?<month>\p{L}+)|(?<m>\p{L}+) (?<d>\d{1,2}))/giu
const MONTHS = 'january february march april may june july august september october november december'.split(' ')

/**
 * The words of a document that name another letter between the same people, in its transcripts, translations and machine-read texts, each read
 * in its own language; an editor's regest is not the letter's own words.
 */
export function findMentions(document: Document): readonly Mention[] {
  const date = principalDate(document)?.edtf
  const until = date === undefined ? undefined : parseEdtf(date)?.latest
  return (document.texts ?? [])
    .filter(({ kind, lang }) => kind !== 'regest' && lang === 'en')
    .flatMap(({ id: text, body }) =>
      blocksOf(parseBody(body)).flatMap(({ id: block, text: words }) =>
        block === undefined
          ? []
          : [...words.matchAll(NAMED)].flatMap(
              ([exact, kind = '', d = '', month = '', m, other]): readonly Mention[] => {
                const number = MONTHS.indexOf((m ?? month).toLowerCase()) + 1
                if (number === 0) return []
                const rest = `${String(number).padStart(2, '0')}-${(other ?? d).padStart(2, '0')}`
                const year = Number(until?.slice(0, 4))
                const day = until === undefined ? {} : { day: `${rest <= until.slice(5) ? year : year - 1}-${rest}` }
                const genre = /telegram|cable/iu.test(kind) ? { genre: 'telegram' } : {}
                return [
                  {
                    text,
                    quotation: { block, exact },
                    lang: 'en',
                    whose: 'addressee',
                    says: 'mentions',
                    ...day,
                    ...genre,
                  },
                ]
              },
            ),
      ),
    )
}
