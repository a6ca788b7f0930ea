/** What a program can ask, for whoever writes it. */
export interface ApiPageProps {
  readonly base: string
  readonly rate: string
  readonly groups: readonly { readonly title: string; readonly operations: readonly OperationProps[] }[]
}

interface OperationProps {
  readonly path: string
  readonly summary: string
  /** Where it can be seen at once; none where something must be named first. */
  readonly example?: string
  readonly parameters: readonly { readonly name: string; readonly words: string }[]
  /** Of the answer, or of each of its items. */
  readonly fields: readonly string[]
  readonly isList: boolean
}

export function ApiPage({ base, rate, groups }: ApiPageProps) {
  return (
    <div class="plain-page prose api">
      <h1>For programs</h1>
      <p class="lead">
        Everything that a page shows can be asked for as JSON, without a key. <a href="/openapi.json">OpenAPI 3.1</a>{' '}
        describes it whole.
      </p>
      <p>
        Addresses begin with <code>{base}</code>. Lists come in slices of <code>limit</code>, 500 at most;{' '}
        <code>next</code> of one is <code>after</code> of the following. Every answer has an <code>ETag</code>: asked
        again with it (<code>If-None-Match</code>), what has not changed costs 304. {rate} Pages of other sites may read
        the answers.
      </p>
      <p>
        A fault is told as <code>application/problem+json</code>: 400 for what cannot be read, 404 where there is
        nothing that may be seen, 410 for what was withdrawn, 429 for who asks too often, 503 for what does not answer
        just now (<code>Retry-After</code> says when to ask again). A field with a question mark may be absent.
      </p>
      {groups.map(({ title, operations }) => (
        <section key={title}>
          <h2>{title}</h2>
          <dl class="asked">
            {operations.map((one) => (
              <OperationLine key={one.path} {...one} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

function OperationLine({ path, summary, example, parameters, fields, isList }: OperationProps) {
  const told = parameters.filter(({ words }) => words !== '')
  const others = parameters.filter(({ words }) => words === '')
  return (
    <div>
      <dt>
        <code>{example === undefined ? path : <a href={example}>{path}</a>}</code>
      </dt>
      <dd>
        {summary}
        {told.map(({ name, words }) => (
          <span class="quiet" key={name}>
            <code>{name}</code>: {words}
          </span>
        ))}
        {others.length === 0 ? null : (
          <span class="quiet">
            <code>{others.map(({ name }) => name).join(', ')}</code>
          </span>
        )}
        {fields.length === 0 ? null : (
          <span class="quiet">
            {isList ? 'Answers items, each with ' : 'Answers '}
            <code>{fields.join(', ')}</code>
          </span>
        )}
      </dd>
    </div>
  )
}
