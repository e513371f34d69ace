import { createRoot } from 'react-dom/client'
import { translator } from '../../shared/messages/translate.ts'
import '../ui/base.css'
import { App } from './App.tsx'
import { createWindowClient } from './client.ts'
import { createCache } from './reading.ts'
import { applySettings, readSettings, useSettings } from './settings.ts'
import { notingTrouble } from './trouble.ts'

const root = document.getElementById('root')
const made = createWindowClient(window.assay, () => translator(useSettings.getState().language))
const current = { ...made, client: notingTrouble(made.client) }
const [description, cache] = await Promise.all([current.describe(), createCache(current.client), readSettings(current)])
applySettings(useSettings.getState())
if (root) createRoot(root).render(<App current={{ ...current, description }} cache={cache} />)
