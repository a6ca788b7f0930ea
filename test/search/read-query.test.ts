import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EVERYTHING, type Query } from '#search/query.ts'
import { endsTyped } from '#search/read-days.ts'
import { dateApart, readQuery, valuesApart } from '#search/read-query.ts'

const term = (word: string): Query => ({ is: 'term', word })
const all = (...must: Query[]): Query => ({ is: 'bool', must, should: [], not: [] })
const any = (...should: Query[]): Query => ({ is: 'bool', must: [], should, not: [] })
const but = (wanted: Query, ...not: Query[]): Query => ({ is: 'bool', must: [wanted], should: [], not })
const phrase = (...words: string[]): Query => ({ is: 'phrase', words })

test.each<[string, Query]>([
  ['', EVERYTHING],
  ['mao', term('mao')],
  ['mao stalin', all(term('mao'), term('stalin'))],
  ['mao AND stalin', all(term('mao'), term('stalin'))],
  ['"peace talks"', phrase('peace', 'talks')],
  ['“peace talks”', phrase('peace', 'talks')],
  ['"peace talks"~3', { is: 'phrase', words: ['peace', 'talks'], slop: 3 }],
  ['telegr*', { is: 'prefix', start: 'telegr' }],
  ['te*gram', { is: 'wildcard', pattern: 'te*gram' }],
  ['wom?n', { is: 'wildcard', pattern: 'wom?n' }],
  ['women?', term('women?')],
  ['http://a.example/?q=peace', term('http://a.example/?q=peace')],
  ['roschin~1', { is: 'fuzzy', word: 'roschin', distance: 1 }],
  ['a NEAR/5 "b c"', { is: 'near', words: ['a', 'b c'], within: 5 }],
  ['a NEAR b NEAR/3 c', { is: 'near', words: ['a', 'b', 'c'], within: 10 }],
  ['roschin~', { is: 'fuzzy', word: 'roschin' }],
  ['mao -war', but(term('mao'), term('war'))],
  ['-war', but(EVERYTHING, term('war'))],
  ['NOT "cold war"', but(EVERYTHING, phrase('cold', 'war'))],
  ['mao OR stalin', any(term('mao'), term('stalin'))],
  ['a b OR c', any(all(term('a'), term('b')), term('c'))],
  ['a (b OR c)', all(term('a'), any(term('b'), term('c')))],
  ['from:stalin', { is: 'field', field: 'from', of: term('stalin') }],
  ['sender:stalin', { is: 'field', field: 'from', of: term('stalin') }],
  ['Person:"mao zedong"', { is: 'field', field: 'person', of: phrase('mao', 'zedong') }],
  ['to:(a OR b)', { is: 'field', field: 'to', of: any(term('a'), term('b')) }],
  ['-from:mao', but(EVERYTHING, { is: 'field', field: 'from', of: term('mao') })],
  ['tse-tung', term('tse-tung')],
  ['10:30', term('10:30')],
  ['毛*', term('毛')],
  ['*东', term('东')],
  ['word~0', term('word')],
  ['Re: peace', all(term('Re:'), term('peace'))],
  ['or not', all(term('or'), term('not'))],
  ['in-text:railways', { is: 'field', field: 'text', of: term('railways') }],
  [
    'title：和平（斯大林 OR 毛泽东）',
    all({ is: 'field', field: 'title', of: term('和平') }, any(term('斯大林'), term('毛泽东'))),
  ],
  ['「和平 谈判」', phrase('和平', '谈判')],
  [
    'from:(mao stalin) exact:(a b)',
    all(
      { is: 'field', field: 'from', of: all(term('mao'), term('stalin')) },
      { is: 'written', of: all(term('a'), term('b')) },
    ),
  ],
  ['file:"a drawer at home"', { is: 'field', field: 'archive', of: phrase('a', 'drawer', 'at', 'home') }],
  ['file:aprf/f45/op1/d331 OR mao', any({ is: 'field', field: 'archive', of: term('aprf/f45/op1/d331') }, term('mao'))],
])('reads %s', (typed, query) => {
  expect(readQuery(typed)).toEqual({ query, filters: [], notes: [] })
})

test.each([
  ['date:1949', { from: 1949, to: 1949 }],
  ['date:1948..1950', { from: 1948, to: 1950 }],
  ['date:1948-1950', { from: 1948, to: 1950 }],
  ['date:1948..', { from: 1948 }],
  ['date:..1950', { to: 1950 }],
  ['date:1948—1950', { from: 1948, to: 1950 }],
  ['date:1948…1950', { from: 1948, to: 1950 }],
])('reads the years of %s', (typed, years) => {
  expect(readQuery(typed)).toEqual({ query: EVERYTHING, filters: [], years, notes: [] })
})

