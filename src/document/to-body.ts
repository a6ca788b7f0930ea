import type { Issue } from '#value/issue.ts'
import { type BodyNode, serializeBody } from './body.ts'
import { shapeDiv } from './body-shapes.ts'
import type { Unplaced } from './document.ts'
import { Finishing } from './finishing.ts'
import { Fitting } from './fitting.ts'

/** A text's body as it is kept, and what could not stay in it. */
export interface ToBody {
  /** A fragment that tei_all allows in a `div`, serialised. */
  readonly body: string
  /** Attributes that were refused, one entry for each `element/@attribute`. */
  readonly unplaced: readonly Unplaced[]
  readonly issues: readonly Issue[]
}

/**
 * Makes a body of whatever TEI stands there. An element that tei_all refuses in its place becomes `seg`, `ab` or `div` with its name as `type`;
 * its words stay where they are. Blank runs become one blank. Never throws, however deep the tree.
 */
export function toBody(nodes: readonly BodyNode[], at: string): ToBody {
  const fitting = new Fitting()
  const fitted = shapeDiv(fitting.content(nodes, 'div', 0))
  const finishing = new Finishing()
  for (const node of fitting.dropped) finishing.refused.element(node)
  const body = serializeBody(finishing.nodes(fitted, false))
  const message = `${finishing.replaced} characters that XML cannot hold; each stands as a visible sign`
  return {
    body,
    unplaced: finishing.refused.entries(at),
    issues: finishing.replaced === 0 ? [] : [{ severity: 'warning', at, field: 'texts', message }],
  }
}
