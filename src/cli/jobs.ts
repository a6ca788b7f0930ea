import { type Command, Option } from 'commander'
import { JOB_STATES, type Job, type JobState } from '#store/store.ts'
import { Refusal } from '#value/refusal.ts'
import type { Context } from './context.ts'
import { wholeNumber } from './whole-number.ts'

interface JobsFlags {
  readonly state?: JobState
  readonly limit: number
  readonly after?: string
  readonly cancel: boolean
}

export function addJobs(program: Command, context: Context): void {
  program
    .command('jobs')
    .description('long work that was handed in, newest first: what waits, runs, is done or has failed; or all of one')
    .argument('[job]', 'the job’s number', wholeNumber(1, Number.MAX_SAFE_INTEGER))
    .addOption(new Option('--state <state>', 'which of them').choices(JOB_STATES))
    .option('--limit <n>', 'how many at the most', wholeNumber(1, 500), 20)
    .option('--after <cursor>', 'go on where an earlier list ended, as it said')
    .option('--cancel', 'have the job that is named given up; what it has done stays', false)
    .addHelpText(
      'after',
      '\nExamples:\n  chancery jobs\n  chancery jobs --state failed\n  chancery jobs 7 --json\n  chancery jobs 7 --cancel',
    )
    .action(async (id: number | undefined, { state, limit, after, cancel }: JobsFlags, command: Command) => {
      const { jobs } = (await context.open(command)).store
      const { terminal } = context
      if (cancel && id === undefined) throw new Refusal('invalid', 'Which job? Name it: chancery jobs 7 --cancel')
      if (id !== undefined) {
        if (cancel) await jobs.cancel(id, `cancelled by ${context.by}`)
        const job = await jobs.job(id)
        if (context.json(command)) return terminal.json(job)
        terminal.table([cells(job)])
        if (job.result !== undefined) terminal.print(JSON.stringify(job.result, null, 2))
        return
      }
      const of = { ...(state === undefined ? {} : { state }), ...(after === undefined ? {} : { after }) }
      const { items, next } = await jobs.list({ limit, ...of })
      if (context.json(command)) return terminal.json({ items, ...(next === undefined ? {} : { next }) })
      terminal.table(items.map(cells))
      if (next !== undefined) terminal.say(`More follow: --after ${next}`)
    })
}

const cells = (job: Job): readonly string[] => [
  String(job.id),
  job.kind,
  job.state,
  `by ${job.by}`,
  inSeconds(job.handedIn),
  job.attempts > 1 ? `attempt ${job.attempts}` : '',
  standing(job),
]

const inSeconds = (moment: Date) => `${moment.toISOString().slice(0, 19)}Z`

/** Where it is, as far as its state tells. */
function standing({ state, node, progress, why, begun, ended }: Job): string {
  if (state === 'waiting') return why === undefined ? '' : `to be tried again: ${why}`
  if (state === 'failed') return why ?? ''
  if (state === 'done') return ended === undefined ? '' : `at ${inSeconds(ended)}`
  const part = progress?.of === undefined ? '' : `${Math.floor((100 * progress.done) / Math.max(progress.of, 1))} %, `
  return `${part}${progress?.note ?? ''} on ${node} since ${begun === undefined ? '' : inSeconds(begun)}`.trimStart()
}
