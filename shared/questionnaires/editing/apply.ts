import type { Contents, PartKind, PartTranslation, Placed, TemplateDetails, TemplateParts, TemplateScale } from './parts.ts'

/** What is said anew of a part's content; null: it is removed. */
export type ContentChange = { [Kind in PartKind]: { of: Kind; id: string; content: Contents[Kind] | null } }[PartKind]
/** Where a part stands from now on. */
export type PlaceChange = { of: 'place'; part: PartKind; id: string; parent: string | null; order: string }
/** What a text says in another language, and what it was translated from; null: there is no translation any more. */
export type TranslationChange = { of: 'translation'; language: string; id: string; source: string; text: string | null }
/** Something said anew of a template: one fact. */
export type TemplateChange =
  | ContentChange
  | PlaceChange
  | TranslationChange
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
  readonly translation: Map<string, PartTranslation>

  constructor({ details, scale, section, question, criterion, translation }: TemplateParts) {
    this.details = details
    this.scale = scale
    this.section = new Map(section.map((part) => [part.content.id, part]))
    this.question = new Map(question.map((part) => [part.content.id, part]))
    this.criterion = new Map(criterion.map((part) => [part.content.id, part]))
    this.translation = new Map(translation.map((said) => [translationKey(said), said]))
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
      case 'translation':
        this.#translate(change)
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

  #translate({ of: _, text, ...about }: TranslationChange): void {
    const key = translationKey(about)
    if (text === null) this.translation.delete(key)
    else this.translation.set(key, { ...about, text, disputed: false })
  }

  parts(): TemplateParts {
    const { details, scale } = this
    return {
      details,
      scale,
      section: [...this.section.values()],
      question: [...this.question.values()],
      criterion: [...this.criterion.values()],
      translation: [...this.translation.values()],
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

/** What tells one translation from another. */
export function translationKey({ language, id }: { language: string; id: string }): string {
  return `${language} ${id}`
}
