import { z } from 'zod'
import { STANCES, STEPS } from '#exchange/exchange.ts'
import type { AgentId, DocumentId, ExchangeId, PlaceId } from '#value/identifier.ts'
import { accessSchema } from './document-schema.ts'
import { evidence } from './evidence-schema.ts'
import { edtf, id, list, words } from './words.ts'

const claim = z.strictObject({
  edtf: edtf.exactOptional(),
  after: words.exactOptional(),
  hour: words.exactOptional(),
  zone: words.exactOptional(),
  evidence: list(evidence).exactOptional(),
})

const extent = z.enum(['existence', 'gist', 'text'])

const point = z.strictObject({
  id: words,
  act: words,
  content: words.exactOptional(),
  terms: list(
    z.strictObject({ id: words, text: words, takesOver: words.exactOptional(), changes: words.exactOptional() }),
  ).exactOptional(),
  wording: list(evidence).exactOptional(),
  due: words.exactOptional(),
  answers: list(z.strictObject({ point: words, stance: z.enum(STANCES) })).exactOptional(),
  acknowledges: list(words).exactOptional(),
  continues: words.exactOptional(),
  carriesOut: list(words).exactOptional(),
  withdraws: list(words).exactOptional(),
  tells: list(z.strictObject({ move: words, extent })).exactOptional(),
  evidence: list(evidence).exactOptional(),
})

const move = z.strictObject({
  sign: words,
  from: list(words),
  to: list(words),
  copies: list(words).exactOptional(),
  carrier: list(id<AgentId>()).exactOptional(),
  form: words.exactOptional(),
  steps: list(
    z.strictObject({
      step: z.enum(STEPS),
      to: words.exactOptional(),
      place: id<PlaceId>().exactOptional(),
      claims: list(claim),
    }),
  ).exactOptional(),
  public: z
    .strictObject({ where: words.exactOptional(), from: edtf, evidence: list(evidence).exactOptional() })
    .exactOptional(),
  learned: list(
    z.strictObject({
      party: words,
      how: z.enum(['shown', 'leak', 'intercept', 'press']),
      claims: list(claim).exactOptional(),
      extent: extent.exactOptional(),
      evidence: list(evidence).exactOptional(),
    }),
  ).exactOptional(),
  attested: z.enum(['documented', 'reported', 'literature', 'inferred']),
  documents: list(id<DocumentId>()).exactOptional(),
  points: list(point),
})

export const exchangeSchema = z.strictObject({
  kind: z.literal('exchange'),
  id: id<ExchangeId>(),
  aliases: list(words).exactOptional(),
  title: words,
  summary: words.exactOptional(),
  parties: list(
    z.strictObject({
      id: words,
      label: words,
      agents: list(id<AgentId>()).exactOptional(),
      place: id<PlaceId>().exactOptional(),
      order: z.number().exactOptional(),
    }),
  ),
  moves: list(move),
  silences: list(
    z.strictObject({
      owedBy: words,
      to: words,
      denies: z.enum(['sent', 'received']),
      asOf: z.union([edtf, z.literal('never')]),
      saidIn: words.exactOptional(),
      evidence: list(evidence).exactOptional(),
    }),
  ).exactOptional(),
  timeOf: id<PlaceId>().exactOptional(),
  access: accessSchema,
  unplaced: list(z.strictObject({ label: words, value: words })).exactOptional(),
})
