import type { Hono } from 'hono'
import { address } from '#value/address.ts'
import { show } from '../answer.tsx'
import { AboutPage, ColophonPage } from '../pages/about.tsx'
import { CorrectionsPage } from '../pages/corrections.tsx'
import { cursor } from '../parameters.ts'
import type { SiteContext } from '../site-context.ts'
import { pathWith } from './collections.tsx'
import { CORRECTIONS } from './feeds.ts'

const ON_A_PAGE = 50

/** About the archive: what it is, how it is made, what was corrected. */
export function aboutRoutes(app: Hono, site: SiteContext): void {
  for (const form of ['html', 'json'] as const) {
    const ending = form === 'json' ? '.json' : ''
    app.get(`${address.about}${ending}`, (c) =>
      show(c, site, form, async () => {
        const counts = await site.records.counts()
        const { publisher, description, contact } = site
        const props = {
          name: publisher.name,
          base: publisher.base,
          description,
          counts,
          ...(contact === undefined ? {} : { contact }),
        }
        return { title: 'About', path: address.about, matter: <AboutPage {...props} />, twin: () => props }
      }),
    )
    app.get(`${address.corrections}${ending}`, (c) => {
      const cut = cursor(c.req.query('after'))
      return show(c, site, form, async () => {
        const { items, next } = await site.records.corrections({ ...cut, limit: ON_A_PAGE })
        const further =
          next === undefined ? {} : { next: `${address.corrections}?${new URLSearchParams({ after: next })}` }
        const lines = items.map(({ document, title, version }) => ({
          title,
          href: address.document(document),
          number: version.number,
          day: version.at.toISOString().slice(0, 10),
          note: version.note,
        }))
        return {
          title: 'Corrections',
          alternates: [CORRECTIONS],
          path: pathWith(c, address.corrections),
          ...further,
          matter: (
            <CorrectionsPage
              lines={lines}
              {...(cut.after === undefined ? {} : { first: address.corrections })}
              {...further}
            />
          ),
          twin: () => ({ corrections: lines.map(({ href, ...line }) => ({ ...line, address: href })), ...further }),
        }
      })
    })
    app.get(`${address.colophon}${ending}`, (c) =>
      show(c, site, form, async () => ({
        title: 'Colophon',
        path: address.colophon,
        matter: <ColophonPage name={site.publisher.name} />,
        twin: () => ({ name: site.publisher.name, runsOn: 'Chancery', licence: 'Apache-2.0' }),
      })),
    )
  }
}
