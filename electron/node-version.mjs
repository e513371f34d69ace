import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The oldest Node that runs Assay: it runs TypeScript as it is, and the database binding crashes on old ones. */
const requiredMajor = 24

/**
 * Whether a Node can run Assay.
 * @param {string} version as in `process.versions.node`
 * @returns {boolean}
 */
export function isRecentNode(version) {
  return Number.parseInt(version, 10) >= requiredMajor
}

/**
 * The package that brings a Node along, or nothing where there is none for this machine.
 * @param {string} platform as in `process.platform`
 * @param {string} architecture as in `process.arch`
 * @returns {string | undefined}
 */
function packageOfNode(platform, architecture) {
  const exists = platform === 'linux' && (architecture === 'x64' || architecture === 'arm64')
  return exists ? `node-${platform}-${architecture}` : undefined
}

/**
 * The program of the Node that came with the packages, or nothing where none did.
 * @param {string} platform as in `process.platform`
 * @param {string} architecture as in `process.arch`
 * @returns {string | undefined}
 */
export function deliveredNode(platform, architecture) {
  const name = packageOfNode(platform, architecture)
  if (!name) return undefined
  try {
    const program = join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'bin/node')
    return existsSync(program) ? program : undefined
  } catch {
    return undefined
  }
}

/**
 * Says what to do where no Node can run Assay. Plain English, since an old Node cannot load the messages.
 * @param {string} version as in `process.versions.node`
 * @param {string} platform as in `process.platform`
 * @param {string} architecture as in `process.arch`
 * @param {string} folder Assay's own
 * @returns {string}
 */
export function adviceOnNode(version, platform, architecture, folder) {
  return [
    `Assay needs Node ${requiredMajor} or later; this is Node ${version}.`,
    packageOfNode(platform, architecture)
      ? `Run \`npm ci\` in ${folder}: it brings Node ${requiredMajor}, which Assay then finds by itself.`
      : `Install Node ${requiredMajor} (https://nodejs.org), and run \`npm ci\` in ${folder} with it.`,
  ].join('\n')
}
