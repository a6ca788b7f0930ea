import { expect, test } from 'vitest'
import { addressesOf, linksOf, outsideSign, sameAuthorityOtherNumber } from '#authority/outside-identifier.ts'

test.each([
  [
    'geonames 2925533',
    [
      'http://www.geonames.org/2925533',
      'https://geonames.org/2925533/frankfurt-am-main.html',
      'https://sws.geonames.org/2925533/',
      'http://sws.geonames.org/2925533/about.rdf',
      'http://WWW.GeoNames.org/2925533',
      'geonames:2925533',
    ],
  ],
  [
    'gnd 11861609X',
    [
      'http://d-nb.info/gnd/11861609X',
      'https://d-nb.info/gnd/11861609x/about',
      'https://d-nb.info/gnd/11861609X/about/lds',
      'https://lobid.org/gnd/11861609X',
      'gnd:11861609X',
      '(DE-588)11861609X',
    ],
  ],
  ['viaf 45', ['http://viaf.org/viaf/45', 'https://www.viaf.org/viaf/45/', 'https://viaf.org/en/viaf/45', 'viaf:45']],
  [
    'wikidata Q855',
    [
      'http://www.wikidata.org/entity/Q855',
      'https://www.wikidata.org/wiki/Q855',
      'https://m.wikidata.org/wiki/q855#sitelinks',
      'wikidata:Q855',
    ],
  ],
  [
    'isni 000000012103268X',
    ['https://isni.org/isni/000000012103268X', 'http://www.isni.org/0000 0001 2103 268x', 'ISNI 0000 0001 2103 268X'],
  ],
  ['orcid 0000-0002-1825-009X', ['https://orcid.org/0000-0002-1825-009X', 'orcid:0000-0002-1825-009x']],
  [
    'lc n79021164',
    [
      'http://id.loc.gov/authorities/names/n79021164',
      'https://id.loc.gov/authorities/names/n79021164.html',
      'http://id.loc.gov/rwo/agents/n79021164',
      'https://lccn.loc.gov/n79021164',
      'lccn:n79021164',
    ],
  ],
  ['people.example people.example/A/7', ['http://people.example/A/7', 'https://WWW.People.example/A/7/']],
])('%s has one sign', (sign, ways) => {
  expect(ways.map(outsideSign)).toEqual(ways.map(() => sign))
})

test.each(['#pmb2121', 'Q', 'constructor', '', 'd-nb', 'http://', 'gnd:x y'])('“%s” means nothing outside', (ref) => {
  expect(outsideSign(ref)).toBeUndefined()
})

test('a new authority keeps what was written, once, and what it can be found by', () => {
  expect(linksOf(['http://d-nb.info/gnd/1234', 'https://d-nb.info/gnd/1234/about', '#p1', 'viaf:7'])).toEqual([
    'http://d-nb.info/gnd/1234',
    'https://viaf.org/viaf/7',
  ])
  expect(linksOf(['https://www.geonames.org/7/x.html'])).toEqual([
    'https://www.geonames.org/7/x.html',
    'https://www.geonames.org/7',
  ])
})

test('two numbers of one authority file are two people; a file that has both numbers for one is content', () => {
  const links = ['http://d-nb.info/gnd/1234', 'http://d-nb.info/gnd/5678']
  expect(sameAuthorityOtherNumber(['https://d-nb.info/gnd/9999'], links)).toBe(true)
  expect(sameAuthorityOtherNumber(['https://d-nb.info/gnd/5678/about'], links)).toBe(false)
  expect(sameAuthorityOtherNumber(['https://viaf.org/viaf/1'], links)).toBe(false)
})

test('looks for an identifier in each way that its file is known to write it, once', () => {
  const sought = addressesOf(['gnd:1234', 'https://d-nb.info/gnd/1234/about', '#p1'])
  expect(sought).toContain('http://d-nb.info/gnd/1234')
  expect(sought).toContain('https://lobid.org/gnd/1234')
  expect(new Set(sought).size).toBe(sought.length)
})
