import type { Edition } from '#document/witness.ts'
import { childOf, childrenOf, isElement, wordsOf, type XmlElement } from '../xml/element.ts'
import { nameOf } from './names.ts'

/** A printed edition, of a `biblStruct` or a `bibl`; undefined where it has no words. */
export function readEdition(element: XmlElement): Edition | undefined {
  const structured = element.name === 'biblStruct'
  const given = childrenOf(element, 'note').find(({ attributes: { type } }) => type === 'asGiven')
  const words = given !== undefined ? wordsOf(given) : structured ? inOneLine(element) : wordsOf(element)
  // Pages alone are of a paper that is described elsewhere.
  const told = {
    ...element,
    children: element.children.filter((node) => !isElement(node) || node.name !== 'biblScope'),
  }
  if (words === '' || wordsOf(told) === '') return undefined
  const level = structured ? childOf(element, 'monogr') : element
  const title = titleOf(level) ?? titleOf(childOf(element, 'analytic')) ?? words
  const scopes = [...childrenOf(element, 'biblScope'), ...scopesOf(level)]
  const scope = (sign: RegExp) => {
    const found = scopes.find(({ attributes: { unit, type } }) => sign.test(unit ?? type ?? ''))
    return found === undefined ? undefined : wordsOf(found)
  }
  const volume = scope(/^(?:vol|jg|band)/iu)
  const number = scope(/^(?:nr|no|num|issue|entry)/iu)
  const pages = scope(/^(?:pp?$|page|s$)/iu)
  return {
    title,
    ...(volume === undefined ? {} : { volume }),
    ...(number === undefined ? {} : { number }),
    ...(pages === undefined ? {} : { pages }),
    ...(given === undefined && saysOnly(element, [title, volume, number, pages]) ? {} : { asGiven: words }),
  }
}

/** Whether a `bibl` says no more than stands in its fields, without a sign between them: then nobody has written it as one line. */
const saysOnly = ({ name, children }: XmlElement, fields: readonly (string | undefined)[]): boolean =>
  name === 'bibl' && children.every((node) => (isElement(node) ? fields.includes(wordsOf(node)) : node.trim() === ''))

function titleOf(level: XmlElement | undefined): string | undefined {
  const words = wordsOf(childOf(level, 'title'))
  return words === '' ? undefined : words
}

const scopesOf = (level: XmlElement | undefined) => [
  ...childrenOf(level, 'biblScope'),
  ...childrenOf(childOf(level, 'imprint'), 'biblScope'),
]

/** `Author; Author: Title. Editor (ed.). Place: Publisher, 1964, pp. 131`. */
function inOneLine(element: XmlElement): string {
  const analytic = childOf(element, 'analytic')
  const monogr = childOf(element, 'monogr')
  const imprint = childOf(monogr, 'imprint')
  const series = childOf(element, 'series')
  const people = (...names: readonly string[]) =>
    childrenOf(monogr, ...names)
      .map(nameOf)
      .filter((name) => name !== '')
      .join('; ')
  const authors = people('author')
  const editors = people('editor')
  const responsible = childrenOf(monogr, 'respStmt').map((one) => childrenOf(one).map(nameOf).join(' '))
  const places = childrenOf(imprint, 'pubPlace').map(wordsOf).join(', ')
  const publisher = wordsOf(childOf(imprint, 'publisher'))
  const scopes = [...childrenOf(element, 'biblScope'), ...scopesOf(monogr)]
  const printed = [
    [places, publisher].filter(Boolean).join(': '),
    wordsOf(childOf(imprint, 'date')),
    ...scopes.map((scope) => `${scope.attributes.unit ?? ''} ${wordsOf(scope)}`.trim()),
  ]
  const seriesWords = [wordsOf(childOf(series, 'title')), ...childrenOf(series, 'biblScope').map(wordsOf)]
    .filter(Boolean)
    .join(' ')
  const sentences = [
    wordsOf(childOf(analytic, 'title')),
    [authors, wordsOf(childOf(monogr, 'title'))].filter(Boolean).join(': '),
    editors === '' ? '' : `${editors} (ed.)`,
    ...responsible,
    printed.filter(Boolean).join(', '),
    seriesWords,
    wordsOf(childOf(element, 'note')),
  ]
  return sentences.filter(Boolean).join('. ') || wordsOf(element)
}
