import { AUTHORITIES } from './authorities.ts'
import { CHANGES } from './changes.ts'
import { DOCUMENTS } from './documents.ts'
import { EXCHANGES } from './exchanges.ts'
import type { Operation } from './operation.ts'
import { SEARCH } from './search.ts'

/** Everything that the API answers. */
export const OPERATIONS: readonly Operation[] = [...DOCUMENTS, ...AUTHORITIES, ...EXCHANGES, ...SEARCH, ...CHANGES]

/** Where they stand; another number would be another API. */
export const API = '/api/v1'
