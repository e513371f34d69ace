import { createElement } from 'react'
import { expect, it } from 'vitest'
import { CurrentWindow, type WindowContext } from '../../renderer/app/window.tsx'
import { useExportEvidence } from '../../renderer/evidence/export.ts'
import type { Evidence } from '../../shared/evidence/contract.ts'
import type { Place } from '../../shared/window.ts'
import { textOf } from './drawn.ts'

const plan: Evidence = {
  id: 'evidence',
  fileName: 'plan.pdf',
  mediaType: 'application/pdf',
  sha256: '0'.repeat(64),
  size: 1,
  origin: 'provider',
  note: null,
  addedAt: '2026-11-01T12:00:00.000Z',
}

type Save = (evidence: Evidence) => void

function Saving({ give }: { give: (save: Save) => void }) {
  give(useExportEvidence())
  return null
}

/** What is asked of the ground floor when a copy is saved in a window whose own dialog gives this place. */
async function askedFor(place: Place): Promise<unknown[]> {
  const asked: unknown[] = []
  const current: WindowContext = {
    client: async (name, input) => {
      asked.push([name, input])
      return { ok: false, error: { code: 'cancelled', message: 'Cancelled.', details: {} } }
    },
    on: () => () => {},
    describe: async () => current.description,
    chooseFiles: async () => [],
    choosePlace: async () => place,
    pathsOf: async () => [],
    showFile: () => {},
    setDrafts: () => {},
    description: { host: 'electron', platform: 'linux', version: '0.1.0', development: false, showsFiles: true, hasMenu: true },
  }
  let save: Save = () => {}
  const give = (given: Save) => {
    save = given
  }
  textOf(createElement(CurrentWindow, { value: current }, createElement(Saving, { give })))
  save(plan)
  await new Promise((resolve) => setImmediate(resolve))
  return asked
}

it.each([true, false])('A copy of evidence replaces a file just where its reader has agreed to it: %s', async (replace) => {
  const path = '/home/keller/plan.pdf'
  expect(await askedFor({ kind: 'chosen', path, replace })).toEqual([
    ['evidence.export', { evidence: 'evidence', path, replace }],
  ])
})

it('No copy is saved where its reader gave no place', async () => {
  expect(await askedFor({ kind: 'cancelled' })).toEqual([])
})
