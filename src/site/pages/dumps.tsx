import { address } from '#value/address.ts'
import { dateInWords } from '#value/date-in-words.ts'
import { ForeignLink } from '../frame/foreign-link.tsx'
import { counted } from '../words/counted.ts'

export interface DumpsProps {
  readonly files: readonly DumpLine[]
  /** Otherwise it cannot be told just now which there are. */
  readonly isListed: boolean
  /** Since when what was made may not be given out. */
  readonly isWithheld: boolean
  /** The address of the licence of the descriptions. */
  readonly licence: string
}

export interface DumpLine {
  readonly name: string
  readonly words: string
  readonly records: number
  /** "35 MB". */
  readonly size: string
  readonly day: string
  readonly sha256: string
}

/** The whole archive to take away: a file a form, each with its checksum. */
export function DumpsPage({ files, isListed, isWithheld, licence }: DumpsProps) {
  return (
    <div class="plain-page prose api">
      <h1>Dumps</h1>
      <p class="lead">
        Everything public in this archive, to take away whole. What has changed since can be asked for by{' '}
        <a href={`${address.oai}?verb=Identify`}>OAI-PMH</a> or <a href={address.api}>the list of changes</a>.
      </p>
      <p>
        Descriptions are under <ForeignLink to={licence}>{licence}</ForeignLink>; of a text or a picture its record says
        what holds.
      </p>
      {isListed ? null : (
        <p class="notice" role="status">
          <b>The dumps cannot be listed just now,</b> for what keeps them does not answer. Please try again in a minute.
        </p>
      )}
      {isWithheld ? (
        <p>
          A record was closed after {files.length === 0 ? 'the dumps' : 'other dumps'} were made. They are not given out
          until they are made anew.
        </p>
      ) : null}
      {isListed && files.length === 0 && !isWithheld ? <p class="gap">No dump has been made yet.</p> : null}
      {files.length === 0 ? null : <h2>Files</h2>}
      {files.length === 0 ? null : (
        <dl class="asked">
          {files.map((one) => (
            <div key={one.name}>
              <dt>
                <code>
                  <a href={address.dump(one.name)} download>
                    {one.name}
                  </a>
                </code>
              </dt>
              <dd>
                {one.words}
                <span class="quiet">
                  {counted(one.records, 'record')}, {one.size}, as of{' '}
                  <time datetime={one.day}>{dateInWords(one.day, 'long')}</time>
                </span>
                <span class="quiet">
                  SHA-256 <code>{one.sha256}</code>
                </span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}
