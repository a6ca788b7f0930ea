import { principalReference, type Reference, type WitnessKind } from '#document/witness.ts'
import type { Described } from '#holding/described.ts'

/** Where the paper lies, or was printed. */
export interface CslSource {
  readonly archive?: string
  readonly archive_location?: string
  readonly 'archive-place'?: string
  /** The reference whole, exactly as given. */
  readonly 'call-number'?: string
  /** What lies there, where it is not the original: "file copy". */
  readonly status?: string
  readonly 'container-title'?: string
  readonly volume?: string
  readonly 'chapter-number'?: string
  readonly page?: string
  /** The paper's other references: no export drops them. */
  readonly note?: string
}

const STATUS: Readonly<Partial<Record<WitnessKind, string>>> = {
  'outgoing-copy': 'file copy',
  'certified-copy': 'certified copy',
  copy: 'copy',
  extract: 'extract',
  draft: 'draft',
  microform: 'microform',
  printed: 'printed',
}

/** Where the paper lies now, as far as it is known; of what is known from print alone, the edition. All other references go to the note. */
export function sourceOf(described: Described): CslSource {
  const { witnesses = [] } = described.document
  const reference = principalReference(witnesses)
  const kept = witnesses.find(({ references }) => references.some((one) => one === reference))
  const status = reference === undefined || kept === undefined ? undefined : statusOf(kept.kind, reference)
  const edition = reference === undefined ? witnesses.find((one) => one.edition !== undefined)?.edition : undefined
  const note = [...witnesses.filter((one) => one === kept), ...witnesses.filter((one) => one !== kept)]
    .flatMap(({ references }) => references)
    .filter((one) => one !== reference)
    .map((one) => `${one.status === 'former' ? 'Formerly' : 'Also'} ${one.asGiven}`)
  return {
    ...(reference === undefined ? {} : { ...placed(reference, described), 'call-number': reference.asGiven }),
    ...(status === undefined ? {} : { status }),
    ...(edition === undefined
      ? {}
      : {
          'container-title': edition.title,
          ...(edition.volume === undefined || isVolumeOf(edition.title, edition.volume)
            ? {}
            : { volume: edition.volume }),
          ...(edition.number === undefined ? {} : { 'chapter-number': edition.number }),
          ...(edition.pages === undefined ? {} : { page: edition.pages }),
        }),
    ...(note.length === 0 ? {} : { note: note.join('; ') }),
  }
}

const VOLUME = 'vol(?:ume)?|band|bd|tome?|tom|teil|т|том'

/** Whether a title says itself which volume it is of: "Band 4: 1690-1691". */
const isVolumeOf = (title: string, volume: string): boolean =>
  new RegExp(
    `(?<!\\p{L})(?:${VOLUME})\\.?\\s*${volume.replace(/[^\p{L}\p{N}]/gu, '\\$&')}(?![\\p{L}\\p{N}])`,
    'iu',
  ).test(title)

/** A paper of which only a former place is known is not said to lie there. */
function statusOf(kind: WitnessKind, { status }: Reference): string | undefined {
  return status === 'former' ? `${STATUS[kind] ?? 'original'} formerly` : STATUS[kind]
}

/** Archive and location are the two halves of the reference as given: together they print it unchanged. What does not part so is the location alone. */
function placed({ asGiven, repository, repositoryAsNamed }: Reference, { agents }: Described): CslSource {
  const keeper = repository === undefined ? undefined : agents.get(repository)
  const place = keeper?.repository?.place
  const names = [repositoryAsNamed, keeper?.repository?.code, ...(keeper?.names ?? []).map(({ text }) => text)]
  const archive = names.find((name) => name !== undefined && asGiven.startsWith(`${name}, `))
  return {
    ...(archive === undefined
      ? { archive_location: asGiven }
      : { archive, archive_location: asGiven.slice(archive.length + 2) }),
    ...(place === undefined ? {} : { 'archive-place': place }),
  }
}
