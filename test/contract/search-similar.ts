import { afterAll, beforeAll, expect, test } from 'vitest'
import { entry, type IndexEngine, type OpenIndex, put, THE_PUBLIC, text } from './search-samples.ts'

const FILLING = Array.from({ length: 30 }, (_, n) =>
  entry(`other-${n}`, { texts: text(`Of the harvest of year ${n} nothing is said here.`) }),
)
const LETTERS = put(
  entry('one', {
    title: 'ON A MEDIATION',
    texts: text('The envoys offered mediation and a truce; the mediation was declined.'),
    persons: ['orlov', 'lin'],
    archives: ['aprf', 'aprf/f45', 'aprf/f45/op1/d3'],
  }),
  entry('words', { texts: text('Again a truce and mediation by the envoys were spoken of.') }),
  entry('person', { title: 'A cable', persons: ['lin'] }),
  entry('file', { title: 'A note', archives: ['aprf', 'aprf/f45', 'aprf/f45/op1/d3'] }),
  entry('archive', { title: 'A map', archives: ['aprf', 'aprf/f45', 'aprf/f45/op1/d4'] }),
  entry('secret', {
    access: ['team'],
    texts: text('Mediation, a truce, the envoys.'),
    persons: ['orlov'],
    archives: ['aprf', 'aprf/f45/op1/d3'],
  }),
  ...FILLING,
)

export function findsTheLike(engine: IndexEngine): void {
  let letters: OpenIndex
  beforeAll(async () => {
    letters = await engine.open()
    await letters.indexing.take(LETTERS, 1)
  })
  afterAll(() => letters.close())

  const like = (id: string, clearance = THE_PUBLIC, limit = 10) => letters.searching.similar(id, clearance, limit)

  test('finds documents like another, each with what they have in common', async () => {
    const found = await like('one')
    expect(found.map(({ id }) => id).sort()).toEqual(['file', 'person', 'words'])
    expect(found[0]?.id).toBe('words')
    const because = Object.fromEntries(found.map(({ id, because }) => [id, because]))
    expect(because).toMatchObject({ file: [{ file: 'aprf/f45/op1/d3' }], person: [{ person: 'lin' }] })
    expect(because.words).toEqual([{ words: ['mediation', 'envoys', 'truce'] }])
    expect(await like('one', THE_PUBLIC, 1)).toHaveLength(1)
  })

  test('finds no closed document so, and nothing like one; and gives to them who may read it', async () => {
    expect(await like('secret')).toEqual([])
    expect(await like('nowhere')).toEqual([])
    const team = await like('one', ['public', 'team'])
    expect(team.find(({ id }) => id === 'secret')?.because).toEqual([
      { file: 'aprf/f45/op1/d3' },
      { person: 'orlov' },
      { words: expect.arrayContaining(['mediation', 'truce']) },
    ])
    // Whom only a closed document has in common is no reason to anybody else.
    expect(JSON.stringify(await like('one'))).not.toContain('orlov')
  })

  test('takes no everyday word for a mark, and none that is in more than a few', async () => {
    const index = await engine.open()
    const words = 'The truce might turn on an answer, and the name was known in Moscow.'
    const moscow = Array.from({ length: 3 }, (_, n) => entry(`moscow-${n}`, { texts: text(`Moscow, and ${n} more.`) }))
    await index.indexing.take(
      put(entry('one', { texts: text(words) }), entry('like', { texts: text(words) }), ...moscow, ...FILLING),
      1,
    )
    expect(await index.searching.similar('one', THE_PUBLIC, 10)).toEqual([])
    await index.close()
  })

  test('finds nothing where nothing marks a document', async () => {
    expect(await like('archive')).toEqual([])
  })
}
