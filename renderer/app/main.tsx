import { createRoot } from 'react-dom/client'
import { translator } from '../../shared/messages/translate.ts'
import '../ui/base.css'
import { App } from './App.tsx'
import { createWindowClient } from './client.ts'
import { applySettings, useSettings } from './settings.ts'

const root = document.getElementById('root')
const settings = useSettings.getState()
applySettings(settings)
const current = createWindowClient(window.assay, translator(settings.locale))
const description = await current.describe()
if (root) createRoot(root).render(<App current={{ ...current, description }} />)
