import type { Access } from '#document/access.ts'
import type { Evidence } from '#document/evidence.ts'
import type { Edtf } from '#value/edtf.ts'
import type { AgentId, DocumentId, ExchangeId, PlaceId } from '#value/identifier.ts'

export type { Evidence }

export const STEPS = [
  'drafted',
  'approved',
  'ordered',
  'dispatched',
  'presented',
  'arrived',
  'deciphered',
  'seen',
] as const
export const STANCES = [
  'accept',
  'accept-in-part',
  'accept-on-conditions',
  'refuse',
  'counter',
  'hold',
  'acknowledge',
] as const

/** When a step was taken, by one source's word. */
export interface Claim {
  readonly edtf?: Edtf
  readonly after?: string
  readonly hour?: string
  readonly zone?: string
  readonly evidence?: readonly Evidence[]
}

/** A side of the exchange: Moscow is Stalin, Molotov, the Soviet government. */
export interface Party {
  readonly id: string
  readonly label: string
  readonly agents?: readonly AgentId[]
  readonly place?: PlaceId
  readonly order?: number
}

/** One act in a move (exchange.md, "Point"). */
export interface Point {
  readonly id: string
  readonly act: string
  readonly content?: string
  readonly terms?: readonly {
    readonly id: string
    readonly text: string
    readonly takesOver?: string
    readonly changes?: string
  }[]
  readonly wording?: readonly Evidence[]
  readonly due?: string
  readonly answers?: readonly { readonly point: string; readonly stance: (typeof STANCES)[number] }[]
  readonly acknowledges?: readonly string[]
  readonly continues?: string
  readonly carriesOut?: readonly string[]
  readonly withdraws?: readonly string[]
  readonly tells?: readonly { readonly move: string; readonly extent: 'existence' | 'gist' | 'text' }[]
  readonly evidence?: readonly Evidence[]
}

/** One sending (exchange.md, "Move"). */
export interface Move {
  readonly sign: string
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly copies?: readonly string[]
  readonly carrier?: readonly AgentId[]
  readonly form?: string
  readonly steps?: readonly {
    readonly step: (typeof STEPS)[number]
    readonly to?: string
    readonly place?: PlaceId
    readonly claims: readonly Claim[]
  }[]
  readonly public?: { readonly where?: string; readonly from: Edtf; readonly evidence?: readonly Evidence[] }
  readonly learned?: readonly {
    readonly party: string
    readonly how: 'shown' | 'leak' | 'intercept' | 'press'
    readonly claims?: readonly Claim[]
    readonly extent?: 'existence' | 'gist' | 'text'
    readonly evidence?: readonly Evidence[]
  }[]
  readonly attested: 'documented' | 'reported' | 'literature' | 'inferred'
  readonly documents?: readonly DocumentId[]
  readonly points: readonly Point[]
}

/** A source says that there was no answer. */
export interface Silence {
  readonly owedBy: string
  readonly to: string
  readonly denies: 'sent' | 'received'
  readonly asOf: Edtf | 'never'
  readonly saidIn?: string
  readonly evidence?: readonly Evidence[]
}

/** An episode of correspondence kept as data: who proposed what to whom, and what was answered. */
export interface Exchange {
  readonly kind: 'exchange'
  readonly id: ExchangeId
  readonly aliases?: readonly string[]
  readonly title: string
  readonly summary?: string
  readonly parties: readonly Party[]
  readonly moves: readonly Move[]
  readonly silences?: readonly Silence[]
  readonly timeOf?: PlaceId
  readonly access: Access
  /** What came in with it and names nothing, or rests on words that are not where it says: set aside, never dropped. */
  readonly unplaced?: readonly { readonly label: string; readonly value: string }[]
}
