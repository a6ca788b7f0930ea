import type { BodyElement } from '#document/body.ts'
import { languageTag } from '#value/language.ts'
import { escapeHtml } from './escape.ts'

/** ` lang="ru"`, where the element says its language. */
export function languageOf(node: BodyElement): string {
  const given = node.attributes['xml:lang']
  const tag = given === undefined ? undefined : languageTag(given)
  return tag === undefined ? '' : ` lang="${escapeHtml(tag)}"`
}
