import fc from 'fast-check'

// The same cases at every run, so that a failure means a change. FC_SEED names others, for whoever goes looking.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 1949) })
