/** What an act may be refused for; each edge maps a code once: the site to a status, the command line to an exit code. */
export type RefusalCode = 'not-found' | 'gone' | 'conflict' | 'forbidden' | 'invalid' | 'busy' | 'unavailable'

/** An expected refusal, told to whoever asked. Anything else that is thrown is a bug. */
export class Refusal extends Error {
  readonly code: RefusalCode
  /** What readers are told instead, where the message is for whoever keeps the machine. */
  readonly says?: string
  constructor(code: RefusalCode, message: string, options: ErrorOptions & { readonly says?: string } = {}) {
    super(message, options)
    this.name = 'Refusal'
    this.code = code
    if (options.says !== undefined) this.says = options.says
  }
}
