/** What stands beside records to tell of them: `README.md`, `LICENSE-CC-BY`, `PROVENANCE.md`. */
const ACCOMPANIES = /^(?:readme|licen[cs]e|copying|provenance|changelog)(?:\.(?:md|markdown|rst|txt))?$/iu
const LICENCE = /^LICEN[CS]E-[A-Z0-9.-]+(?:\.(?:md|txt))?$/u
const MAPPING = /\.ya?ml$/iu

/** Why a file that lies in a folder is left aside; undefined where it is read. Whoever names the file itself has it read. */
export function whyAside(name: string): string | undefined {
  if (ACCOMPANIES.test(name) || LICENCE.test(name)) return 'it tells of the files beside it; to bring it in, name it'
  return MAPPING.test(name) ? 'a mapping is no table; --mapping takes it' : undefined
}
