import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** Runs a module in a fresh process that counts every attempt to compile code, and returns the count. */
function compiled(module: string): number {
  const counting = `
    let count = 0
    globalThis.Function = new Proxy(Function, {
      construct(target, source) { count++; return Reflect.construct(target, source) },
      apply(target, self, source) { count++; return Reflect.apply(target, self, source) },
    })
    ${module}
    console.log(count)`
  return Number(execFileSync(process.execPath, ['--input-type=module', '--eval', counting], { encoding: 'utf8' }))
}

test('nothing is compiled at run time by the contract, nor by checking a template against its schema', () => {
  const contract = JSON.stringify(new URL('../../shared/contract.ts', import.meta.url).href)
  const templates = JSON.stringify(new URL('../../electron/questionnaires/built-in.ts', import.meta.url).href)
  expect(compiled(`await import(${contract}); (await import(${templates})).builtInTemplates()`)).toBe(0)
})

test('the count sees a schema library that was not told', () => {
  expect(compiled(`const { z } = await import('zod'); z.object({ a: z.string() }).parse({ a: 'b' })`)).toBeGreaterThan(0)
})
