import { type ReactNode, useState } from 'react'
import type { Figure, Range } from '../../../shared/arithmetic/figure.ts'
import { decimal, formatRational, roundHalfUp } from '../../../shared/arithmetic/rational.ts'
import { Button, Keys, Segments, Toggle } from '../../ui/Button.tsx'
import { Chapter } from '../../ui/Chapter.tsx'
import { Checkbox, ComboBox, Select, Switch } from '../../ui/Choice.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Question } from '../../ui/Dialog.tsx'
import { NumberField, TextField } from '../../ui/Fields.tsx'
import { Grid } from '../../ui/Grid.tsx'
import { Inspector, InspectorEntry, InspectorPart } from '../../ui/Inspector.tsx'
import { List, Tree } from '../../ui/List.tsx'
import layout from '../../ui/layout.module.css'
import { Amount, hatch, Interval, Pill, ScoreBar, StackBar, StatusMark, Swatch } from '../../ui/Marks.tsx'
import { MenuButton } from '../../ui/Menu.tsx'
import { Paper } from '../../ui/Paper.tsx'
import { SplitPane } from '../../ui/SplitPane.tsx'
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Explained, Tooltip } from '../../ui/Tooltip.tsx'
import { Tray } from '../../ui/Tray.tsx'
import { useWords } from '../../ui/words.tsx'
import { Zoom } from '../../ui/Zoom.tsx'
import styles from './parts.module.css'

const figure = (text: string): Figure => ({ exact: formatRational(decimal(text)), rounded: roundHalfUp(decimal(text), 2) })
const range = (lower: string, upper = lower): Range => ({ lower: figure(lower), upper: figure(upper) })

/** A PNG of one grey pixel. */
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGM4AwAAzgDN1GaQsAAAAABJRU5ErkJggg=='

/** Every part of the design system in every state. For those who build screens; texts are samples, not messages. */
export default function PartsScreen() {
  return (
    <div className={layout.page}>
      <h1>Parts</h1>
      <Part name="Button">
        <Button look="primary">Export report</Button>
        <Button>Plain</Button>
        <Button look="quiet">Quiet</Button>
        <Button look="danger">Erase data</Button>
        <Button look="primary" isDisabled>
          Disabled
        </Button>
        <Button isDisabled>Disabled</Button>
        <Button compact>Compact</Button>
        <Keys keys="Mod+Shift+Z" />
      </Part>
      <Choices />
      <Fields />
      <Part name="Menu and tooltip">
        <MenuButton
          look="plain"
          entries={[
            { id: 'pin', label: 'Keep in sight', ticked: true, run: () => {} },
            { id: 'undo', label: 'Undo', run: () => {} },
            { id: 'line', separator: true },
            { id: 'off', label: 'Not now', disabled: true, run: () => {} },
          ]}
        >
          Menu ▾
        </MenuButton>
        <Tooltip text="Explains in few words">
          <Button>With a tooltip</Button>
        </Tooltip>
        <Explained text="More about this figure">figure</Explained>
        <Erase />
      </Part>
      <Part name="Marks">
        <StatusMark kind="pass">in time</StatusMark>
        <StatusMark kind="fail">gate</StatusMark>
        <StatusMark kind="warn">incomplete</StatusMark>
        <StatusMark kind="plain">waiting</StatusMark>
        <Pill>Frozen 3 Nov 2026, 14:20</Pill>
        <span>
          <Swatch index={0} />
          Security
        </span>
      </Part>
      <Part name="Figures">
        <Amount figure={range('78.449').lower} />
        <Interval range={range('78.4')} settled large />
        <Interval range={range('75.1')} settled={false} large />
        <Interval range={range('73', '76.9')} large />
      </Part>
      <Part name="Bars">
        <div className={styles.narrow}>
          <ScoreBar range={range('4')} highest={5} />
        </div>
        <div className={styles.narrow}>
          <ScoreBar range={range('2.5', '4.5')} highest={5} />
        </div>
        <div className={styles.narrow}>
          <ScoreBar range={range('0')} highest={5} />
        </div>
        <div className={styles.narrow}>
          <StackBar
            parts={['20', '18', '12', '16'].map((points) => range(points).lower)}
            highest={100}
            open={9}
            label="A sample"
          />
        </div>
        <div className={`${styles.narrow} ${hatch}`}>excluded</div>
      </Part>
      <Part name="Table">
        <div className={styles.table}>
          <Table />
        </div>
      </Part>
      <Part name="List and outline">
        <div className={styles.narrow}>
          <Lists />
        </div>
      </Part>
      <Part name="Paper">
        <div className={styles.paper}>
          <Paper picture={undefined} width={210} height={297} label="Page 1" text="Not drawn yet" />
        </div>
        <div className={styles.paper}>
          <Paper picture={dot} width={297} height={210} label="Page 2" text="" />
        </div>
        <Larger />
      </Part>
      <Part name="Tabs">
        <Tabs
          label="Sample"
          tabs={[
            { id: 'one', title: 'Answers', content: <p>Answers</p> },
            { id: 'two', title: 'History', content: <p>History</p> },
          ]}
        />
      </Part>
      <Part name="Chapter">
        <Chapter title="Who acts" about="What stands in the margin says what the part is about.">
          <p>The matter of the part.</p>
        </Chapter>
      </Part>
      <Part name="Panes">
        <Panes />
      </Part>
      <Part name="States">
        <EmptyState title="Nobody bids yet" actions={<Button look="primary">Add a bidder</Button>}>
          A bidder appears here with the first invitation.
        </EmptyState>
        <ErrorState message="bids.xlsx, sheet Security, row 14: the answer is longer than 32,767 characters." again={() => {}} />
        <Loading />
      </Part>
      <Part name="Long work">
        <Works />
      </Part>
    </div>
  )
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2>{name}</h2>
      <div className={styles.states}>{children}</div>
    </section>
  )
}

