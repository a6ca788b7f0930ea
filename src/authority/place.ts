import type { PlaceId } from '#value/identifier.ts'
import type { AuthorityStatus } from './agent.ts'
import type { Name } from './name.ts'

/** Where: dated names, coordinates, dated jurisdiction. Printed as the document names it (Beiping 1949). */
export interface Place {
  readonly kind: 'place'
  readonly id: PlaceId
  readonly aliases?: readonly string[]
  readonly names: readonly Name[]
  /** Degrees, WGS 84. */
  readonly coordinates?: { readonly latitude: number; readonly longitude: number }
  readonly jurisdictions?: readonly { readonly name: string; readonly from?: string; readonly to?: string }[]
  /** GeoNames, Wikidata, as addresses. */
  readonly links?: readonly string[]
  readonly note?: string
  readonly status: AuthorityStatus
}
