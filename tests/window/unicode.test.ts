import { expect, it } from 'vitest'
import { withUnicode } from '../../electron/hosts/chromium/window.ts'

it('gives the browser a locale that knows every script where the machine names none', () => {
  expect(withUnicode({ HOME: '/home/mara', LANG: undefined })).toEqual({ HOME: '/home/mara', LC_CTYPE: 'C.UTF-8' })
  expect(withUnicode({ LANG: 'de_DE.UTF-8' })).toEqual({ LANG: 'de_DE.UTF-8' })
})
