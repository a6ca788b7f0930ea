// The library comes without types. Only its parser is used, as the judge of what is EDTF: it throws at what is not.
declare module 'edtf' {
  export function parse(text: string): unknown
}
