import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { corpusPath, describeCorpus } from './corpus.ts'

const folders = ['hecvat-v3', 'hostile-xlsx', 'nasty-csv', 'nasty-json', 'nasty-strings', 'owasp-samm', 'xlsx-corpus-calamine']

describeCorpus('the corpus', () => {
  it.each(folders)('has files in %s', (folder) => {
    expect(readdirSync(corpusPath(folder)).length).toBeGreaterThan(0)
  })
})
