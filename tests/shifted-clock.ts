import { afterAll } from 'vitest'

/** Has a test file run at another time: the clock of this process begins at `ASSAY_TEST_TIME` and goes on from there. */
const shift = Date.parse(process.env.ASSAY_TEST_TIME ?? '') - Date.now()
const Real = Date
const now = () => Real.now() + shift

globalThis.Date = new Proxy(Real, {
  construct: (target, given, newTarget) => Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
  apply: () => new Date().toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
})
afterAll(() => {
  globalThis.Date = Real
})
