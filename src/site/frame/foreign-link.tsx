import type { ComponentChildren } from 'preact'
import { FOREIGN_REL, foreignAddress } from '../body/foreign-address.ts'

/** The one way to a link that leaves the site. What is no http, https or mailto address stays words. */
export function ForeignLink({
  to,
  children,
}: {
  readonly to: string | undefined
  readonly children: ComponentChildren
}) {
  const href = to === undefined ? undefined : foreignAddress(to)
  if (href === undefined) return children
  return (
    <a href={href} rel={FOREIGN_REL}>
      {children}
    </a>
  )
}
