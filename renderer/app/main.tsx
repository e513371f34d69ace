import { createRoot } from 'react-dom/client'
import { translation } from '../../shared/messages/translation.ts'
import '../ui/base.css'
import { catalogues } from '../ui/catalogues.ts'
import { App } from './App.tsx'
import { createWindowClient } from './client.ts'
import { learnLanguage } from './languages.ts'
import { createCache } from './reading.ts'
import { applySettings, readSettings, useSettings } from './settings.ts'
import { notingTrouble } from './trouble.ts'

const root = document.getElementById('root')
const made = createWindowClient(window.assay, () => translation(useSettings.getState().language, catalogues))
const current = { ...made, client: notingTrouble(made.client) }
const spoken = readSettings(current).then(() => learnLanguage(current, useSettings.getState().language))
const [description, cache] = await Promise.all([current.describe(), createCache(current.client), spoken])
applySettings(useSettings.getState())
if (root) createRoot(root).render(<App current={{ ...current, description }} cache={cache} />)
