import type { BodyElement } from '#document/body.ts'
import { isW3cDate } from '#document/body-attributes.ts'
import type { Dated } from '#document/dated.ts'
import { make } from './element-maker.ts'

/** A date with its EDTF as TEI's attributes, where they can say it: `[a..b]` is @notBefore and @notAfter, `a/b` @from and @to. */
export function writeDate(dated: Dated, prefix: string): BodyElement {
  const { edtf, asWritten, calendar, hour, basis, principal } = dated
  const attributes = edtf === undefined ? {} : attributesOf(edtf, hour)
  const said = Object.keys(attributes).length > 0
  return make(
    'date',
    {
      ...attributes,
      ...(calendar === undefined || calendar === 'gregorian' ? {} : { calendar: `#${prefix}${calendar}` }),
      ...(basis === 'stated' ? {} : { evidence: basis === 'disputed' ? 'disputed' : 'conjecture' }),
      ...(principal === true ? { type: 'principal' } : {}),
    },
    asWritten ?? (said ? undefined : edtf),
  )
}

function attributesOf(edtf: string, hour: string | undefined): Readonly<Record<string, string>> {
  const sure = /[?%]/u.test(edtf) ? { cert: 'medium' } : {}
  const exact = /[~%]/u.test(edtf) ? { precision: 'medium' } : {}
  const plain = edtf.replace(/[?~%]/gu, '')
  const set = /^\[(?<from>[^,.[\]]*)\.\.(?<to>[^,.[\]]*)\]$/u.exec(plain)?.groups
  const span = /^(?<from>[^/]*)\/(?<to>[^/]*)$/u.exec(plain)?.groups
  const dates = (given: Readonly<Record<string, string>>) => {
    const stated = Object.entries(given).filter(([, value]) => value !== '' && value !== '..')
    return stated.every(([, value]) => isW3cDate(value)) ? { ...Object.fromEntries(stated), ...sure, ...exact } : {}
  }
  if (set !== undefined) return dates({ notBefore: set.from ?? '', notAfter: set.to ?? '' })
  if (span !== undefined) return dates({ from: span.from ?? '', to: span.to ?? '' })
  const timed = hour !== undefined && /^\d{4}-\d\d-\d\d$/u.test(plain) && isW3cDate(`${plain}T${hour}:00`)
  return dates({ when: timed ? `${plain}T${hour}:00` : plain })
}
