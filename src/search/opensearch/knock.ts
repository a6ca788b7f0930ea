import { connect } from 'node:net'

/** Whether no node takes a connection. Of one that says nothing for `patience` (ms) that is not known. */
export async function isNobodyThere(nodes: readonly string[], patience: number): Promise<boolean> {
  const isOpen = await Promise.all(nodes.map((node) => mayBeThere(node, patience)))
  return !isOpen.includes(true)
}

function mayBeThere(node: string, patience: number): Promise<boolean> {
  const { hostname, port, protocol } = new URL(node)
  const host = hostname.replace(/^\[|\]$/gu, '')
  return new Promise((resolve) => {
    // An address leaves out the port that its scheme has anyway.
    const socket = connect({ host, port: Number(port || (protocol === 'https:' ? 443 : 80)), timeout: patience })
    const told = (answer: boolean) => () => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', told(true)).once('timeout', told(true)).on('error', told(false))
  })
}
