import { join } from 'node:path'
import { openRaw } from './raw.ts'
import { answered, benchFolder } from './tender.ts'
import { benchInWindows } from './window.ts'

/** What is shorter than a page can measure is done as often. */
const times = 20

const statement = `
  SELECT held.actor_id, details.name, details.role, details.organisation
  FROM current_actor_role AS held JOIN current_actor_details AS details ON details.actor_id = held.actor_id
  WHERE held.role = 'evaluator' AND held.held = 1 ORDER BY held.position`

benchInWindows('a call from a page to the file and back, as against its statement', () => {
  const path = join(benchFolder(), 'answered.assay')
  answered(path).workspace.close()
  let raw: ReturnType<typeof openRaw> | undefined
  return {
    path,
    ready: async ({ page }) => {
      raw = openRaw(path)
      // As in a window that has been in use for a minute: until then both sides still run unoptimised code.
      await page.evaluate(`(async () => {
        for (let count = 0; count < 600; count++) await assay.call['evaluator.list'](crypto.randomUUID(), '{}')
      })()`)
    },
    floor: async () => {
      const prepared = raw?.prepare(statement)
      const start = performance.now()
      for (let count = 0; count < times; count++) prepared?.all()
      return (performance.now() - start) / times
    },
    subject: async ({ page }) =>
      Number(
        await page.evaluate(`(async () => {
          const start = performance.now()
          for (let count = 0; count < ${times}; count++) {
            const { ok, value } = JSON.parse(await assay.call['evaluator.list'](crypto.randomUUID(), '{}'))
            if (!ok || value.length !== 3) throw new Error('Not three evaluators')
          }
          return (performance.now() - start) / ${times}
        })()`),
      ),
    limit: { ratio: 1.5, plusMilliseconds: 1 },
    cleanUp: () => raw?.close(),
  }
})
