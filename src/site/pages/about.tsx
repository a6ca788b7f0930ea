import type { Counts } from '#store/store.ts'
import { address } from '#value/address.ts'
import { ForeignLink } from '../frame/foreign-link.tsx'
import { figure } from '../words/counted.ts'

export interface AboutProps {
  readonly name: string
  readonly base: string
  readonly description: string
  readonly contact?: string
  readonly counts: Counts
}

/** What this archive is, how much it holds, and how its records are to be read. */
export function AboutPage({ name, description, contact, counts }: AboutProps) {
  return (
    <div class="plain-page prose">
      <h1>About {name}</h1>
      {description === '' ? null : <p class="lead">{description}</p>}
      <dl class="counts">
        <Count nouns={['document', 'documents']} count={counts.documents} href={address.search} />
        <Count nouns={['person or body', 'people and bodies']} count={counts.agents} href={address.people} />
        <Count nouns={['archive', 'archives']} count={counts.repositories} href={address.archives} />
        <Count nouns={['collection', 'collections']} count={counts.collections} href={address.collections} />
      </dl>
      <h2>How to read a record</h2>
      <p>
        A record says what it is from: its source is printed exactly as it was given, and each part of it leads to
        everything else here of the same file. What kind of text stands on the page is said above it: a transcript has
        the words of the document, a translation those of its translator, a regest tells the content in the editors’
        words.
      </p>
      <p>
        What nobody knows is said: <span class="gap">not stated</span>. What a program made out, and no record states,
        is set in <span class="made">this colour</span> and says what it was read from.
      </p>
      <h2>How to refer to it</h2>
      <p>
        The address of a record never changes, and every version of it stays readable. Each page of a record ends with a
        citation. A record that had to be withdrawn leaves its number, its title and the reason.
      </p>
      <h2>For machines</h2>
      <p>
        Every page answers as JSON when <code>.json</code> is put behind its address. A record answers as{' '}
        <code>.json</code>, <code>.tei.xml</code> (TEI P5) and <code>.txt</code>, and gives what is asked for by{' '}
        <code>Accept</code>. Everything that is public can be harvested by OAI-PMH 2.0 at{' '}
        <a href={`${address.oai}?verb=Identify`}>
          <code>{address.oai}</code>
        </a>
        ; who wrote to whom and when is one file at{' '}
        <a href={address.cmif}>
          <code>{address.cmif}</code>
        </a>{' '}
        (CMIF); IIIF viewers find a manifest at every record, collection and search, and what has changed at{' '}
        <a href={address.iiifChanges}>
          <code>{address.iiifChanges}</code>
        </a>
        . The whole archive can be taken away as <a href={address.dumps}>dumps</a>. Programs that ask more begin at{' '}
        <a href={address.api}>For programs</a>.
      </p>
      {contact === undefined ? null : (
        <>
          <h2>Whom to ask</h2>
          <p>
            <ForeignLink to={contact.includes('@') && !contact.includes(':') ? `mailto:${contact}` : contact}>
              {contact}
            </ForeignLink>
          </p>
        </>
      )}
    </div>
  )
}

interface CountProps {
  readonly nouns: readonly [one: string, many: string]
  readonly count: number
  readonly href: string
}

function Count({ nouns: [one, many], count, href }: CountProps) {
  return (
    <div>
      <dt>{count === 1 ? one : many}</dt>
      <dd>
        <a class="calm" href={href}>
          {figure(count)}
        </a>
      </dd>
    </div>
  )
}

/** What the archive runs on; many an archive that begins is called by the same name. */
const PRODUCT = 'Chancery'

/** What the pages are made with. */
export function ColophonPage({ name }: { readonly name: string }) {
  return (
    <div class="plain-page prose">
      <h1>Colophon</h1>
      <p class="lead">
        {name === PRODUCT ? 'This archive' : name} runs on {PRODUCT}, which turns historical documents into a digital
        archive.
      </p>
      <h2>The look</h2>
      <p>
        Texts, titles and references are set in Source Serif 4 by Frank Grießhammer, labels and controls in Inter by
        Rasmus Andersson; both are free under the SIL Open Font License and come from this archive itself. The pages ask
        nothing of any other host, keep nothing on your machine, and work without scripts.
      </p>
      <h2>On paper</h2>
      <p>A printed record is its text, its notes, its source and its address with the version, on A4.</p>
      <h2>Under the roof</h2>
      <p>Node.js, SQLite, Hono, Preact and Kysely; Chancery itself is free under the Apache License 2.0.</p>
    </div>
  )
}
