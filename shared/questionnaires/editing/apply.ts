import type { Contents, PartKind, Placed, TemplateDetails, TemplateParts, TemplateScale } from './parts.ts'

/** What is said anew of a part's content; null: it is removed. */
export type ContentChange = { [Kind in PartKind]: { of: Kind; id: string; content: Contents[Kind] | null } }[PartKind]
/** Where a part stands from now on. */
export type PlaceChange = { of: 'place'; part: PartKind; id: string; parent: string | null; order: string }
/** Something said anew of a template: one fact. */
export type TemplateChange =
  | ContentChange
  | PlaceChange
  | { of: 'details'; details: TemplateDetails }
  | { of: 'scale'; scale: TemplateScale }

/** The parts after changes. What has not changed is the very same object as before. */
export function withChanges(parts: TemplateParts, changes: readonly TemplateChange[]): TemplateParts {
  const draft = new Draft(parts)
  for (const change of changes) draft.apply(change)
  return draft.parts()
}

type Kept<Kind extends PartKind> = Map<string, Placed<Contents[Kind]>>

/** The parts of a template by their ids, changed one after another. */
export class Draft {
  details: TemplateDetails
  scale: TemplateScale
  readonly section: Kept<'section'>
  readonly question: Kept<'question'>
  readonly criterion: Kept<'criterion'>

  constructor({ details, scale, section, question, criterion }: TemplateParts) {
    this.details = details
    this.scale = scale
    this.section = new Map(section.map((part) => [part.content.id, part]))
    this.question = new Map(question.map((part) => [part.content.id, part]))
    this.criterion = new Map(criterion.map((part) => [part.content.id, part]))
  }

  apply(change: TemplateChange): void {
    switch (change.of) {
      case 'details':
        this.details = change.details
        break
      case 'scale':
        this.scale = change.scale
        break
      case 'place':
        this.#place(change)
        break
      case 'section':
        say(this.section, change)
        break
      case 'question':
        say(this.question, change)
        break
      case 'criterion':
        say(this.criterion, change)
    }
  }

  #place(change: PlaceChange): void {
    if (change.part === 'section') place(this.section, change)
    else if (change.part === 'question') place(this.question, change)
    else place(this.criterion, change)
  }

  parts(): TemplateParts {
    const { details, scale } = this
    return {
      details,
      scale,
      section: [...this.section.values()],
      question: [...this.question.values()],
      criterion: [...this.criterion.values()],
    }
  }
}

function say<Content>(kept: Map<string, Placed<Content>>, { id, content }: { id: string; content: Content | null }): void {
  if (content === null) kept.delete(id)
  else kept.set(id, { ...(kept.get(id) ?? { parent: null, order: '', disputed: false }), content })
}

function place<Content>(kept: Map<string, Placed<Content>>, { id, parent, order }: PlaceChange): void {
  const known = kept.get(id)
  if (known) kept.set(id, { ...known, parent, order })
}
