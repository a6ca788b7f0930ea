import fc from 'fast-check'
import type { z } from 'zod'
import { bodyOfPlainText, holdable } from '#document/body.ts'
import { toBody } from '#document/to-body.ts'

const WORDS = fc
  .oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.string({ unit: 'binary', maxLength: 8 }))
  .map((words) => holdable(words).text)
/** One of these fits each kind of string that the schemas ask for. */
const SAMPLES = ['112659', 'en', 'zh-Hant', '1949-01-10', '1948~/1949-06', 'a'.repeat(64), 'never', 'x']

/** What is kept of texts: what TEI does not allow in them would not come back as it was. */
const BODIES = WORDS.map((words) => toBody(bodyOfPlainText(words), '').body)

/** Values that a schema accepts, made by walking it: every field of every kind is tried without a list to keep. */
export function arbitraryOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const { def } = (schema as z.ZodType)._zod as unknown as { def: Def }
  switch (def.type) {
    case 'object': {
      const fields = Object.entries(def.shape).map(([name, field]) => ({
        name,
        field,
        optional: field._zod.optin === 'optional',
      }))
      return fc.record(
        Object.fromEntries(fields.map(({ name, field }) => [name, name === 'body' ? BODIES : arbitraryOf(field)])),
        {
          requiredKeys: fields.filter(({ optional }) => !optional).map(({ name }) => name),
        },
      )
    }
    case 'optional':
      return arbitraryOf(def.innerType)
    case 'array':
      return fc.array(arbitraryOf(def.element), { maxLength: 3 })
    case 'union':
      return fc.oneof(...def.options.map(arbitraryOf))
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries))
    case 'literal':
      return fc.constantFrom(...def.values)
    case 'boolean':
      return fc.boolean()
    case 'number':
      return fc.integer({ min: 0, max: 90 })
    case 'string':
      return fc
        .oneof(fc.constantFrom(...SAMPLES), WORDS)
        .filter((given) => (schema as z.ZodType).safeParse(given).success)
  }
}

type Field = z.core.$ZodType
type Def =
  | { readonly type: 'object'; readonly shape: Readonly<Record<string, Field>> }
  | { readonly type: 'optional'; readonly innerType: Field }
  | { readonly type: 'array'; readonly element: Field }
  | { readonly type: 'union'; readonly options: readonly Field[] }
  | { readonly type: 'enum'; readonly entries: Readonly<Record<string, string>> }
  | { readonly type: 'literal'; readonly values: readonly unknown[] }
  | { readonly type: 'boolean' | 'number' | 'string' }
