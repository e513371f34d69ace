import type { Block, Cell, ReportDocument } from '../../shared/reports/document.ts'

const groups = ['Security and privacy, 25', 'People and culture, 25', 'Service and continuity, 20', 'Price over five years, 30']

/** A decision summary as a report begins with. */
export const firstPage: Block[] = [
  { kind: 'kicker', text: 'Decision summary' },
  { kind: 'heading', level: 1, text: 'Award to Northwind CX', anchor: 'decision' },
  {
    kind: 'paragraph',
    style: 'lead',
    text: 'Northwind CX scores 78.4 of 100 and leads Smith & Söhne <Ltd> by 3.3 points. One bidder of four is excluded.',
  },
  { kind: 'heading', level: 2, text: 'Ranking, and what each group of criteria adds' },
  {
    kind: 'chart',
    alternative:
      'Ranking. First Northwind CX with 78.4 points, second Smith & Söhne <Ltd> with 75.1, third さくらサポート with 71.9. Meridian Global is excluded.',
    chart: {
      kind: 'contributions',
      scale: 100,
      groups,
      openLegend: 'Open answers could add',
      rows: [
        { rank: '1', name: 'Northwind CX', points: [23.9, 21.0, 15.1, 18.4], total: '78.4', leads: true },
        {
          rank: '2',
          name: 'Smith & Söhne <Ltd>',
          points: [20.0, 23.1, 16.0, 16.0],
          total: '75.1',
          open: { points: 1.8, text: 'up to 76.9' },
        },
        { rank: '3', name: 'さくらサポート', points: [22.0, 17.1, 13.0, 19.8], total: '71.9' },
        {
          rank: '–',
          name: 'Meridian Global',
          points: [20, 18, 14, 14.2],
          total: '66.2',
          excluded: 'Excluded: no recovery plan tested in the last twelve months (K3)',
        },
      ],
    },
  },
  { kind: 'heading', level: 2, text: 'Would another view of the facts change the award?' },
  {
    kind: 'aside',
    paragraphs: [
      [
        { text: 'Weights.', strong: true },
        ' Northwind stays first unless Price falls below 11 of 100 (now 30). The smallest change of weights that would unseat it moves 9.4 points.',
      ],
      [
        { text: 'Price formula.', strong: true },
        ' First under six of seven formulas; under price per quality point さくらサポート leads by 0.4.',
      ],
      [
        { text: 'Open answers.', strong: true },
        ' Two blank answers of Smith & Söhne could add at most 1.8 points: not enough. See ',
        { text: 'sign-off', to: 'sign-off' },
        '.',
      ],
    ],
  },
  { kind: 'heading', level: 2, text: 'What to settle before signing' },
  {
    kind: 'table',
    columns: [{ header: 'Condition' }, { header: 'Owner' }, { header: 'Until' }, { header: 'Source', align: 'end' }],
    rows: [
      {
        cells: ['Extend the ISO 27001 certificate to the Leipzig site', 'Northwind CX', '31 Jan 2027', 'Certificate 4, page 31'],
      },
      { cells: ['Service level 80 % in 20 s as formula 2, credits capped at 12 %', 'Procurement', 'contract', 'SLA 1, page 44'] },
      { cells: ['Close finding F-07, clean desk on the night shift', 'Northwind CX', '15 Dec 2026', 'Visit 2, page 38'] },
    ],
  },
  { kind: 'heading', level: 2, text: 'Sign-off', anchor: 'sign-off' },
  {
    kind: 'signOff',
    rows: [{ role: 'Recommended by', name: 'A. Keller, procurement lead', date: '19 Nov 2026' }, { role: 'Approved by' }],
  },
]

const bidders = [
  'Northwind CX',
  'Smith & Söhne <Ltd>',
  'さくらサポート株式会社',
  'Meridian Global Business Process Outsourcing Services (Philippines) Inc.',
  'Łódź Contact',
  'Ångström Kundeservice AS',
  'Donaudampfschifffahrtskundendienst GmbH',
  'Ελληνική Υποστήριξη',
  'Северный ветер',
  'Iris',
  'Kestrel & Co',
  'Lagos Voice',
]

