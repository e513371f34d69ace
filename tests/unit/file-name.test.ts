import { describe, expect, it } from 'vitest'
import { safeFileName, shownName } from '../../shared/file-name.ts'

/** A name, how it is shown, and how it is offered when it is saved. */
const names: readonly [name: string, shown: string, saved: string][] = [
  ['Lebenslauf Süß.pdf', 'Lebenslauf Süß.pdf', 'Lebenslauf Süß.pdf'],
  ['a\nb.pdf', 'a<U+000A>b.pdf', 'a_b.pdf'],
  ['\u001b[31mred.pdf', '<U+001B>[31mred.pdf', '_[31mred.pdf'],
  ['a\u0085\u2028b', 'a<U+0085><U+2028>b', 'a__b'],
  ['report\u202efdp.exe', 'report<U+202E>fdp.exe', 'report_fdp.exe'],
  ['\u2067a\u2069\u200f.pdf', '<U+2067>a<U+2069><U+200F>.pdf', '_a__.pdf'],
  ['pay\u200broll\ufeff.xlsx', 'pay<U+200B>roll<U+FEFF>.xlsx', 'pay_roll_.xlsx'],
  ['a\u200db\u3164.pdf', 'a<U+200D>b<U+3164>.pdf', 'a_b_.pdf'],
  ['x\ud800.pdf', 'x<U+D800>.pdf', 'x_.pdf'],
  ['x\u{e0041}.pdf', 'x<U+E0041>.pdf', 'x_.pdf'],
  // What writing needs is no trick.
  ['گزارش\u200cها.pdf', 'گزارش\u200cها.pdf', 'گزارش\u200cها.pdf'],
  ['क्\u200dष.pdf', 'क्\u200dष.pdf', 'क्\u200dष.pdf'],
  ['👩\u200d👩\u200d👧 ❤\ufe0f.pdf', '👩\u200d👩\u200d👧 ❤\ufe0f.pdf', '👩\u200d👩\u200d👧 ❤\ufe0f.pdf'],
  // What leads elsewhere is shown as it is, and saved in the folder that was chosen.
  ['../../etc/passwd', '../../etc/passwd', '_.._etc_passwd'],
  ['C:\\Windows\\x.dll', 'C:\\Windows\\x.dll', 'C__Windows_x.dll'],
  ['.bashrc', '.bashrc', 'bashrc'],
  ['con.pdf', 'con.pdf', '_con.pdf'],
  [' a. ', ' a. ', 'a'],
  ['..', '..', 'file'],
  ['', '', 'file'],
]

describe('The name of a file', () => {
  it.each(names)('%j is shown as %j and saved as %j', (name, shown, saved) => {
    expect(shownName(name)).toBe(shown)
    expect(safeFileName(name)).toBe(saved)
  })

  it('is cut where it is too long for a disk, and keeps its ending', () => {
    expect(safeFileName(`${'東'.repeat(300)}.pdf`)).toBe(`${'東'.repeat(76)}.pdf`)
    expect(safeFileName('😀'.repeat(100))).toBe('😀'.repeat(40))
  })
})
