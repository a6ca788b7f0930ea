import { expectTypeOf, test } from 'vitest'
import type { z } from 'zod'
import type { Agent } from '#authority/agent.ts'
import type { Collection } from '#authority/collection.ts'
import type { Place } from '#authority/place.ts'
import type { Subject } from '#authority/subject.ts'
import type { Document } from '#document/document.ts'
import type { Exchange } from '#exchange/exchange.ts'
import type {
  agentSchema,
  collectionSchema,
  documentSchema,
  exchangeSchema,
  heldSchema,
  placeSchema,
  subjectSchema,
} from '#formats/jsonl/schema.ts'
import type { Held } from '#holding/held.ts'

/** Only read-only-ness may differ: zod gives arrays and fields that can be written to. */
type Frozen<T> = T extends string
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Frozen<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: Frozen<T[K]> }
      : T
type Read<Schema extends z.ZodType> = Frozen<z.output<Schema>>

// Held by the type check: a field that one side has and the other has not breaks `npm run check`.
test('the schemas and the interfaces are the same types', () => {
  expectTypeOf<Read<typeof documentSchema>>().toEqualTypeOf<Frozen<Document>>()
  expectTypeOf<Read<typeof agentSchema>>().toEqualTypeOf<Frozen<Agent>>()
  expectTypeOf<Read<typeof placeSchema>>().toEqualTypeOf<Frozen<Place>>()
  expectTypeOf<Read<typeof subjectSchema>>().toEqualTypeOf<Frozen<Subject>>()
  expectTypeOf<Read<typeof collectionSchema>>().toEqualTypeOf<Frozen<Collection>>()
  expectTypeOf<Read<typeof exchangeSchema>>().toEqualTypeOf<Frozen<Exchange>>()
  expectTypeOf<Read<typeof heldSchema>>().toExtend<Held>()
})
