import { join, relative } from 'node:path'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { type AfterPackContext, build, type Configuration } from 'electron-builder'
import { applicationFolder, buildApplication } from './build.ts'

const project = join(import.meta.dirname, '../..')

/** The program's name on Linux. */
const program = 'assay'

/** What goes into the package, and how it is installed; made anew each time, since electron-builder changes what it is given. */
export function packing(): Configuration {
  return {
    appId: 'org.assay.desktop',
    productName: 'Assay',
    copyright: 'Apache-2.0',
    directories: { output: 'out/packages', buildResources: 'assets/icons' },
    extraMetadata: { main: 'electron/main.js', scripts: {}, devDependencies: {}, optionalDependencies: {}, knip: {}, bin: {} },
    // The binding carries a binary for every platform, and is never compiled.
    npmRebuild: false,
    asar: { smartUnpack: false },
    asarUnpack: ['**/*.node'],
    files: [
      'package.json',
      'LICENSE',
      { from: relative(project, applicationFolder), to: '.', filter: ['**/*'] },
      '!**/node_modules/better-sqlite3/{deps,src,binding.gyp}',
      // The binding of this platform alone; both processors of it, which the universal package of macOS needs.
      `!**/node_modules/better-sqlite3/prebuilds/!($\{platform}-*).node`,
      // What others were built from; the reader of fonts is loaded from there.
      '!**/node_modules/!(restructure)/src/**',
      '!**/node_modules/@*/*/src/**',
      '!**/node_modules/{node-addon-api,node-linux-*}/**',
      // Of the lists of words for passphrases the one that is used.
      '!**/node_modules/@scure/bip39/wordlists/!(english).js',
      // Of the drawing program only the program: it is started without the scripts that come with it.
      '!**/node_modules/@embedpdf/pdfium/dist/*.{js,cjs}',
      // The faces that reports are set in: regular and semi-bold, and medium of Plex.
      '!**/node_modules/@expo-google-fonts/**/*{Thin,ExtraLight,Light,Italic,700Bold,ExtraBold,Black}*',
      '!**/node_modules/@expo-google-fonts/**/*{Thin,ExtraLight,Light,Italic,700Bold,ExtraBold,Black}*/**',
      '!**/node_modules/@expo-google-fonts/noto-*/500Medium/**',
      '!**/node_modules/@expo-google-fonts/ibm-plex-mono/600SemiBold/**',
      '!**/node_modules/harfbuzzjs/dist/harfbuzz-subset.wasm',
      '!**/node_modules/@expo-google-fonts/**/*.{png,js}',
      '!**/node_modules/**/*.{ts,mts,cts,map,md,markdown,flow}',
      '!**/node_modules/**/{test,tests,__tests__,example,examples,docs,.github}/**',
    ],
    fileAssociations: [
      {
        ext: 'assay',
        name: 'Assay workspace',
        description: 'Assay workspace',
        mimeType: 'application/vnd.assay.workspace',
        role: 'Editor',
        icon: 'assets/icons/icon',
      },
    ],
    electronLanguages: ['en-US', 'en'],
    win: { target: 'nsis', icon: 'assets/icons/icon.ico' },
    nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true, deleteAppDataOnUninstall: false },
    mac: {
      target: { target: 'dmg', arch: ['universal'] },
      icon: 'assets/icons/icon.icns',
      category: 'public.app-category.business',
      // Both halves carry the binaries of both processors, so nothing is left to be merged.
      x64ArchFiles: '**/better-sqlite3/prebuilds/darwin-*.node',
      hardenedRuntime: true,
    },
    linux: {
      target: ['AppImage', 'deb'],
      icon: 'assets/icons/icon.png',
      category: 'Office',
      maintainer: 'Assay',
      executableName: program,
    },
    publish: null,
    afterPack: flipAllFuses,
  }
}

/**
 * Closes every door of Electron's binary that this application does not use; a fuse that is not named here stops the packing,
 * so that a new one is never left as it comes.
 */
async function flipAllFuses({ appOutDir, packager, electronPlatformName }: AfterPackContext): Promise<void> {
  const { productFilename } = packager.appInfo
  const names: Record<string, string> = { darwin: `${productFilename}.app`, win32: `${productFilename}.exe` }
  await flipFuses(join(appOutDir, names[electronPlatformName] ?? program), fuses)
}

const fuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  resetAdHocDarwinSignature: true,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
} as const

/** Builds the application and packs it for the platform that this runs on, or the one that the command line names. */
export async function pack(config: Configuration = packing()): Promise<string[]> {
  await buildApplication(applicationFolder)
  return build({ projectDir: project, config })
}

if (import.meta.main) await pack()
