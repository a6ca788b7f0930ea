import { describe, expect, test } from 'vitest'
import { mayRead } from '#document/access.ts'
import type { HeldOf, Kind } from '#holding/held.ts'
import { type Reader, type Reading, type Store, THE_EDITORS, THE_PUBLIC } from '#store/store.ts'
import { agent, at, CLOSED, cable, collection, type Engine, exchange, id, lying, STAFF, why } from './store-samples.ts'
import { suggested } from './store-suggestions.ts'

const SECRET = 'secret'
const FILE = 'aprf/f45/d330'
/** Words of the open document that name the secret one. */
const MENTION = 'yours'
const SAMPLE = { limit: 100 }

/** Everything that a reader can ask, with all that could lead to the secret record. */
const ASKED: Readonly<Record<string, (reading: Reading) => Promise<unknown>>> = {
  get: (reading) => reading.get('document', [SECRET]),
  'get what names it': (reading) => reading.get('document', ['open']),
  'get an agent that it alone names': (reading) => reading.get('agent', ['agent-of-secret']),
  'get a collection that it alone is in': (reading) =>
    reading.get('collection', ['collection-of-secret', 'above-secret']),
  'get an exchange that names it': (reading) => reading.get('exchange', ['talks']),
  describe: (reading) => reading.describe([SECRET, 'open']),
  listed: (reading) => reading.listed([SECRET, 'open']),
  embargoesOver: (reading) => reading.embargoesOver('9999-12-31', 100),
  find: (reading) =>
    Promise.all([
      reading.find('document', SECRET),
      reading.find('document', 'SECRET'),
      reading.find('document', 'slug:secret'),
    ]),
  'find an agent that it alone names': (reading) => reading.find('agent', 'agent-of-secret'),
  versions: (reading) => reading.versions('document', SECRET),
  version: async (reading) => [
    await reading.version('document', SECRET, 1),
    await reading.version('document', 'open', 1),
  ],
  recent: (reading) => reading.recent(100),
  list: (reading) =>
    Promise.all(
      (['document', 'agent', 'place', 'subject', 'collection', 'exchange'] as const).map((kind) =>
        reading.list(kind, SAMPLE),
      ),
    ),
  authorities: (reading) =>
    Promise.all([
      reading.authorities('agent', SAMPLE),
      reading.authorities('agent', { ...SAMPLE, repositories: true }),
      reading.authorities('place', SAMPLE),
      reading.authorities('subject', SAMPLE),
    ]),
  members: async (reading) => (await reading.members(id<'collection'>('collection-of-secret'), SAMPLE)).items,
  initials: (reading) => Promise.all((['agent', 'place', 'subject'] as const).map((kind) => reading.initials(kind))),
  naming: async (reading) => (await reading.naming('agent', ['agent-of-secret'], SAMPLE)).items,
  namingCount: (reading) => reading.namingCount('agent', ['agent-of-secret']),
  mergedFrom: (reading) => reading.mergedFrom('agent', 'agent-of-secret'),
  neighbours: (reading) => reading.neighbours(id<'collection'>('collection-of-both'), id<'document'>('open')),
  'neighbours of it': (reading) => reading.neighbours(id<'collection'>('collection-of-both'), id<'document'>(SECRET)),
  memberCounts: (reading) => reading.memberCounts([id<'collection'>('collection-of-both')]),
  unit: (reading) => reading.unit(FILE),
  unitNames: (reading) => reading.unitNames(['secret-archive', FILE]),
  units: (reading) =>
    Promise.all(['', 'aprf', 'aprf/f45', 'secret-archive'].map((path) => reading.units(path, SAMPLE))),
  shelf: (reading) => reading.shelf(FILE, SAMPLE),
  unitsOf: async (reading) => (await reading.unitsOf([id<'document'>(SECRET)])).get(id<'document'>(SECRET)) ?? [],
  corrections: (reading) => reading.corrections(SAMPLE),
  counts: (reading) => reading.counts(),
  suggestions: (reading) => reading.suggestions({ ...SAMPLE, state: 'open', held: true }),
  knownByMention: (reading) =>
    Promise.all([reading.knownByMention(SAMPLE), reading.knownByMention({ ...SAMPLE, agent: id<'agent'>('agent-b') })]),
  lettersBetween: (reading) => reading.lettersBetween([{ writer: 'agent-of-secret', reader: '', from: '', to: '~' }]),
}

