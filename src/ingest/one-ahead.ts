/** Gives them one after another, and has each made while the one before it is worked at. What goes wrong with it is told when its turn has come. */
export async function* oneAhead<T>(all: AsyncIterable<T>): AsyncIterable<T> {
  const making = all[Symbol.asyncIterator]()
  let next = making.next()
  try {
    for (let one = await next; one.done !== true; one = await next) {
      next = making.next()
      // Asked again in its turn.
      next.catch(() => {})
      yield one.value
    }
  } finally {
    // It may wait for something that never comes: it is not waited for.
    making.return?.().catch(() => {})
  }
}
