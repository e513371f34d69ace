import type { Block, Printed } from '../../../shared/reports/document.ts'

/**
 * The blocks with one version chosen for each `fit`: the first with which everything between the page breaks around it goes on
 * one page, and the last where none does. `fits` lays blocks out to see.
 */
export function fitted(blocks: readonly Block[], fits: (page: readonly Printed[]) => boolean): Printed[] {
  const chosen: Printed[] = []
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'fit') {
      chosen.push(block)
      continue
    }
    const before = chosen.slice(
      Math.max(
        chosen.findLastIndex(({ kind }) => kind === 'pageBreak'),
        0,
      ),
    )
    const rest = blocks.slice(index + 1)
    const end = rest.findIndex(({ kind }) => kind === 'pageBreak')
    const after = rest
      .slice(0, end < 0 ? rest.length : end)
      .flatMap((one) => (one.kind === 'fit' ? (one.versions.at(-1) ?? []) : [one]))
    chosen.push(...(block.versions.find((version) => fits([...before, ...version, ...after])) ?? block.versions.at(-1) ?? []))
  }
  return chosen
}
