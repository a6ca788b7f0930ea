declare module 'opencc-js/dict/TSCharacters' {
  /** `traditional simplified|…`; of several simplified ones the first is the usual. */
  const pairs: string
  export default pairs
}