function matrix(): Block {
  const cells = (row: number): Cell[] => [
    row % 7 === 0 ? `Group ${row / 7 + 1}` : `Criterion ${row}: how incidents are told to the client within a day`,
    ...bidders.map((_, column): Cell => {
      const value = (((row * 37 + column * 53) % 50) / 10).toFixed(1)
      return column === 3 ? { text: value, hatched: true, tone: 'quiet' } : value
    }),
  ]
  return {
    kind: 'table',
    density: 'dense',
    anchor: 'matrix',
    caption: 'Points out of 5. Hatched: excluded.',
    columns: [{ header: 'Criterion', width: 150 }, ...bidders.map((header) => ({ header, align: 'end' as const, even: true }))],
    rows: Array.from({ length: 45 }, (_, row) => ({ cells: cells(row), ...(row % 7 === 0 ? { kind: 'group' as const } : {}) })),
  }
}

const long =
  'We test the restore of every backup each quarter. The last report names three systems that took longer than agreed, why, and what was changed since then.'

/** A document that uses every block, on upright pages and pages across. */
export const demo: ReportDocument = {
  title: 'Comparison report: Smith & Söhne <Ltd> and others',
  subject: 'Customer support 2027 & beyond',
  author: 'A. Keller <keller@example.org>',
  locale: 'en',
  date: '2026-11-19T10:30:00Z',
  header: { start: 'Customer support 2027 · Lot 1', end: 'Comparison report · internal' },
  footer: { start: 'Workspace head 6b1e 90aa … e07c · ledger attached, 1 482 figures' },
  attachments: [
    {
      name: 'ledger.json',
      mediaType: 'application/json',
      description: 'Every figure with the figures it came from',
      relationship: 'Data',
      date: '2026-11-19T10:30:00Z',
      content: '{"figures":[]}',
    },
  ],
  blocks: [
    ...firstPage,
    { kind: 'pageBreak' },
    { kind: 'heading', level: 1, text: 'Contents', listed: false },
    { kind: 'contents', depth: 3 },
    { kind: 'pageBreak', orientation: 'landscape' },
    { kind: 'heading', level: 1, text: 'All criteria' },
    matrix(),
    { kind: 'pageBreak', orientation: 'portrait' },
    { kind: 'heading', level: 1, text: 'さくらサポート' },
    {
      kind: 'definitions',
      items: [
        { term: 'Seat', text: 'Ōsaka, 日本' },
        { term: 'Delivery model', text: 'Offshore, two sites' },
        { term: 'Evidence', text: [{ text: '6b1e90aa7cf30d41b8f2c93b5a14e07c6b1e90aa7cf30d41b8f2c93b5a14e07c', mono: true }] },
      ],
    },
    { kind: 'heading', level: 2, text: 'Strengths' },
    {
      kind: 'list',
      items: [
        long,
        'Own interpreters for six languages.',
        ['Links back to ', { text: 'the decision', to: 'decision' }, ' and ', { text: 'the matrix', to: 'matrix' }, '.'],
      ],
    },
    { kind: 'heading', level: 3, text: 'What the visit found' },
    { kind: 'list', ordered: true, items: ['Badge doors hold.', 'Clean desk is kept on days, not on nights.'] },
    { kind: 'heading', level: 2, text: 'Answers in full' },
    {
      kind: 'table',
      columns: [{ header: 'Question', width: 120 }, { header: 'Answer' }, { header: 'Score', align: 'end' }],
      rows: Array.from({ length: 12 }, (_, row) => ({
        cells: [
          `Q${row + 1}. How is the restore tested?`,
          Array.from({ length: (row % 4) * 3 + 1 }, () => long).join(' '),
          `${row % 6}`,
        ],
      })),
    },
    {
      kind: 'paragraph',
      text: `Simplified Chinese 们 and 🙂 are here, runes ᚠ and 𓀀 are printed as their codes. ${long} 弊社は毎四半期、すべてのバックアップの復元を試験しています。「最新の報告書」では、合意した時間を超えた三つのシステムについて、その理由と改善策を説明しています。`,
    },
    {
      kind: 'paragraph',
      text: 'Seoul: 한국어 고객센터. Tel Aviv: שירות לקוחות (24/7) בע״מ, then English. Cairo: خدمة العملاء الدولية. Bangkok: ศูนย์บริการลูกค้าและสนับสนุนทางเทคนิค.',
    },
    { kind: 'paragraph', style: 'note', text: 'Small print under the text.' },
  ],
}

/** The same, for a worker. */
export const demoSource = { kind: 'document', document: demo } as const
