/** An authority file that numbers people and places: how its addresses begin, and the ways in which people write them. */
export interface AuthorityFile {
  readonly name: string
  /** Without `www.`. */
  readonly hosts: readonly string[]
  /** Finds the number in what follows the host. */
  readonly path: RegExp
  /** Finds it where there is no address: `gnd:118616099`. */
  readonly prefix: RegExp
  readonly number: (found: string) => string
  /** Addresses of one number, without their scheme; the first is how the file itself writes it. */
  readonly written: (number: string) => readonly string[]
}

const upper = (found: string) => found.toUpperCase()

export const AUTHORITY_FILES: readonly AuthorityFile[] = [
  {
    name: 'gnd',
    hosts: ['d-nb.info', 'lobid.org', 'explore.gnd.network'],
    path: /^\/gnd\/(?<number>[\dx-]{2,})(?=[/#?.]|$)/iu,
    prefix: /^(?:gnd:?\s*|\(de-588\))(?<number>[\dx-]{2,})$/iu,
    number: upper,
    written: (n) => [`d-nb.info/gnd/${n}`, `d-nb.info/gnd/${n}/`, `d-nb.info/gnd/${n}/about`, `lobid.org/gnd/${n}`],
  },
  {
    name: 'viaf',
    hosts: ['viaf.org'],
    path: /^(?:\/[a-z]{2})?\/viaf\/(?<number>\d+)(?=[/#?.]|$)/iu,
    prefix: /^viaf:?\s*(?<number>\d+)$/iu,
    number: (found) => found,
    written: (n) => [`viaf.org/viaf/${n}`, `viaf.org/viaf/${n}/`, `www.viaf.org/viaf/${n}`],
  },
  {
    name: 'wikidata',
    hosts: ['wikidata.org', 'm.wikidata.org'],
    path: /^\/(?:wiki|entity)\/(?:Special:EntityData\/|Item:)?(?<number>q\d+)(?=[/#?.]|$)/iu,
    prefix: /^(?:wikidata:?\s*|wd:)(?<number>q\d+)$/iu,
    number: upper,
    written: (n) =>
      ['entity', 'wiki'].flatMap((kind) => [`www.wikidata.org/${kind}/${n}`, `wikidata.org/${kind}/${n}`]),
  },
  {
    name: 'geonames',
    hosts: ['geonames.org', 'sws.geonames.org'],
    path: /^\/(?<number>\d+)(?=[/#?.]|$)/u,
    prefix: /^geonames:?\s*(?<number>\d+)$/iu,
    number: (found) => found,
    written: (n) =>
      ['www.', 'sws.', ''].flatMap((start) => [`${start}geonames.org/${n}`, `${start}geonames.org/${n}/`]),
  },
  {
    name: 'isni',
    hosts: ['isni.org'],
    path: /^(?:\/isni)?\/(?<number>(?:\d{4}(?:%20|[ -])?){3}\d{3}[\dx])(?=[/#?.]|$)/iu,
    prefix: /^isni:?\s*(?<number>(?:\d{4}[ -]?){3}\d{3}[\dx])$/iu,
    number: (found) => found.replace(/%20|[ -]/gu, '').toUpperCase(),
    written: (n) => [`isni.org/isni/${n}`, `www.isni.org/isni/${n}`, `isni.org/${n}`, `www.isni.org/${n}`],
  },
  {
    name: 'orcid',
    hosts: ['orcid.org'],
    path: /^\/(?<number>(?:\d{4}-){3}\d{3}[\dx])(?=[/#?.]|$)/iu,
    prefix: /^orcid:?\s*(?<number>(?:\d{4}-){3}\d{3}[\dx])$/iu,
    number: upper,
    written: (n) => [`orcid.org/${n}`, `orcid.org/${n}/`, `www.orcid.org/${n}`],
  },
  {
    name: 'lc',
    hosts: ['id.loc.gov', 'lccn.loc.gov'],
    path: /^\/(?:authorities\/(?:names|subjects)\/|rwo\/agents\/)?(?<number>(?:nb|nr|no|ns|n|sh)\d{6,})(?=[/#?.]|$)/iu,
    prefix: /^(?:lccn|lcnaf):?\s*(?<number>(?:nb|nr|no|ns|n|sh)\d{6,})$/iu,
    number: (found) => found.toLowerCase(),
    written: (n) => [
      `id.loc.gov/authorities/${n.startsWith('sh') ? 'subjects' : 'names'}/${n}`,
      `id.loc.gov/rwo/agents/${n}`,
      `lccn.loc.gov/${n}`,
    ],
  },
]
