import { writeFileSync } from 'node:fs'
import { referencePages } from './pages.ts'

for (const { path, expected } of referencePages()) writeFileSync(path, expected)