function Choices() {
  const [view, setView] = useState<'scores' | 'answers'>('scores')
  const [on, setOn] = useState(true)
  const [model, setModel] = useState<'onshore' | 'nearshore'>('nearshore')
  const [found, setFound] = useState<string | null>('de')
  return (
    <Part name="Choice">
      <Segments
        label="View"
        value={view}
        onChange={setView}
        options={[
          { value: 'scores', label: 'Scores' },
          { value: 'answers', label: 'Answers' },
        ]}
      />
      <Toggle selected={on} onChange={setOn}>
        Differences only
      </Toggle>
      <Checkbox selected={on} onChange={setOn}>
        Chosen
      </Checkbox>
      <Checkbox selected={false} partly onChange={() => {}}>
        Partly
      </Checkbox>
      <Checkbox selected={false} disabled onChange={() => {}}>
        Disabled
      </Checkbox>
      <Switch on={on} onChange={setOn}>
        Back up daily
      </Switch>
      <Switch on={false} disabled onChange={() => {}}>
        Disabled
      </Switch>
      <Select
        label="Delivery model"
        value={model}
        onChange={setModel}
        options={[
          { value: 'onshore', label: 'Onshore' },
          { value: 'nearshore', label: 'Nearshore', detail: 'Two time zones at most' },
        ]}
      />
      <ComboBox
        label="Country"
        show="Show countries"
        value={found}
        onChange={setFound}
        options={[
          { value: 'de', label: 'Germany' },
          { value: 'jp', label: '日本' },
          { value: 'pl', label: 'Poland' },
        ]}
      />
    </Part>
  )
}

function Fields() {
  const [text, setText] = useState('Customer support 2027')
  const [amount, setAmount] = useState(36)
  const [date, setDate] = useState('')
  const [partial, setPartial] = useState('2026-11-XX')
  const [moment, setMoment] = useState('2026-11-30T17:00')
  return (
    <Part name="Fields">
      <TextField label="Title" hint="It can be changed later." value={text} onChange={setText} />
      <TextField label="Title" placeholder="For example the year" value="" onChange={setText} />
      <TextField label="Title" error="The workspace needs a title." value="" onChange={setText} />
      <TextField label="Title" disabled value={text} onChange={setText} />
      <TextField label="Reason" lines={3} value={text} onChange={setText} />
      <DateField label="Date" value={date} onChange={setDate} />
      <DateField time label="Bids due" hint="Date and time on this computer." value={moment} onChange={setMoment} />
      <DateField time label="Bids due" error="Give a date and a time." value="" onChange={setMoment} />
      <DateField label="Date" hint="Some of it is not there yet." value={partial} onChange={setPartial} />
      <DateField label="Date" disabled value="2026-11-30" onChange={setDate} />
      <NumberField
        label="Term in months"
        increase="More"
        decrease="Less"
        value={amount}
        onChange={setAmount}
        least={1}
        most={600}
      />
    </Part>
  )
}

