import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenSite, openSite } from './open-site.ts'
import { wordsOf } from './tags.ts'

/** Cites by family name and year, tells apart by letters, and sorts by the date, the latest first. */
const AUTHOR_DATE = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>Author and year</title><id>author-year</id></info>
<macro name="year"><date variable="issued"><date-part name="year"/></date></macro>
<citation disambiguate-add-year-suffix="true"><layout prefix="(" suffix=")"><group delimiter=", ">
<names variable="author"><name form="short"/></names><text macro="year"/></group></layout></citation>
<bibliography><sort><key variable="issued" sort="descending"/></sort><layout suffix="."><group delimiter=". ">
<names variable="author"><name form="short"/></names><text macro="year"/><text variable="title" font-style="italic"/></group></layout></bibliography>
</style>`

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
  mkdirSync(open.styles)
  writeFileSync(join(open.styles, 'author-year.csl'), AUTHOR_DATE)
  writeFileSync(
    join(open.styles, 'notes-only.csl'),
    AUTHOR_DATE.replace(/<bibliography>[\s\S]*<\/bibliography>/u, '').replace('in-text', 'note'),
  )
  writeFileSync(
    join(open.styles, 'silent.csl'),
    AUTHOR_DATE.replaceAll(/<layout[\s\S]*?<\/layout>/gu, '<layout><text macro="nowhere"/></layout>'),
  )
  writeFileSync(
    join(open.styles, 'broken.csl'),
    '<style xmlns="http://purl.org/net/xbiblio/csl"><info><title>Broken</title></info><citation/></style>',
  )
})
afterAll(() => open.close())

interface Twin {
  readonly total: { readonly value: number }
  readonly citations: readonly { readonly document: string; readonly text: string }[]
  readonly next?: string
}
const twin = async (path: string): Promise<Twin> => (await open.get(path)).json()
const textsOf = ({ citations }: Twin) => citations.map(({ text }) => text)

test('what a search finds is cited together: all of it, by date, as a bibliography, as notes, in short', async () => {
  const found: { hits: { id: string }[]; total: { value: number } } = await (
    await open.get('/search.json?q=Stalin&sort=date')
  ).json()
  const { total, citations } = await twin('/search/cite.json?q=Stalin')
  expect(citations.map(({ document }) => document)).toEqual(found.hits.map(({ id }) => id))
  expect([citations.length, total.value]).toEqual([found.total.value, found.total.value])
  expect(textsOf(await twin('/search/cite.json?q=Stalin'))).toContainEqual(
    expect.stringMatching(/^Stalin, Joseph\. Cable to Mao Zedong\. January 10, 1949\. /u),
  )
  expect(textsOf(await twin('/search/cite.json?q=Stalin&form=note'))).toContainEqual(
    expect.stringMatching(/^Joseph Stalin to Mao Zedong, cable, January 10, 1949, /u),
  )
  expect(textsOf(await twin('/search/cite.json?q=Stalin&form=short'))).toContain(
    'Stalin to Mao, January 10, 1949, Chancery, record 112659.',
  )
})

test('a style tells the documents of a set apart, and sorts them in its own way', async () => {
  const inText = textsOf(await twin('/search/cite.json?person=stalin&form=note&style=author-year'))
  const letters = inText.flatMap((text) => /^\(Stalin, 1949(?<letter>[a-z])\)$/u.exec(text)?.groups?.letter ?? [])
  expect(letters.length).toBeGreaterThan(1)
  expect(new Set(letters).size).toBe(letters.length)
  const years = textsOf(await twin('/search/cite.json?style=author-year')).flatMap(
    (text) => /\b\d{4}\b/u.exec(text)?.[0] ?? [],
  )
  expect(years).toEqual(years.toSorted().toReversed())
  expect(new Set(years).size).toBeGreaterThan(1)
  // What does not name its document says which it is.
  const page = await open.page('/search/cite?person=stalin&form=note&style=author-year')
  expect(wordsOf(page)).toMatch(/\(Stalin, 1949[a-z]\)Cable, Stalin to Mao Zedong/u)
  expect(await open.page('/search/cite?person=stalin&style=author-year')).not.toContain('class="cited-of"')
  expect(page).toContain('aria-current="true">In the text<')
})

test('the page of a collection leads to its citations, that of an exchange to those of its documents', async () => {
  expect(await open.page('/collections/january-1949')).toContain('href="/search/cite?collection=january-1949"')
  expect(wordsOf(await open.page('/search/cite?collection=january-1949'))).toContain('January 1949, ')
  expect(await open.page('/exchanges/worked-case')).toContain('href="/exchanges/worked-case/cite"')
  const { citations } = await twin('/exchanges/worked-case/cite.json?form=note')
  expect(citations.map(({ document }) => document)).toContain('112659')
  const days = citations.flatMap(({ text }) => /January (?<day>\d+), 1949/u.exec(text)?.groups?.day ?? []).map(Number)
  expect(days).toEqual(days.toSorted((a, b) => a - b))
  const ris = await open.page('/exchanges/worked-case/cite.ris')
  expect(ris.match(/^TY {2}- /gmu)).toHaveLength(citations.length)
})

test('files have the same citations, plain and for a word processor', async () => {
  const path = '?person=stalin&style=author-year'
  const texts = textsOf(await twin(`/search/cite.json${path}`))
  const plain = await open.get(`/search/cite.txt${path}`)
  expect((await plain.text()).trim().split('\n\n')).toEqual(texts)
  expect(plain.headers.get('content-disposition')).toBe('attachment; filename="citations.txt"')
  const rich = await open.page(`/search/cite.rtf${path}`)
  expect(rich).toMatch(/^\{\\rtf1[\s\S]*\{\\i Cable, Stalin to Mao Zedong[\s\S]*\}\n$/u)
  expect(rich.match(/\\par\n/gu)).toHaveLength(texts.length)
})

test('a style that cannot be used, a form that there is not, a set without documents are told in words', async () => {
  const broken = await open.get('/search/cite?style=broken')
  expect([broken.status, wordsOf(await broken.text())]).toEqual([
    400,
    expect.stringContaining('The style “broken” cannot be used: '),
  ])
  for (const ending of ['.json', '.txt'])
    expect((await open.get(`/search/cite${ending}?style=broken`)).status).toBe(400)
  expect((await open.get('/search/cite?style=nobody')).status).toBe(404)
  expect((await open.get('/search/cite?form=long')).status).toBe(400)
  expect((await open.get('/exchanges/worked-case/cite?after=x')).status).toBe(400)
  expect((await open.get('/exchanges/nobody/cite.json')).status).toBe(404)
  const nothing = wordsOf(await open.page('/search/cite?q=nothing-has-this-word'))
  expect(nothing).toMatch(/0 documents.*No document holds “nothing-has-this-word”\..*There is nothing to cite\./su)
  expect(nothing).not.toContain('to keep')
  expect(wordsOf(await open.page('/search/cite?collection=nope'))).toContain('There is no collection “nope” here.')
  expect(wordsOf(await open.page('/search?collection=nope'))).toContain('There is no collection “nope” here.')
})

test('a style without a bibliography is asked for notes; one that prints nothing says so', async () => {
  const notes = await (await open.get('/search/cite.json?person=stalin&style=notes-only')).json()
  expect([notes.form, notes.fault, notes.citations.length > 0]).toEqual(['note', undefined, true])
  expect(await open.page('/search/cite?person=stalin&style=notes-only')).toContain('aria-current="true">Notes<')
  const plain = await open.page('/search/cite.txt?person=stalin&style=notes-only')
  expect(plain.trim().split('\n\n')).toEqual(textsOf(notes))
  const inThisForm = 'The style “notes-only” has no words for these documents in this form.'
  const path = '?person=stalin&style=notes-only&form=bibliography'
  expect(await (await open.get(`/search/cite.json${path}`)).json()).toMatchObject({ fault: inThisForm, citations: [] })
  expect(await (await open.get(`/search/cite.txt${path}`)).json()).toMatchObject({ status: 400, detail: inThisForm })
  const silent = await open.page('/search/cite?person=stalin&style=silent')
  expect(wordsOf(silent)).toContain('The style “silent” has no words for these documents.')
})

test.each([
  ['q=(((', 'A bracket that is not closed'],
  ['q=telegrm', '“telegrm” was taken for “telegram”'],
  ['date=1949-02-30', 'It was read as February 1949.'],
  ['colection=x&utm_source=y&fbclid=z', '“colection” is no parameter of this address; it was passed over.'],
  ['q=telegram&exact=2', '“exact” is 1 where words are sought exactly as typed; it was passed over.'],
  ['q=telegram&q=note', '“q” stands in this address more than once: the first is read.'],
  ['page=2', '“page” is no parameter of this address; it was passed over.'],
])('what was made of %s is said as above its results', async (asked, said) => {
  const { said: told } = await (await open.get(`/search/cite.json?${asked}`)).json()
  expect(told).toEqual([expect.stringContaining(said)])
  expect(wordsOf(await open.page(`/search/cite?${asked}`))).toContain(told[0])
  expect((await (await open.get(`/search.json?${asked}`)).json()).said).toEqual(
    asked === 'page=2' ? ['There is no such page: the hits end before it.'] : told,
  )
})

test('names that were sought are told with a way to what was typed alone', async () => {
  const page = await open.page('/search/cite?q=Stalin&form=note')
  expect(wordsOf(page)).toMatch(/Stalin is the surname of Joseph Stalin\. Also searched: .*Filippov/u)
  expect(page).toContain('href="/search/cite?q=Stalin&amp;exact=1"')
})

test.each([
  '/search/cite.txt',
  '/search/cite.rtf',
  '/search.csv',
  '/search.atom',
  '/search.manifest.json',
  '/cmif.xml',
])('%s of everything is not given out for a parameter that there is not', async (path) => {
  expect((await open.get(`${path}?colection=x`)).status).toBe(400)
  expect((await open.get(`${path}?utm_source=x`)).status).toBe(200)
})

test('the forms for programs lie with those of the search; a cursor that nobody gave is at the end', async () => {
  const moved = await open.get('/search/cite.ris?q=Stalin&form=note')
  expect([moved.status, moved.headers.get('location')]).toEqual([301, '/search.ris?q=Stalin'])
  const after = Buffer.from('["nobody",1000000000]').toString('base64url')
  const { from, total } = await (await open.get(`/search/cite.json?after=${after}`)).json()
  expect(from).toBe(total.value)
  const page = wordsOf(await open.page(`/search/cite?after=${after}`))
  expect(page).toContain('The list ends before this place.')
  expect(page).not.toContain('1,000,000,001')
})
