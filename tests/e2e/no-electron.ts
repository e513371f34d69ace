import { electronProgram } from '../../electron/hosts/start.ts'

/** Why nothing can be tested in Electron on this machine, or nothing when it can. */
export function noElectron(): string | undefined {
  if (electronProgram() === undefined) return 'its binary is not here'
  const canShow = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
  return canShow ? undefined : 'there is no display'
}
