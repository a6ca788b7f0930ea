import { describe, test } from 'vitest'
import { keepsTheIndex } from '../../contract/search.ts'
import { clusterUnderTest, NEEDED, openCluster } from './cluster.ts'

describe.skipIf(clusterUnderTest === undefined)('in a cluster', () => {
  const cluster = openCluster(clusterUnderTest)
  // What several parts tell together is tried beside the embedded engine (as-embedded.test.ts), and far pages (deep.test.ts).
  keepsTheIndex({ name: 'OpenSearch', questions: 100, open: () => cluster.open(1) })
})

test.skipIf(clusterUnderTest !== undefined)(`OpenSearch is tested where there is one (${NEEDED})`, ({ skip }) => skip())
