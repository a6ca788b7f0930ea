import type { Archive } from '#archive.ts'
import type { Publisher } from '#formats/csl/item.ts'
import { NO_BASE } from '#value/address.ts'
import type { Terminal } from './terminal.ts'

/** The archive as its citations name it. */
export const publisherOf = ({ config: { name, base = NO_BASE } }: Archive): Publisher => ({ name, base })

/** Says where addresses begin that lead nowhere else. */
export function sayNoBase(archive: Archive, terminal: Pick<Terminal, 'say'>): void {
  if (archive.config.base === undefined)
    terminal.say(
      `Warning: no base address is set (docs/configuration.md). What is linked begins with ${publisherOf(archive).base}, which leads nowhere for others.`,
    )
}