/** What nobody is told of what was withdrawn, not even the editors. */
const ABOUT_LETTERS = new Set(['suggestions', 'knownByMention', 'lettersBetween'])

async function fill(store: Store, access: (typeof CLOSED)[string] | undefined): Promise<void> {
  const file = at(
    'aprf',
    [
      ['fond', '45'],
      ['delo', '330'],
    ],
    9,
  )
  await store.write(async (tx) => {
    await tx.put(agent('agent-of-secret'), why)
    await tx.put(agent('secret-archive', { entityType: 'corporate-body', repository: { code: 'secret' } }), why)
    await tx.put(collection('above-secret'), why)
    for (const name of ['collection-of-secret', 'collection-of-both'])
      await tx.put(collection(name, { parent: id<'collection'>('above-secret') }), why)
    await tx.put(
      cable('open', {
        collections: [{ collection: id<'collection'>('collection-of-both') }],
        participants: [
          { role: 'sender', agent: id<'agent'>('agent-a') },
          { role: 'recipient', agent: id<'agent'>('agent-b') },
        ],
        relations: [{ kind: 'replies-to', to: { document: id<'document'>(SECRET) } }],
        ...lying(
          at('aprf', [
            ['fond', '46'],
            ['delo', '1'],
          ]),
        ),
      }),
      why,
    )
    for (const name of ['agent-a', 'agent-b']) await tx.put(agent(name), why)
    await tx.put(exchange('talks', ['open', ...(access === undefined ? [] : [SECRET])]), why)
    // What was withdrawn is proposed to nobody.
    const isProposed = access !== undefined && access.kind !== 'withdrawn'
    if (!isProposed) {
      const lost = { from: [id<'agent'>('agent-b')], to: [id<'agent'>('agent-a')], day: '1949-01-10' }
      await tx.suggestAnew(id<'document'>('open'), [suggested('open', MENTION, { notHeld: lost })])
    }
    if (access === undefined) return
    await tx.put(
      cable(SECRET, {
        title: 'secret words',
        access,
        aliases: ['slug:secret'],
        participants: [{ role: 'sender', agent: id<'agent'>('agent-of-secret') }],
        collections: [
          { collection: id<'collection'>('collection-of-secret') },
          { collection: id<'collection'>('collection-of-both') },
        ],
        relations: [{ kind: 'replies-to', to: { document: id<'document'>('open') } }],
        ...lying(file, at('secret-archive', [['fond', '1']])),
      }),
      { ...why, correction: true },
    )
    if (isProposed)
      await tx.suggestAnew(id<'document'>('open'), [suggested('open', MENTION, { document: id<'document'>(SECRET) })])
  })
}

