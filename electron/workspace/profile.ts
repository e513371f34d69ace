import { userInfo } from 'node:os'
import { type Profile, profile } from '../../shared/workspace/model.ts'

/** Who acts until somebody has said so: the name under which the operating system knows its user. */
export function defaultProfile(): Profile {
  const unnamed = { name: 'Unnamed', role: '', organisation: '' }
  return profile.safeParse({ ...unnamed, name: accountName() }).data ?? unnamed
}

function accountName(): string {
  try {
    return userInfo().username
  } catch {
    return ''
  }
}
