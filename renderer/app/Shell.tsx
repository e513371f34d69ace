// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard

import { type ReactNode, useMemo, useState } from 'react'
import { MergeOffer } from '../packs/MergeOffer.tsx'
import { PackBar } from '../packs/PackBar.tsx'
import { Siblings } from '../packs/Siblings.tsx'
import { Button } from '../ui/Button.tsx'
import { densities, RowHeight } from '../ui/density.ts'
import layout from '../ui/layout.module.css'
import { Navigation } from '../ui/Navigation.tsx'
import { SplitPane } from '../ui/SplitPane.tsx'
import { ErrorState } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { FindBar } from './FindBar.tsx'
import { useNavigation } from './navigation.ts'
import { Palette } from './Palette.tsx'
import { usePlace } from './place.ts'
import { useRead } from './reading.ts'
import { addressOf, go } from './routing.ts'
import styles from './Shell.module.css'
import { Shortcuts } from './Shortcuts.tsx'
import { StatusBar } from './StatusBar.tsx'
import { useRoute } from './screen-list.ts'
import { hasInspector, Screen } from './screens.tsx'
import { useSettings } from './settings.ts'
import { useShellCommands } from './shell-commands.ts'
import { SlotContext } from './slots.tsx'
import { TopBar } from './TopBar.tsx'
import { Trouble } from './Trouble.tsx'
import { useTableCommands } from './tables.ts'
import { WorkTray } from './WorkTray.tsx'

/** The frame around every screen of an open workspace. */
export function Shell() {
  const { translate } = useWords()
  const route = useRoute()
  const place = usePlace(route)
  const { density, inspectorWidth, inspector: hasPanel } = useSettings()
  const [palette, setPalette] = useState(false)
  const [help, setHelp] = useState(false)
  const [finding, setFinding] = useState(0)
  const [inspector, setInspector] = useState<HTMLElement | null>(null)
  const [action, setAction] = useState<HTMLElement | null>(null)
  const slots = useMemo(() => ({ inspector, action }), [inspector, action])
  const groups = useNavigation(route, place)
  const path = useRead('workspace.info', {}).data?.path
  useTableCommands()
  useShellCommands({
    lot: place.lot?.id ?? null,
    openPalette: () => setPalette(true),
    openHelp: () => setHelp(true),
    openFind: () => setFinding((asked) => asked + 1),
  })

  const address = addressOf(route)
  const failed = (message: string, again: () => void): ReactNode => (
    <div className={layout.page}>
      <ErrorState
        title={translate('shell.screenFailed')}
        message={translate('shell.screenFailedHelp', { reason: message })}
        actions={
          <>
            <Button look="primary" onPress={again}>
              {translate('parts.again')}
            </Button>
            <Button onPress={() => go({ screen: 'start' })}>{translate('shell.toStart')}</Button>
          </>
        }
      />
    </div>
  )
  const screen = (
    <ErrorBoundary of={address} fallback={failed}>
      <Screen route={route} place={place} />
    </ErrorBoundary>
  )
  return (
    <RowHeight value={densities[density]}>
      <SlotContext value={slots}>
        <div className={styles.shell}>
          <button type="button" className={styles.skip} onClick={() => document.getElementById('main')?.focus()}>
            {translate('shell.skip')}
          </button>
          <TopBar place={place} groups={groups} onSearch={() => setPalette(true)} actionRef={setAction} />
          <Trouble />
          <PackBar />
          <div className={styles.siblings}>
            <Siblings key={path} />
          </div>
          <div className={styles.side}>
            <Navigation label={translate('shell.navigation')} groups={groups} />
          </div>
          <main id="main" tabIndex={-1} className={styles.main}>
            {hasInspector(route) ? (
              <SplitPane
                label={translate('shell.inspectorWidth')}
                size={inspectorWidth}
                onSize={(width) => useSettings.setState({ inspectorWidth: width })}
                first={screen}
                second={
                  hasPanel ? (
                    <>
                      <section
                        ref={setInspector}
                        tabIndex={0}
                        className={styles.inspector}
                        aria-label={translate('shell.inspector')}
                      />
                      <p className={styles.inspectorHint}>{translate('shell.inspectorHint')}</p>
                    </>
                  ) : null
                }
              />
            ) : (
              screen
            )}
          </main>
          {finding > 0 && <FindBar asked={finding} onClose={() => setFinding(0)} />}
          <StatusBar onHelp={() => setHelp(true)} hasDetails={hasInspector(route)} />
          <WorkTray docked />
        </div>
        <MergeOffer />
        <Palette open={palette} onClose={() => setPalette(false)} lot={place.lot?.id ?? null} />
        <Shortcuts open={help} onClose={() => setHelp(false)} />
      </SlotContext>
    </RowHeight>
  )
}