const words = (typed: string) => (typed.includes(' ') ? { words: typed.split(' ') } : {})

test.each([
  ['file:aprf/f45/op1/d331', 'aprf/f45/op1/d331'],
  ['archive:"APRF, f. 45, op. 1, d. 331"', 'aprf/f45/op1/d331'],
  ['file:"АПРФ, ф. 45, оп. 1, д. 331, л. 12"', 'aprf/f45/op1/d331'],
])('reads the file of %s', (given, unit) => {
  const typed = given.replace(/^\w+:"?|"$/gu, '')
  expect(readQuery(given)).toEqual({
    query: EVERYTHING,
    filters: [{ facet: 'archive', anyOf: [unit], typed: [{ typed, codes: [unit], ...words(typed) }] }],
    notes: [],
  })
})

test('reads archive, language and collection as filters of the whole, but not of one alternative', () => {
  expect(readQuery('mao archive:APRF/f45/ lang:russian collection:january')).toEqual({
    query: term('mao'),
    filters: [
      { facet: 'archive', anyOf: ['aprf/f45'], typed: [{ typed: 'APRF/f45/', codes: ['aprf/f45'] }] },
      { facet: 'language', anyOf: ['ru'], typed: [{ typed: 'russian', codes: ['ru'] }] },
      { facet: 'collection', anyOf: ['january'], typed: [{ typed: 'january', codes: ['january'] }] },
    ],
    notes: [],
  })
  expect(readQuery('archive:aprf OR mao').filters).toEqual([])
})

test.each([
  ['(mao stalin', all(term('mao'), term('stalin'))],
  ['mao) stalin', all(term('mao'), term('stalin'))],
  ['date:soon', term('soon')],
  ['date:(1949 OR 1950)', any(term('1949'), term('1950'))],
  ['mao OR', term('mao')],
  ['OR OR mao', term('mao')],
  ['mao NOT', term('mao')],
  ['NEAR mao', term('mao')],
  ['"peace talks', phrase('peace', 'talks')],
  ['"peace talk*"', phrase('peace', 'talk*')],
  ['from: mao', all(term('from'), term('mao'))],
  ['foo:bar', all(term('foo'), term('bar'))],
  ['日期：1949', all(term('日期'), term('1949'))],
  ['от:сталин', all(term('от'), term('сталин'))],
  ['mao or stalin', all(term('mao'), term('or'), term('stalin'))],
  ['mao not stalin', all(term('mao'), term('not'), term('stalin'))],
  ['roschin~3', { is: 'fuzzy', word: 'roschin', distance: 2 }],
  ['国民党~', term('国民党')],
  ['毛*东', { is: 'near', words: ['毛', '东'], within: 4 }],
  ['from:to:mao', { is: 'field', field: 'to', of: term('mao') }],
  [`${'('.repeat(40)}mao${')'.repeat(40)}`, term('mao')],
])('takes what it cannot read as words, and says so: %s', (typed, query) => {
  const read = readQuery(typed)
  expect(read.query).toEqual(query)
  expect(read.notes).not.toEqual([])
})

test.each([
  ['date:1949-01', { from: '1949-01-01', to: '1949-01-31' }],
  ['date:1949-01-10', { from: '1949-01-10', to: '1949-01-10' }],
  ['date:"January 1949"', { from: '1949-01-01', to: '1949-01-31' }],
  ['date:"10 January 1949"', { from: '1949-01-10', to: '1949-01-10' }],
  ['date:1949-01-08..1949-01-14', { from: '1949-01-08', to: '1949-01-14' }],
  ['date:1949-01-08..1950', { from: '1949-01-08', to: '1950-12-31' }],
  ['date:1949-01-08..', { from: '1949-01-08' }],
  ['date:194X', { from: '1940-01-01', to: '1949-12-31' }],
  ['date:1949-01/1949-03', { from: '1949-01-01', to: '1949-03-31' }],
  ['date:"10 января 1949"', { from: '1949-01-10', to: '1949-01-10' }],
  ['date:1949年1月', { from: '1949-01-01', to: '1949-01-31' }],
  ['date：1949年1月10日', { from: '1949-01-10', to: '1949-01-10' }],
  ['date:"Jänner 1949"', { from: '1949-01-01', to: '1949-01-31' }],
  ['date:"..10 January 1949"', { to: '1949-01-10' }],
  ['date:"January 1949".."5 March 1949"', { from: '1949-01-01', to: '1949-03-05' }],
  ['date:1949-01.."March 1949"', { from: '1949-01-01', to: '1949-03-31' }],
  ['date:[1948..1949-02]', { from: '1948-01-01', to: '1949-02-28' }],
  ['date:1949-01?', { from: '1949-01-01', to: '1949-01-31' }],
  ['date:1949~', { from: '1948-01-01', to: '1950-12-31' }],
  ['date:../1949-01', { to: '1949-01-31' }],
  ['date:"before 10 January 1949"', { to: '1949-01-09' }],
  ['date:"vor dem 10. Januar 1949"', { to: '1949-01-09' }],
  ['date:"antes de 1949"', { to: '1948-12-31' }],
  ['date:"after January 1949"', { from: '1949-02-01' }],
  ['date:"not after 1949"', { to: '1949-12-31' }],
  ['date:"after 5 January 1949 and before 10 January 1949"', { from: '1949-01-05', to: '1949-01-10' }],
  ['date：１９４９年１月', { from: '1949-01-01', to: '1949-01-31' }],
])('reads the days of %s', (typed, days) => {
  expect(readQuery(typed)).toEqual({ query: EVERYTHING, filters: [], days, notes: [] })
})

