/** What the workspaces that are kept of each format hold, in `fixtures/`. */
export const kept = {
  title: 'Kept',
  author: 'Mara Lind',
  tender: 'Support',
  provider: 'Nordlicht & Söhne <Ltd>',
  answers: ['As in the handbook', 'As in the handbook of 2026'],
  evidence: 'A picture',
}
