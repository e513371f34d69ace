import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { builtSample } from '../sample/built.ts'
import { prepare } from './prepare.ts'

/** The sample with more bidders, up to `count`, who have typed some answers; the last one has said nothing at all. */
export function prepareCrowd(folder: string, count: number): Promise<{ path: string; lot: string; bidders: string[] }> {
  return prepare(folder, async (call) => {
    const path = join(folder, `crowd-${count}.assay`)
    const { workspace, lot } = await builtSample()
    copyFileSync(workspace, path)
    await call('workspace.open', { path })
    const [tender] = await call('tender.list', {})
    const { instrument } = await call('tender.instrument', { tender: tender?.id ?? '' })
    const asked = questionsOf(instrument).filter(({ type }) => type === 'yesNo')
    const bids = await call('bid.list', { lot })
    for (let position = bids.length + 1; position <= count; position++) {
      const bid = await call('bid.add', { lot, provider: { name: `Bidder number ${position} of a long list` } })
      const answered = position === count ? [] : asked.slice(0, asked.length - position)
      for (const { id, knockOut } of answered) {
        const passes = knockOut?.passes.test === 'oneOf' && knockOut.passes.answers.includes('no') ? 'No' : 'Yes'
        await call('response.set', { bid: bid.id, question: id, answer: passes, reason: 'By telephone' })
      }
    }
    const places = (await call('decision.ranking', { lot })).places
    return { path, lot, bidders: places.map(({ bidder }) => bidder) }
  })
}
