import type { Draft, DraftWitness, Placed } from '#document/draft.ts'
import { childOf, childrenOf, find, within, wordsOf, type XmlElement } from '../xml/element.ts'
import { readCorrespondence, readSummary } from './correspondence.ts'
import { readCredits } from './credits.ts'
import { readEdition } from './editions.ts'
import type { Gathering } from './gathering.ts'
import { objectTypeOf, readWitness } from './manuscript.ts'
import { nameOf, readParticipant, refsOf } from './names.ts'
import { readNotes, readProfile } from './own-header.ts'
import { isTakenFrom, readRights, readTakenFrom } from './publication.ts'

/** What a `teiHeader` says of one document. `number` is its identifier in the edition. */
export function readHeader(header: XmlElement, number: string | undefined, gathering: Gathering): Omit<Draft, 'at'> {
  const title = readTitle(header, gathering)
  const correspDesc = find(header, 'profileDesc/correspDesc')
  const corresponded = correspDesc === undefined ? undefined : readCorrespondence(correspDesc, gathering)
  const authors = readAuthors(header, corresponded?.participants ?? [], gathering)
  const languages = readLanguages(header, gathering)
  const witnesses = readWitnesses(header, gathering)
  const sources = readSources(header, gathering)
  const takenFrom = readTakenFrom(header, number, gathering)
  const abstracts = childrenOf(childOf(header, 'profileDesc'), 'abstract')
  const summaries = [
    ...(corresponded?.summaries ?? []),
    ...abstracts.map((abstract) => readSummary(abstract, gathering)),
  ]
  const genre = readGenre(header, gathering)
  const notes = readNotes(header, gathering)
  const listed = readProfile(header, gathering)
  const read = {
    ...(title === undefined ? {} : { title }),
    ...(genre === undefined ? {} : { genre }),
    dates: corresponded?.dates ?? [],
    participants: [...(corresponded?.participants ?? []), ...authors, ...listed.participants],
    places: [...(corresponded?.places ?? []), ...listed.places],
    numbers: [...(corresponded?.numbers ?? []), ...notes.numbers],
    ...(notes.classification === undefined ? {} : { classification: notes.classification }),
    ...(notes.held === undefined ? {} : { held: notes.held }),
    ...(notes.number === undefined ? {} : { number: notes.number }),
    summaries: summaries.filter(({ value }) => value !== ''),
    witnesses,
    ...(sources.length === 0 ? {} : { sources }),
    languages,
    rights: readRights(header, gathering),
    credits: readCredits(header, gathering),
    subjects: readSubjects(header, gathering),
    relations: corresponded?.relations ?? [],
    ...(takenFrom === undefined ? {} : { takenFrom }),
  }
  const said = alreadySaid(read)
  for (const part of childrenOf(header, 'fileDesc', 'profileDesc')) {
    for (const child of childrenOf(part)) gathering.keepRest(child, child.name, said)
  }
  // The history of the file's own making stays in the original file (revisionDesc).
  for (const part of childrenOf(header, 'encodingDesc', 'xenoData')) gathering.keepRest(part, part.name, said)
  return read
}

const SERIES = new Set(['s', 'm', 'j'])

/** The document's own title: of the article's level before others, in English before others. */
function readTitle(header: XmlElement, gathering: Gathering): Placed<string> | undefined {
  const titles = childrenOf(find(header, 'fileDesc/titleStmt'), 'title').filter((title) => wordsOf(title) !== '')
  const own = titles.filter(
    ({ attributes: { level = '', type = '' } }) => !SERIES.has(level) && !/date|sub|short/u.test(type),
  )
  const articles = own.filter(({ attributes: { level } }) => level === 'a')
  const among = articles.length > 0 ? articles : own.length > 0 ? own : titles
  const title = among.find(({ attributes }) => attributes['xml:lang']?.startsWith('en')) ?? among[0]
  if (title === undefined) return undefined
  gathering.take(title)
  return { value: wordsOf(title), at: gathering.at(title) }
}

/** Authors that are no senders; those that are have been read, by name or by identifier. */
function readAuthors(header: XmlElement, known: NonNullable<Draft['participants']>, gathering: Gathering) {
  const senders = known.filter(({ role }) => role === 'sender')
  return childrenOf(find(header, 'fileDesc/titleStmt'), 'author').flatMap((author) => {
    const refs = refsOf(author)
    gathering.take(author)
    const isSender = senders.some(
      ({ name, refs: own = [] }) => name === nameOf(author) || own.some((ref) => refs.includes(ref)),
    )
    const participant = isSender || nameOf(author) === '' ? undefined : readParticipant(author, 'author', gathering)
    return participant === undefined ? [] : [participant]
  })
}

function readLanguages(header: XmlElement, gathering: Gathering): readonly Placed<string>[] {
  return childrenOf(find(header, 'profileDesc/langUsage'), 'language').flatMap((language) => {
    gathering.take(language)
    const value = language.attributes.ident ?? wordsOf(language)
    return value === '' ? [] : [{ value, at: gathering.at(language) }]
  })
}

