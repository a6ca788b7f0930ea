import { z } from 'zod'
import { BrokenBody, parseBody } from '#document/body.ts'
import { parseEdtf } from '#value/edtf.ts'
import { type HeldId, isIdentifier } from '#value/identifier.ts'

/** Sizes that no real record comes near; what is larger is a mistake or an attack. */
const LONGEST_TEXT = 64 * 1024 * 1024
const LONGEST_WORDS = 1024 * 1024
const LONGEST_LIST = 100_000
/** Readers of other formats stop at 500; what walks a body may use the stack. */
const DEEPEST = 1000

export const words = z.string().max(LONGEST_WORDS)
/** Whatever a reader could not place: of any length that a text may have, and no XML. */
export const unread = z.string().max(LONGEST_TEXT)
/** The body of a text: XML that can be kept and shown. */
export const body = z
  .string()
  .max(LONGEST_TEXT)
  .superRefine((xml, context) => {
    try {
      parseBody(xml, DEEPEST)
    } catch (cause) {
      if (!(cause instanceof BrokenBody)) throw cause
      context.addIssue({ code: 'custom', message: `is no body of a text: ${cause.message}` })
    }
  })
export const list = <T extends z.ZodType>(item: T) => z.array(item).max(LONGEST_LIST)

/** An identifier, branded: the refinement is the check that the brand stands for. */
export const id = <Id extends HeldId>(): z.ZodType<Id, Id> =>
  z.string().refine(isIdentifier, 'is no identifier: 1 to 64 of A-Z a-z 0-9 _ -') as unknown as z.ZodType<Id, Id>

export const edtf = z
  .string()
  .max(1000)
  .refine((given) => parseEdtf(given) !== undefined, 'is no EDTF date')

/** A BCP 47 tag by its shape. */
export const language = z.string().regex(/^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/u, 'is no language tag')

/** A day of the calendar: `2026-11-25`. */
export const day = z.iso.date('is no day (YYYY-MM-DD)')

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/u, 'is no SHA-256')