function Erase() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button look="danger" onPress={() => setOpen(true)}>
        Erase personal data
      </Button>
      <Question
        danger
        title="Erase personal data?"
        confirm="Erase for good"
        cancel="Keep it"
        open={open}
        onClose={() => setOpen(false)}
        onConfirm={() => {}}
      >
        This cannot be undone. The chain of the journal stays whole.
      </Question>
    </>
  )
}

const manyRows = Array.from({ length: 10_000 }, (_, index) => ({ id: String(index), group: index % 12 === 0 }))

function Table() {
  const { number } = useWords()
  const columns = ['Criterion', 'Northwind', 'Smith & Söhne', 'さくらサポート', 'Meridian'].map((header, index) => ({
    id: String(index),
    header,
    width: index === 0 ? 220 : 160,
    grow: true,
    pinned: index === 1,
    look: index === 4 ? hatch : undefined,
  }))
  return (
    <Grid
      label="10,000 rows"
      columns={columns}
      rows={manyRows}
      isGroup={({ group }) => group}
      cell={({ id }, column) => (column.id === '0' ? `Row ${number(Number(id) + 1)}` : number(((Number(id) * 7) % 50) / 10))}
    />
  )
}

function Lists() {
  const [selected, setSelected] = useState('two')
  return (
    <div className={styles.lists}>
      <List
        label="Sample"
        selected={selected}
        onSelect={setSelected}
        entries={[
          { id: 'one', text: 'Northwind CX', detail: '78.4' },
          { id: 'two', text: 'Smith & Söhne', detail: '75.1' },
          { id: 'three', text: 'さくらサポート', detail: '71.9' },
        ]}
      />
      <Tree
        label="Sample"
        toggle="Open or close"
        open={['security']}
        branches={[
          {
            id: 'security',
            text: 'Security and privacy',
            detail: '25',
            children: [
              { id: 'access', text: 'Access control', detail: '9' },
              { id: 'audits', text: 'Audits', detail: '8' },
            ],
          },
          { id: 'price', text: 'Price over five years', detail: '30' },
        ]}
      />
    </div>
  )
}

function Panes() {
  const [size, setSize] = useState(300)
  return (
    <div className={styles.panes}>
      <SplitPane
        label="Width of the sample"
        size={size}
        onSize={setSize}
        first={<p className={styles.pane}>First</p>}
        second={
          <Inspector context="Smith & Söhne · weight 8" title="Audits and vulnerability tests">
            <InspectorPart title="Evaluators">
              <InspectorEntry name="A. Keller" value="2">
                No test covers the chat platform.
              </InspectorEntry>
              <InspectorEntry name="M. Osei" value="3">
                Report is sound, scope is narrow.
              </InspectorEntry>
            </InspectorPart>
          </Inspector>
        }
      />
    </div>
  )
}

function Works() {
  return (
    <Tray
      items={[
        { id: 'a', title: 'Comparison report', state: { kind: 'running', done: 0, total: 0 }, onCancel: () => {} },
        { id: 'b', title: 'Import', state: { kind: 'running', done: 120, total: 400, secondsLeft: 130 }, onCancel: () => {} },
        { id: 'c', title: 'Backup', state: { kind: 'done', text: 'backup.assay, 12 MB' }, onShow: () => {}, onDismiss: () => {} },
        { id: 'd', title: 'Verify', state: { kind: 'failed', text: 'Cancelled. Nothing was changed.' }, onDismiss: () => {} },
      ]}
    />
  )
}

function Larger() {
  const [step, setStep] = useState(1)
  return <Zoom step={step} onStep={setStep} />
}