function readSubjects(header: XmlElement, gathering: Gathering): readonly Placed<string>[] {
  const classes = childrenOf(find(header, 'profileDesc/textClass')).filter((one) => !isGenre(one))
  return classes
    .flatMap((one) => within(one, 'term', 'item'))
    .filter((term) => childOf(term, 'term') === undefined)
    .flatMap((term) => {
      gathering.take(term)
      const value = wordsOf(term)
      return value === '' ? [] : [{ value, at: gathering.at(term) }]
    })
}

const isGenre = ({ attributes: { scheme } }: XmlElement) => scheme === '#genre'

const GENRES: readonly (readonly [sign: RegExp, genre: string])[] = [
  [/tele?gram|drahtung/iu, 'telegram'],
  [/letter|lettre|brief|lettera|postcard|postkarte|\bkarte\b|carte/iu, 'letter'],
]

/** What it is, by the source's word for its kind of paper or its series' genre. */
function readGenre(header: XmlElement, gathering: Gathering): Placed<string> | undefined {
  const series = childrenOf(find(header, 'fileDesc/seriesStmt'), 'title').find(
    ({ attributes }) => attributes.type === 'genre',
  )
  const keyword = childrenOf(find(header, 'profileDesc/textClass'), 'keywords').find(isGenre)
  if (keyword !== undefined) {
    gathering.take(keyword)
    return { value: wordsOf(keyword), at: gathering.at(keyword) }
  }
  const paper = within(find(header, 'fileDesc/sourceDesc'), 'objectType')[0]
  const from = series !== undefined && wordsOf(series) !== '' ? series : paper
  if (from === undefined) return undefined
  const word = from === series ? wordsOf(from) : objectTypeOf(from)
  gathering.take(series)
  const genre = GENRES.find(([sign]) => sign.test(word))?.[1] ?? word
  return genre === '' ? undefined : { value: genre, at: gathering.at(from) }
}

/** A source that is told in words alone: whether it is of an archive or of a book, the words must tell. */
function readSources(header: XmlElement, gathering: Gathering): readonly Placed<string>[] {
  return childrenOf(find(header, 'fileDesc/sourceDesc'), 'bibl')
    .filter((bibl) => isPlain(bibl) && !isTakenFrom(bibl) && wordsOf(bibl) !== '')
    .map((bibl) => {
      gathering.take(bibl)
      return { value: wordsOf(bibl), at: gathering.at(bibl) }
    })
}
const isPlain = (bibl: XmlElement) => childOf(bibl, 'title', 'biblScope', 'note') === undefined

/** Each embodiment: manuscripts first, then where it is printed. */
function readWitnesses(header: XmlElement, gathering: Gathering): readonly DraftWitness[] {
  const source = find(header, 'fileDesc/sourceDesc')
  const papers = [...childrenOf(source, 'msDesc'), ...childrenOf(childOf(source, 'listWit'), 'witness')].flatMap(
    (element) => {
      const witness = readWitness(element, gathering)
      return witness === undefined ? [] : [witness]
    },
  )
  const printed = [
    ...childrenOf(source, 'bibl', 'biblStruct', 'biblFull').filter(
      (one) => !isTakenFrom(one) && (one.name !== 'bibl' || !isPlain(one)),
    ),
    ...childrenOf(childOf(source, 'listBibl'), 'bibl', 'biblStruct'),
  ]
  const said = papers.map(({ reference }) => reference ?? '').join('\n')
  const editions = printed.flatMap((element): readonly DraftWitness[] => {
    const edition = readEdition(element)
    if (edition === undefined) return []
    gathering.take(element)
    if (edition.asGiven !== undefined && said.includes(edition.asGiven)) return []
    return [{ kind: 'printed', edition, at: gathering.at(element) }]
  })
  return [...papers, ...editions]
}

/** Whether words stand already in what was read: as a field, or as a number within the title or the reference. */
function alreadySaid({ title, witnesses, takenFrom, dates }: Omit<Draft, 'at'>): (words: string) => boolean {
  const references = (witnesses ?? []).flatMap(({ reference = '', repository = '', note = '' }) => [
    reference,
    repository,
    note,
  ])
  const written = (dates ?? []).flatMap(({ edtf = '', asWritten = '' }) => [edtf, asWritten])
  const all = [title?.value ?? '', takenFrom?.name ?? '', takenFrom?.address ?? '', ...references, ...written].join(
    '\n',
  )
  return (words) => words !== '' && hasWords(all, words)
}

/** Whether the words stand in the text, and not within longer ones. */
function hasWords(text: string, words: string): boolean {
  const inWord = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign)
  for (let from = text.indexOf(words); from !== -1; from = text.indexOf(words, from + 1)) {
    if (!inWord(text[from - 1]) && !inWord(text[from + words.length])) return true
  }
  return false
}
