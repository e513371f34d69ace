import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Rectangle, screen } from 'electron'
import { z } from '../../../shared/schema.ts'
import { writeAtomically } from '../../workspace/files.ts'

const rectangle = z.object({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) })
const state = z.object({ bounds: rectangle, maximized: z.boolean() })
/** Where the window was when it was closed. */
export type WindowState = z.infer<typeof state>

/** The smallest size that the screens are made for. */
export const smallest = { width: 1024, height: 640 }
const first = { width: 1280, height: 800 }

/** How much of the title bar must be on a display for a person to reach it. */
const reachable = 100

/** Where the window opens: as it was, unless that lies on a display that is gone. */
export function readWindowState(path: string): { bounds: Partial<Rectangle>; maximized: boolean } {
  const known = state.safeParse(readJson(path)).data
  if (!known) return { bounds: first, maximized: false }
  const { bounds, maximized } = known
  const size = { width: Math.max(bounds.width, smallest.width), height: Math.max(bounds.height, smallest.height) }
  const isVisible = screen.getAllDisplays().some(({ workArea }) => shows(workArea, bounds))
  return { bounds: isVisible ? { ...size, x: bounds.x, y: bounds.y } : size, maximized }
}

/** Remembers where the window is. A convenience: a disk that takes nothing is no reason to keep a window open. */
export function writeWindowState(path: string, value: WindowState): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeAtomically(path, (temporary) => writeFileSync(temporary, `${JSON.stringify(value)}\n`))
  } catch {
    return
  }
}

function shows(area: Rectangle, { x, y, width }: Rectangle): boolean {
  const across = Math.min(area.x + area.width, x + width) - Math.max(area.x, x)
  return across >= reachable && y >= area.y && y <= area.y + area.height - reachable
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
