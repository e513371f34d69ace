import { createRoot } from 'react-dom/client'
import { translator } from '../../shared/messages/translate.ts'
import '../ui/base.css'
import { App } from './App.tsx'
import { createWindowClient } from './client.ts'
import { applySettings, readSettings, useSettings } from './settings.ts'

const root = document.getElementById('root')
const current = createWindowClient(window.assay, () => translator(useSettings.getState().language))
const [description] = await Promise.all([current.describe(), readSettings(current)])
applySettings(useSettings.getState())
if (root) createRoot(root).render(<App current={{ ...current, description }} />)
