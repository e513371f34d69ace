import type { PageKey } from '../messages/translation.ts'

/** What everybody reads before the first key is made: what to do before, when a key is lost, and when it is stolen. */
export const lostKeyProcedure: readonly { title: PageKey; steps: readonly PageKey[] }[] = [
  {
    title: 'sealing.before',
    steps: [
      'sealing.before.alone',
      'sealing.before.copies',
      'sealing.before.paper',
      'sealing.before.second',
      'sealing.before.test',
    ],
  },
  {
    title: 'sealing.lost',
    steps: ['sealing.lost.look', 'sealing.lost.tell', 'sealing.lost.again', 'sealing.lost.prices', 'sealing.lost.keep'],
  },
  {
    title: 'sealing.stolen',
    steps: ['sealing.stolen.all', 'sealing.stolen.replace', 'sealing.stolen.known'],
  },
]