export function keepsSecrets({ open, place }: Engine): void {
  describe.each(Object.entries(CLOSED))('a reader who may not read sees nothing anywhere: %s', (_, access) => {
    test.each(Object.entries(ASKED))('%s', async (what, ask) => {
      const [with_, without] = [await open(await place()), await open(await place())]
      await fill(with_, access)
      await fill(without, undefined)
      const [seen, whole] = [await ask(with_.as(THE_PUBLIC)), await ask(with_.as(THE_EDITORS))]
      // What the public sees is what they would see if there were no such record; and the question would have shown it.
      expect(stable(seen)).toEqual(stable(await ask(without.as(THE_PUBLIC))))
      expect(stable(seen)).not.toContain('secret words')
      const isSilent =
        (access?.kind === 'withdrawn' && ABOUT_LETTERS.has(what)) ||
        (access?.kind !== 'embargoed' && what === 'embargoesOver')
      if (!isSilent) expect(stable(whole)).not.toEqual(stable(seen))
      await with_.close()
      await without.close()
    })
  })

  describe('who may read', () => {
    const readers: readonly Reader[] = [
      THE_PUBLIC,
      THE_EDITORS,
      STAFF,
      { groups: ['staff', 'donors'] },
      { groups: ['nobody', "'staff'"] },
    ]
    const cases = [
      { kind: 'public' },
      ...Object.values(CLOSED),
      { kind: 'restricted', groups: [] },
      { kind: 'restricted', groups: ['donors', 'staff'] },
      { kind: 'embargoed', until: '1970-01-01' },
      { kind: 'embargoed', until: '1970-01-01', groups: ['donors'] },
    ] as const
    test.each(cases)('%j: the lists agree with mayRead', async (access) => {
      const store = await open(await place())
      await store.write((tx) => tx.put(cable('1', { access }), why))
      for (const reader of readers) {
        const seen = (await store.as(reader).list('document', SAMPLE)).items.length === 1
        expect({ reader, seen }).toEqual({ reader, seen: mayRead(access, reader.groups) })
        expect((await store.as(reader).describe(['1'])).length === 1).toBe(seen)
        expect((await store.as(reader).counts()).documents === 1).toBe(seen)
      }
      await store.close()
    })

    test('access is that of the record now, for all its versions', async () => {
      const store = await open(await place())
      await store.write((tx) => tx.put(cable('1'), why))
      await store.write((tx) => tx.put(cable('1', { access: { kind: 'restricted', groups: ['staff'] } }), why))
      expect(await store.as(THE_PUBLIC).version('document', '1', 1)).toBeUndefined()
      expect(await store.as(STAFF).version('document', '1', 1)).toMatchObject({ id: '1' })
      await store.write((tx) => tx.put(cable('1'), why))
      expect(await store.as(THE_PUBLIC).version('document', '1', 2)).toMatchObject({ id: '1' })
      await store.close()
    })

    test('an authority is shown to whoever may read what names it, and to all once it is reviewed', async () => {
      const store = await open(await place())
      const sees = async (reader: Reader, kind: Kind = 'agent') =>
        (await store.as(reader).list<Kind>(kind, SAMPLE)).items.length > 0
      const put = (held: HeldOf<Kind>) => store.write((tx) => tx.put(held, why))
      await put(agent('filippov'))
      expect([await sees(THE_PUBLIC), await sees(STAFF), await sees(THE_EDITORS)]).toEqual([false, false, true])
      const sender = { participants: [{ role: 'sender', agent: id<'agent'>('filippov') }] } as const
      await put(cable('1', { ...sender, access: { kind: 'restricted', groups: ['staff'] } }))
      expect([await sees(THE_PUBLIC), await sees(STAFF)]).toEqual([false, true])
      await put(cable('2', sender))
      expect(await sees(THE_PUBLIC)).toBe(true)
      await put(cable('2'))
      expect(await sees(THE_PUBLIC)).toBe(false)
      await put(agent('filippov', { status: { kind: 'reviewed' } }))
      expect(await sees(THE_PUBLIC)).toBe(true)
      await store.close()
    })

    test('a collection is shown with those above it to whoever may read a document in it', async () => {
      const store = await open(await place())
      const seen = async () => (await store.as(THE_PUBLIC).list('collection', SAMPLE)).items.map((one) => one.id)
      await store.write(async (tx) => {
        await tx.put(collection('top'), why)
        await tx.put(collection('low', { parent: id<'collection'>('top') }), why)
        await tx.put(collection('other', { parent: id<'collection'>('top') }), why)
      })
      expect(await seen()).toEqual([])
      await store.write((tx) => tx.put(cable('1', { collections: [{ collection: id<'collection'>('low') }] }), why))
      expect(await seen()).toEqual(['low', 'top'])
      await store.close()
    })

    test('a described unit is shown to whoever may read a document that lies there', async () => {
      const store = await open(await place())
      const unit = { repository: id<'agent'>('aprf'), path: 'f45/d330', reference: 'f. 45, d. 330' }
      await store.write((tx) => tx.put(collection('u', { type: 'unit', unit }), why))
      expect((await store.as(THE_PUBLIC).get('collection', ['u'])).size).toBe(0)
      await store.write((tx) =>
        tx.put(
          cable(
            '1',
            lying(
              at(
                'aprf',
                [
                  ['fond', '45'],
                  ['delo', '330'],
                ],
                1,
              ),
            ),
          ),
          why,
        ),
      )
      expect((await store.as(THE_PUBLIC).get('collection', ['u'])).size).toBe(1)
      expect((await store.as(THE_PUBLIC).counts()).collections).toBe(0)
      await store.close()
    })

    test('what was public and is withdrawn leaves a tombstone; what was never public leaves nothing', async () => {
      const store = await open(await place())
      const withdrawn = { access: { kind: 'withdrawn', reason: 'a donor asked', day: '2026-11-25' } } as const
      const file = lying(at('aprf', [['fond', '45']], 9))
      await store.write((tx) => tx.put(cable('was', { ...file, aliases: ['slug:was'] }), why))
      await store.write(async (tx) => {
        await tx.put(cable('was', { ...file, ...withdrawn, aliases: ['slug:was'] }), why)
        await tx.put(cable('never', withdrawn), why)
      })
      const tombstone = {
        id: 'was',
        title: 'Cable was',
        reference: 'aprf, fond 45, 9',
        day: '2026-11-25',
        reason: 'a donor asked',
      }
      for (const asked of ['was', 'WAS', 'slug:was'])
        expect(await store.as(STAFF).find('document', asked)).toEqual({ is: 'withdrawn', tombstone })
      expect(await store.as(THE_PUBLIC).find('document', 'never')).toEqual({ is: 'nowhere' })
      expect(await store.as(THE_EDITORS).find('document', 'was')).toEqual({ is: 'here', id: 'was' })
      await store.write((tx) => tx.put(cable('was'), why))
      expect(await store.as(THE_PUBLIC).find('document', 'was')).toEqual({ is: 'here', id: 'was' })
      await store.close()
    })

    test('evidence in a closed document stands in an exchange without its words', async () => {
      const store = await open(await place())
      const passage = (document: string, exact: string) => ({
        document: id<'document'>(document),
        text: 't1',
        block: 'p1',
        exact,
      })
      const talks = exchange('talks', ['1', 'closed'], {
        silences: [
          {
            owedBy: 'moscow',
            to: 'moscow',
            denies: 'sent',
            asOf: 'never',
            evidence: [
              { passage: passage('closed', 'hidden words') },
              { passage: passage('1', 'open words'), disputes: true },
            ],
          },
        ],
      })
      await store.write(async (tx) => {
        await tx.put(cable('1'), why)
        await tx.put(cable('closed', { access: { kind: 'embargoed', until: '2031-01-01' } }), why)
        await tx.put(talks, why)
      })
      const asPublic = (await store.as(THE_PUBLIC).describe(['1']))[0]?.exchanges[0]
      expect(asPublic?.moves[0]?.documents).toEqual(['1'])
      expect(asPublic?.silences?.[0]?.evidence).toEqual([
        { citation: { asGiven: 'in a document that is not open' } },
        { passage: passage('1', 'open words'), disputes: true },
      ])
      expect((await store.as(THE_EDITORS).get('exchange', ['talks'])).get('talks')).toEqual(talks)
      await store.close()
    })

    test('a citation that quotes a closed document stands without its words, also in relations', async () => {
      const store = await open(await place())
      const cited = (asGiven: string) => ({ citation: { asGiven } })
      const evidence = ['Closed «hidden words»', 'no:77, “hidden words”', '1 t1 “open words”', 'closed, p. 1'].map(
        cited,
      )
      const seen = [
        cited('in a document that is not open'),
        cited('in a document that is not open'),
        ...evidence.slice(2),
      ]
      const asks = { id: 'a', act: 'ask', evidence }
      await store.write(async (tx) => {
        await tx.put(cable('1'), why)
        await tx.put(cable('closed', { aliases: ['no:77'], access: { kind: 'restricted', groups: [] } }), why)
        await tx.put(
          cable('2', { relations: [{ kind: 'replies-to', to: { document: id<'document'>('1') }, evidence }] }),
          why,
        )
        const [move] = exchange('talks', ['1']).moves
        if (move !== undefined) await tx.put(exchange('talks', ['1'], { moves: [{ ...move, points: [asks] }] }), why)
      })
      const [open1, open2] = await store.as(THE_PUBLIC).describe(['1', '2'])
      expect(open1?.relations.map((one) => one.evidence)).toEqual([seen])
      expect(open2?.relations.map((one) => one.evidence)).toEqual([seen])
      expect(open2?.document.relations?.map((one) => one.evidence)).toEqual([seen])
      const [document] = (await store.as(THE_PUBLIC).get('document', ['2'])).values()
      expect(document?.relations?.map((one) => one.evidence)).toEqual([seen])
      const [talks] = (await store.as(THE_PUBLIC).get('exchange', ['talks'])).values()
      expect(talks?.moves[0]?.points[0]?.evidence).toEqual(seen)
      const [whole] = (await store.as(THE_EDITORS).get('exchange', ['talks'])).values()
      expect(whole?.moves[0]?.points[0]?.evidence).toEqual(evidence)
      await store.close()
    })
  })
}

/** As text, with what an archive of more records has of itself left aside: stamps and days. */
const stable = (value: unknown): string =>
  JSON.stringify({ value }, (key, held: unknown) => {
    if (key === 'stamp' || key === 'indexStamp' || key === 'added' || key === 'at') return undefined
    if (held instanceof Map) return [...held]
    return held instanceof Set ? [...held] : held
  })
