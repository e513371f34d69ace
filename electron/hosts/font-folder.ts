import { createRequire } from 'node:module'
import { dirname } from 'node:path'

const require = createRequire(import.meta.url)

/** Where the packages of fonts lie. Pages have them from there as reports do, so that none is there twice. */
export const fontFolder = dirname(dirname(require.resolve('@expo-google-fonts/ibm-plex-sans/package.json')))
