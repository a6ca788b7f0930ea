import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { publicShape } from '#formats/jsonl/write.ts'
import { writePlain } from '#formats/plain/write.ts'
import { writeTei } from '#formats/tei/write.ts'
import type { Described } from '#holding/described.ts'
import { JSON_TYPE, jsonText } from '../answer.tsx'

/** The forms that a record answers in: `.json`, `.tei.xml`, `.txt` behind its address. */
export type TwinForm = 'json' | 'tei.xml' | 'txt'
export type RecordForm = 'html' | TwinForm

const TYPES: Readonly<Record<string, RecordForm>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'application/json': 'json',
  'application/tei+xml': 'tei.xml',
  'application/xml': 'tei.xml',
  'text/plain': 'txt',
}

/** The number and what follows its dot; an identifier holds no dot. */
export function formsOf(name: string): { readonly id: string; readonly form: RecordForm | 'unknown' } {
  const dot = name.indexOf('.')
  if (dot === -1) return { id: name, form: 'html' }
  const ending = name.slice(dot + 1)
  const form = (['json', 'tei.xml', 'txt'] as const).find((one) => one === ending)
  return { id: name.slice(0, dot), form: form ?? 'unknown' }
}

/** What a program asks for by Accept; a page for everybody else. */
export function preferredForm(c: Context): RecordForm {
  const given = c.req.header('accept')
  if (given === undefined || given.includes('text/html')) return 'html'
  return TYPES[accepts(c, { header: 'Accept', supports: Object.keys(TYPES), default: 'text/html' })] ?? 'html'
}

export function twinOf(
  described: Described,
  form: TwinForm,
  base: string,
): { readonly body: string; readonly type: string } {
  if (form === 'json')
    return { body: jsonText({ version: described.version, ...publicShape(described.document) }), type: JSON_TYPE }
  if (form === 'txt') return { body: writePlain(described, base), type: 'text/plain; charset=utf-8' }
  return { body: writeTei(described), type: 'application/tei+xml; charset=utf-8' }
}
