import type { ComponentChildren } from 'preact'

/** A part of the apparatus under its small heading; what is kept is also printed. */
export function Part({
  title,
  kept,
  children,
}: {
  readonly title: string
  readonly kept?: boolean
  readonly children: ComponentChildren
}) {
  return (
    <section class={kept === true ? 'keep' : undefined}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
