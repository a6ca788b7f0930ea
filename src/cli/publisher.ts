import type { Archive } from '#archive.ts'
import type { Publisher } from '#formats/csl/item.ts'

/** The address that citations and lists begin with where the archive has none of its own. */
const NO_BASE = 'http://127.0.0.1:8080'

/** The archive as its citations name it. */
export const publisherOf = ({ config: { name, base = NO_BASE } }: Archive): Publisher => ({ name, base })