test.each([
  ['date:1949-13', { from: '1949-01-01', to: '1949-12-31' }],
  ['date:1949-02-30', { from: '1949-02-01', to: '1949-02-28' }],
])('says how it read the day of %s, that is none', (typed, days) => {
  const { notes, ...read } = readQuery(typed)
  expect(read).toEqual({ query: EVERYTHING, filters: [], days })
  expect(notes).not.toEqual([])
})

test.each([
  [
    'date:{1948,1950}',
    0,
    [
      { from: '1948-01-01', to: '1948-12-31' },
      { from: '1950-01-01', to: '1950-12-31' },
    ],
  ],
  ['date:1/10/1949', 1, ['1949-01-10', '1949-10-01'].map((day) => ({ from: day, to: day }))],
])('takes %s for either of its dates, and narrows to all that they span', (typed, notes, either) => {
  const read = readQuery(typed)
  expect(read.query).toEqual({ is: 'bool', must: [], should: either.map((days) => ({ is: 'dated', days })), not: [] })
  expect(read.days).toEqual({ from: either[0]?.from, to: either[1]?.to })
  expect(read.notes).toHaveLength(notes)
})

test.each([
  ['date:>1949', { years: { from: 1950 } }, '“>1949” was read as from 1950.'],
  ['date:>=1949', { years: { from: 1949 } }, '“>=1949” was read as from 1949.'],
  ['date:<1949', { years: { to: 1948 } }, '“<1949” was read as until 1948.'],
  ['year:≤1949', { years: { to: 1949 } }, '“≤1949” was read as until 1949.'],
  ['date:1949-', { years: { from: 1949 } }, '“1949-” was read as from 1949.'],
  ['date:1949-01-', { days: { from: '1949-01-01' } }, '“1949-01-” was read as from 1 January 1949.'],
  ['date:"> January 1949"', { days: { from: '1949-02-01' } }, '“> January 1949” was read as from 1 February 1949.'],
  ['date:<1949-01-01', { days: { to: '1948-12-31' } }, '“<1949-01-01” was read as until 31 December 1948.'],
])('reads %s as open on one side, and says so', (typed, when, said) => {
  expect(readQuery(typed)).toEqual({ query: EVERYTHING, filters: [], ...when, notes: [said] })
})

test.each([
  ['before 1949', { to: 1948 }],
  ['after 1949', { from: 1950 }],
])('%s leaves that year out', (given, years) => {
  expect(readQuery(`date:"${given}"`)).toEqual({ query: EVERYTHING, filters: [], years, notes: [] })
})

test.each(['date:1949!', 'date:>soon', 'date:>', 'date:<>1949', 'date:1948..>1949'])('%s is no date', (typed) => {
  expect(readQuery(typed)).toMatchObject({ filters: [], notes: [expect.stringContaining('was taken as words')] })
})

test.each(['"mao zedong"~x', '"mao zedong"~', '"mao zedong"~3x'])('says that it passes over the end of %s', (typed) => {
  const passed = typed.slice(typed.indexOf('~'))
  expect(readQuery(`${typed} liu`)).toEqual({
    query: all(phrase('mao', 'zedong'), term('liu')),
    filters: [],
    notes: [expect.stringContaining(`“${passed}” was passed over`)],
  })
})

test.each([
  ['peace NEAR/10000 talks', 'NEAR allows at most 9999 words between'],
  ['*ab', '“*ab” finds nothing'],
  ['?*ab talks', '“?*ab” finds nothing'],
])('says of %s how it was read', (typed, said) => {
  expect(readQuery(typed).notes).toEqual([expect.stringContaining(said)])
})

test.each(['peace NEAR/9999 talks', '*abc', 'a*b'])('has nothing to say of %s', (typed) => {
  expect(readQuery(typed).notes).toEqual([])
})

