import { address } from '#value/address.ts'

/** What could not be done, in a sentence, and where to go on. */
export function FaultPage({ title, says }: { readonly title: string; readonly says: string }) {
  return (
    <div class="nil">
      <div>
        <h1>{title}</h1>
        <p class="lead">{says}</p>
        <OtherWays />
      </div>
    </div>
  )
}

export function OtherWays() {
  return (
    <p class="hint quiet">
      Or go by <a href={address.home}>year</a>, <a href={address.people}>person</a>,{' '}
      <a href={address.archives}>archive</a> or <a href={address.collections}>collection</a>.
    </p>
  )
}
