/** The oldest Node that runs Assay: it runs TypeScript as it is, and the database binding crashes on old ones. */
const requiredMajor = 24

/**
 * Says what to do when Node is too old, or nothing when it is not. Plain English, since an old Node cannot load the messages.
 * @param {string} version as in `process.versions.node`
 * @param {string} platform as in `process.platform`
 * @param {string} architecture as in `process.arch`
 * @returns {string | undefined}
 */
export function adviceOnNode(version, platform, architecture) {
  if (Number.parseInt(version, 10) >= requiredMajor) return undefined
  const delivered = platform === 'linux' && (architecture === 'x64' || architecture === 'arm64')
  return [
    `Assay needs Node ${requiredMajor} or later; this is Node ${version}.`,
    delivered
      ? `Run \`npm ci\` in Assay's folder: it brings Node ${requiredMajor}. Then start with \`npx assay …\` or \`npm start\`, which use it.`
      : `Install Node ${requiredMajor} (https://nodejs.org), run \`npm ci\` in Assay's folder, then \`npx assay …\` or \`npm start\`.`,
  ].join('\n')
}