test('a date among alternatives is a condition of its own', () => {
  expect(readQuery('peace OR date:1949')).toEqual({
    query: {
      is: 'bool',
      must: [],
      should: [term('peace'), { is: 'dated', days: { from: '1949-01-01', to: '1949-12-31' } }],
      not: [],
    },
    filters: [],
    notes: [],
  })
})

test('reads any string', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => readQuery(typed).notes.length >= 0))
  const signs = fc.array(
    fc.constantFrom('(', ')', '"', '-', 'OR', 'AND', 'NOT', 'from:', 'date:', 'a', 'b*', ' ', '~2', '“', '«'),
    { maxLength: 60 },
  )
  fc.assert(fc.property(signs, (parts) => readQuery(parts.join('')).notes.length >= 0))
})

test.each([
  ['one long word', 'a'.repeat(100_000)],
  ['many alternatives', Array.from({ length: 10_000 }, (_, n) => `w${n}`).join(' OR ')],
  ['brackets', '('.repeat(50_000)],
  ['quotation marks', '"'.repeat(100_000)],
  ['fields of fields', 'from:'.repeat(20_000)],
  ['negations', 'NOT -'.repeat(20_000)],
  ['what is excluded of what is excluded', '-(a '.repeat(20_000)],
  ['nearness', 'a NEAR/3 '.repeat(20_000)],
])('reads %s, and no more than it can', (_, typed) => {
  const { query, notes } = readQuery(typed)
  expect(JSON.stringify(query).length).toBeLessThan(400_000)
  if (typed.includes(' ')) expect(notes).toContain('Only the first 5000 words and signs were read.')
})

test.each([
  ['date:1949', '1949', ''],
  ['mediation date:1948..1950 -telegram', '1948..1950', 'mediation -telegram'],
  ['date:"10 January 1949" mao', '10 January 1949', 'mao'],
  ['mao date:"January 1949".."March 1949"  nanjing', 'January 1949..March 1949', 'mao nanjing'],
  ['mao AND date:1949', '1949', 'mao'],
  ['date:1949 AND mao', '1949', 'mao'],
  ['mao AND date:1949 AND liu', '1949', 'mao AND liu'],
  ['year:1949 "a phrase"~2 date:1950', '1949', '"a phrase"~2'],
  ['to:date:1949 mao', '1949', 'mao'],
  ['date：1949 和平', '1949', '和平'],
])('of “%s” the date %s is taken, and “%s” is left', (typed, date, rest) => {
  expect(dateApart(typed)).toEqual({ date, rest })
  const { query, filters, notes } = readQuery(rest)
  expect({ query, filters, notes }).toMatchObject({ notes: [] })
})

test.each(['mao', 'date:soon', 'peace OR date:1949', '-date:1949', '(mao date:1949)', 'January 1949', '"date:1949"'])(
  'in “%s” no date narrows all of it',
  (typed) => {
    expect(dateApart(typed)).toBeUndefined()
  },
)

test.each([
  ['lang:ru', ''],
  ['stalin lang:ru mao', 'stalin mao'],
  ['stalin AND lang:ru', 'stalin'],
  ['lang:ru archive:aprf lang:en', 'archive:aprf'],
  ['lang:"ru" "peace talks"', '"peace talks"'],
  ['stalin (lang:ru)', 'stalin (lang:ru)'],
  ['lang:ru OR stalin', 'lang:ru OR stalin'],
  ['-lang:ru', '-lang:ru'],
])('“%s” without its languages is “%s”', (typed, rest) => {
  expect(valuesApart(typed, 'language')).toBe(rest)
})

test('what is left without a date asks the same but for it, whatever was typed', () => {
  const signs = fc.array(fc.constantFrom('date:1949', 'mao', ' ', 'AND', 'OR', '-', '(', ')', '"', 'from:', 'x NEAR y'))
  fc.assert(
    fc.property(signs, (parts) => {
      const apart = dateApart(parts.join(' '))
      if (apart === undefined) return
      const { years, days } = readQuery(apart.rest)
      expect([years, days]).toEqual([undefined, undefined])
    }),
  )
})

test.each([
  ['1949', '1949', '1949'],
  ['1948..1950', '1948', '1950'],
  ['1948…', '1948', ''],
  ['..May 1950', '', 'May 1950'],
  ['1948-1950', '1948', '1950'],
  ['1948/1950', '1948', '1950'],
  ['1948-05/..', '1948-05', ''],
  ['[1948,1950]', '[1948,1950]', '[1948,1950]'],
  ['10/01/1949', '10/01/1949', '10/01/1949'],
  ['>1949', '1950', ''],
  ['<=1949', '', '1949'],
  ['1949-', '1949', ''],
])('%s is from “%s” to “%s”', (typed, since, until) => {
  expect(endsTyped(typed)).toEqual({ since, until })
})
