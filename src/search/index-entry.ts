/** What of a document is searched, sorted and counted. It holds ids and names as written; the forms of names are the agents' own. */
export interface IndexEntry {
  readonly id: string
  /** The highest change number of the document and its exchanges: an older entry never replaces a newer. */
  readonly stamp: number
  /** Who may see it: `public`, or the groups' names; `editors` always. */
  readonly access: readonly string[]
  readonly title: string
  /** Days `YYYY-MM-DD` that the principal date may fall on; absent: undated. */
  readonly earliest?: string
  readonly latest?: string
  /** Change number when the document came. */
  readonly added: number
  readonly texts: readonly {
    readonly of: 'summary' | 'transcript' | 'translation' | 'regest' | 'ocr'
    readonly lang?: string
    /** `note`: said beside the text, by its editors or its author. */
    readonly blocks: readonly { readonly id?: string; readonly text: string; readonly note?: true }[]
  }[]
  /** Names as the document has them. */
  readonly names: readonly string[]
  /** Those of them who send and receive it. */
  readonly senderNames?: readonly string[]
  readonly recipientNames?: readonly string[]
  /** Agents by their ids, where they are linked; `persons` are all of them. */
  readonly senders: readonly string[]
  readonly recipients: readonly string[]
  readonly persons: readonly string[]
  /** Places by their ids, where they are linked. */
  readonly places?: readonly string[]
  /** Unit paths, each with all above it: `aprf`, `aprf/f45`, `aprf/f45/op1`. */
  readonly archives: readonly string[]
  readonly genre?: string
  /** By their tags. An index has each also under those of which it is a variety: `de-AT` under `de`. */
  readonly languages: readonly string[]
  readonly collections: readonly string[]
  /** Ids, and keywords as written. */
  readonly subjects: readonly string[]
  readonly numbers: readonly string[]
  /** `text`, `transcript`, `translation`, `regest`, `ocr`, `summary`, `scan`. */
  readonly has: readonly string[]
  readonly references: readonly string[]
}
