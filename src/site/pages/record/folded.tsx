import type { ComponentChildren } from 'preact'

/** What is longer than this stands folded: whole licences and descriptions of paper are in some records. */
const LONGEST = 160

/** Words that stand as they are where they are few, and behind their beginning where they are many. Lines of their own stay so. */
export function Folded({
  words,
  named,
  children,
}: {
  readonly words: string
  readonly named?: string
  readonly children?: ComponentChildren
}) {
  const lines = words.split('\n')
  if (words.length <= LONGEST && lines.length === 1) return <p class={named}>{children ?? words}</p>
  if (words.length <= LONGEST)
    return (
      <>
        {lines.map((one) => (
          <p class={named} key={one}>
            {one}
          </p>
        ))}
      </>
    )
  const [line = ''] = lines
  const beginning = line.length <= 90 ? line : line.slice(0, 90).replace(/\s+\S*$/u, '')
  return (
    <details class={named}>
      <summary>{beginning} …</summary>
      {children === undefined ? lines.map((one) => <p key={one}>{one}</p>) : <p>{children}</p>}
    </details>
  )
}
