// The library comes without types: what is used of it.
declare module 'citeproc' {
  interface Sys {
    retrieveLocale(lang: string): string | undefined
    retrieveItem(id: string): unknown
  }
  class Engine {
    constructor(sys: Sys, style: string, lang?: string, forceLang?: boolean)
    setOutputFormat(format: string): void
    updateItems(ids: readonly string[]): unknown
    makeCitationCluster(items: readonly { readonly id: string; readonly position?: number }[]): string
    makeBibliography(): false | readonly [{ readonly entry_ids: readonly (readonly string[])[] }, readonly string[]]
  }
  const CSL: {
    readonly Engine: typeof Engine
    readonly Output: { readonly Formats: Record<string, unknown> }
    readonly POSITION_SUBSEQUENT: number
    debug(text: string): void
  }
  export default CSL
}
