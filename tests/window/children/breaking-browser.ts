/** A browser that starts and answers, and crashes as soon as it is sent to a page: the real one, behind a relay of its pipe. */

import { spawn } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'

const [program = '', ...parameters] = process.argv.slice(2)
const browser = spawn(program, parameters, { stdio: ['ignore', 'ignore', 'inherit', 'pipe', 'pipe'] })
const [, , , orders, answers] = browser.stdio
const incoming = createReadStream('', { fd: 3 })
if (orders && 'write' in orders)
  incoming.on('data', (part) => {
    orders.write(part)
    if (!part.includes('"Page.navigate"')) return
    browser.kill('SIGKILL')
    process.kill(process.pid, 'SIGKILL')
  })
answers?.pipe(createWriteStream('', { fd: 4 }))
browser.once('exit', () => process.exit(1))
