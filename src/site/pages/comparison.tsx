// biome-ignore-all lint/a11y/noRedundantRoles: a folded table loses the roles of its elements

import { changedWords, type Run } from '#document/changed-words.ts'
import type { Difference } from '#document/difference.ts'
import { address } from '#value/address.ts'
import type { DocumentId } from '#value/identifier.ts'
import { capital, counted } from '../words/counted.ts'

export interface ComparisonProps {
  readonly id: DocumentId
  readonly title: string
  /** Numbers of the two versions. */
  readonly from: number
  readonly to: number
  readonly differences: readonly Difference[]
}

/** Two versions of a record, held against each other field by field, with the words that differ marked. */
export function ComparisonPage({ id, title, from, to, differences }: ComparisonProps) {
  const sum = differences.length === 0 ? 'They say the same' : `${capital(counted(differences.length, 'difference'))}`
  return (
    <div class="plain-page">
      <h1>
        Versions {from} and {to} of {id}
      </h1>
      <p class="lead">
        <a href={address.document(id)}>{title}</a>. {sum}. <a href={address.versions(id)}>Every version</a>
      </p>
      {differences.length === 0 ? null : (
        <table class="sheet stack differences" role="table">
          <thead role="rowgroup">
            <tr role="row">
              {['Field', `Version ${from}`, `Version ${to}`].map((head) => (
                <th role="columnheader" scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {differences.map((difference) => (
              <Row key={difference.field} {...difference} from={from} to={to} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

function Row({ field, before, after, from, to }: Difference & { readonly from: number; readonly to: number }) {
  const changed = before === undefined || after === undefined ? undefined : changedWords(before, after)
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {fieldInWords(field)}
      </th>
      <td role="cell">
        <span class="lab">Version {from}</span>
        <Side words={before} runs={changed?.before} mark="del" />
      </td>
      <td role="cell">
        <span class="lab">Version {to}</span>
        <Side words={after} runs={changed?.after} mark="ins" />
      </td>
    </tr>
  )
}

interface SideProps {
  readonly words: string | undefined
  readonly runs: readonly Run[] | undefined
  readonly mark: 'del' | 'ins'
}

function Side({ words, runs, mark: Mark }: SideProps) {
  if (words === undefined) return <span class="gap">not there</span>
  const all = runs ?? [{ words, isSame: false }]
  return <span>{all.map((run, n) => (run.isSame ? run.words : <Mark key={n}>{run.words}</Mark>))}</span>
}

/** `participants 2 asNamed` as "Participant 2, as named"; of a text, its id and the passage: "Text t1, p4". */
export function fieldInWords(field: string): string {
  const [first = '', second, ...rest] = field.split(' ')
  const isOneOfSeveral = second !== undefined && (/^\d+$/u.test(second) || first === 'texts')
  const noun = isOneOfSeveral ? first.replace(/(?<=ss)es$|(?<!s|^right)s$/u, '') : first
  const head = isOneOfSeveral ? `${noun} ${second}` : noun
  const tail = isOneOfSeveral ? rest : [second, ...rest].filter((word) => word !== undefined)
  return [capital(plain(head)), ...(tail.length === 0 ? [] : [plain(tail.join(' '))])].join(', ')
}

const plain = (words: string): string =>
  words.replace(/[a-z][A-Z]/gu, ([low = '', high = '']) => `${low} ${high.toLowerCase()}`)
