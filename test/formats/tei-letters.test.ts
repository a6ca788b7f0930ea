import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type BodyNode, parseBody } from '#document/body.ts'
import { toDocument } from '#document/to-document.ts'
import { tei } from '#formats/tei/read.ts'
import { writeTei } from '#formats/tei/write.ts'
import { type DocumentId, identifierFrom } from '#value/identifier.ts'
import { describedAlone } from './described-alone.ts'
import { draftsOf, issuesOf, readAll } from './read-all.ts'
import { hasTeiSchema, teiErrors } from './tei-schema.ts'

const LETTERS = '../shared/tei/letters'
const files = existsSync(LETTERS)
  ? readdirSync(LETTERS).flatMap((folder) => readdirSync(`${LETTERS}/${folder}`).map((file) => `${folder}/${file}`))
  : []

const wordsOf = (nodes: readonly BodyNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : wordsOf(node.children))).join('')
const bare = (text: string) => text.replace(/\s+/gu, '')

/** The characters of the body, by the plainest means there are. */
const inFile = (xml: string) =>
  bare(
    (/<body[^>]*>(?<body>[\s\S]*)<\/body>/u.exec(xml)?.groups?.body ?? '')
      .replace(/<!--[\s\S]*?-->|<[^>]*>/gu, '')
      .replace(
        /&(?:lt|gt|quot|apos|amp);/gu,
        (entity) => ({ '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' })[entity] ?? entity,
      ),
  )

describe.skipIf(files.length === 0)('300 real letters (skipped where ../shared/tei is not here)', () => {
  test('the words kept are the words of the file, each in its place', async () => {
    let characters = 0
    const different: string[] = []
    for (const file of files) {
      const xml = readFileSync(`${LETTERS}/${file}`, 'utf8')
      const readings = await readAll(tei, file, xml)
      const kept = bare(
        draftsOf(readings)
          .flatMap(({ texts = [] }) => texts)
          .map(({ body }) => wordsOf(parseBody(body)))
          .join(''),
      )
      characters += kept.length
      if (kept !== inFile(xml) || issuesOf(readings).length > 0) different.push(file)
    }
    console.log(`${files.length} letters, ${characters} characters beside blanks, ${different.length} different`)
    expect(different).toEqual([])
    expect(files).toHaveLength(300)
  })

  test('every one has title, date, two correspondents, a place to lie', async () => {
    const lacking: string[] = []
    for (const file of files) {
      const [draft] = draftsOf(await readAll(tei, file, readFileSync(`${LETTERS}/${file}`)))
      const roles = draft?.participants?.map(({ role }) => role) ?? []
      const complete =
        draft?.title !== undefined &&
        (draft.dates?.length ?? 0) > 0 &&
        roles.includes('sender') &&
        roles.includes('recipient')
      if (!complete || (draft?.witnesses?.length ?? 0) === 0) lacking.push(file)
    }
    // Letters that the edition itself dates by nothing, or has from no paper.
    console.log(`lacking one of these in the file itself: ${lacking.length}`)
    expect(lacking.length).toBeLessThan(5)
  })

  test.skipIf(!hasTeiSchema)(
    'written again they are valid, and read again the same',
    async () => {
      const invalid: string[] = []
      const changed = new Map<string, number>()
      for (const file of files) {
        const [draft] = draftsOf(await readAll(tei, file, readFileSync(`${LETTERS}/${file}`)))
        if (draft === undefined) throw new Error(file)
        const id = identifierFrom<DocumentId>(draft.key?.value ?? file)
        const { document } = toDocument(draft, id)
        const xml = writeTei(describedAlone(document))
        invalid.push(...(await teiErrors(xml)).map((error) => `${file} ${error}`))
        const [again] = draftsOf(await readAll(tei, 'again.xml', xml))
        if (again === undefined) throw new Error(file)
        const back = toDocument(again, id).document
        for (const field of [
          'title',
          'genre',
          'numbers',
          'languages',
          'summary',
          'rights',
          'credits',
          'relations',
          'takenFrom',
        ] as const)
          if (JSON.stringify(back[field]) !== JSON.stringify(document[field]))
            changed.set(field, (changed.get(field) ?? 0) + 1)
        const words = (texts: readonly { readonly body: string }[] = []) =>
          texts.map(({ body }) => wordsOf(parseBody(body)))
        expect(words(back.texts)).toEqual(words(document.texts))
        expect(back.dates?.map(({ role, edtf }) => [role, edtf])).toEqual(
          document.dates?.map(({ role, edtf }) => [role, edtf]),
        )
        expect(again.number?.value).toBe(id)
      }
      expect(invalid).toEqual([])
      expect([...changed]).toEqual([])
    },
    120_000,
  )
})
