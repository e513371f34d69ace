import { userInfo } from 'node:os'
import type { Profile } from '../../shared/workspace/model.ts'

/** Who acts until somebody has said so: the name under which the operating system knows its user. */
export function defaultProfile(): Profile {
  return { name: accountName() || 'Unnamed', role: '', organisation: '' }
}

function accountName(): string {
  try {
    return userInfo().username
  } catch {
    return ''
  }
}
