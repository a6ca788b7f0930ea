/** A body that is made while it is read, piece by piece. The first piece is asked for before anything is answered: what is wrong is still told with a status. `gone` is told when nobody reads on. */
export async function streamed(
  pieces: AsyncGenerator<string, undefined>,
  gone?: AbortController,
): Promise<ReadableStream<Uint8Array>> {
  const first = await pieces.next()
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>({
    start(controller) {
      if (!first.done) controller.enqueue(encoder.encode(first.value))
    },
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      gone?.abort()
      await pieces.return(undefined)
    },
  })
}
