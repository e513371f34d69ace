/** Opens a door to a file that never ends, and waits to be killed. Its argument is the file. */
import { openDoor } from '../../../electron/workspace/door/door.ts'
import { plain } from '../plain.ts'

await openDoor(process.argv[2] ?? '', { format: plain })
