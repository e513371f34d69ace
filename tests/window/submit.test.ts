import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { useSubmit } from '../../renderer/app/submit.ts'
import type { Result } from '../../shared/result.ts'

type Parts = { send: () => Promise<Result<number>>; goOn: (value: number) => void; give: (press: () => void) => void }

function Form({ send, goOn, give }: Parts) {
  give(useSubmit(send, goOn).submit)
  return null
}

/** What a form sends, what it goes on with, and its button. */
function form() {
  const sent: PromiseWithResolvers<Result<number>>[] = []
  const wentOn: number[] = []
  let press = () => {}
  const send = () => {
    const call = Promise.withResolvers<Result<number>>()
    sent.push(call)
    return call.promise
  }
  const goOn = (value: number) => wentOn.push(value)
  const give = (submit: () => void) => {
    press = submit
  }
  renderToStaticMarkup(createElement(Form, { send, goOn, give }))
  return { sent, wentOn, press }
}

/** All that waited for an answer has gone on. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
const refusal: Result<number> = { ok: false, error: { code: 'cancelled', message: 'Not now.', details: {} } }

it('A form that is sent twice in the same moment does its work once', async () => {
  const { sent, wentOn, press } = form()
  press()
  press()
  await settled()
  press()
  expect(sent).toHaveLength(1)
  sent[0]?.resolve({ ok: true, value: 1 })
  await settled()
  expect(wentOn).toEqual([1])
})

it('A form that was refused can be sent again', async () => {
  const { sent, wentOn, press } = form()
  press()
  sent[0]?.resolve(refusal)
  await settled()
  expect(wentOn).toEqual([])
  press()
  sent[1]?.resolve({ ok: true, value: 2 })
  await settled()
  expect(sent).toHaveLength(2)
  expect(wentOn).toEqual([2])
})
