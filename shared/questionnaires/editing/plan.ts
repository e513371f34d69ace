import { canonicalJson } from '../../canonical.ts'
import { Refusal } from '../../result.ts'
import { textsOfQuestion, textsOfSection } from '../translations/texts.ts'
import { type ContentChange, Draft, type TemplateChange, translationKey } from './apply.ts'
import type { TemplateEdit } from './edit.ts'
import { evenKeys, keyBetween } from './order-key.ts'
import type { PartKind, Placed, TemplateParts } from './parts.ts'
import { byOrder } from './siblings.ts'

/** Whether a part of this kind, there or removed, has or had an id. */
export type Taken = (part: PartKind, id: string) => boolean

/**
 * What steps of editing say anew, in order; nothing of what stays as it is. Refuses a step that names what is not there, an id that was
 * given before, and a move of something into itself.
 */
export function planEdits(parts: TemplateParts, edits: readonly TemplateEdit[], taken: Taken = () => false): TemplateChange[] {
  const plan = new Plan(parts, taken)
  for (const edit of edits) plan.take(edit)
  return plan.changes
}

type Node = Placed<{ id: string }>
type Said = ContentChange & { content: object }
type Spot = { in?: string | null | undefined; before?: string | null | undefined }

class Plan {
  readonly changes: TemplateChange[] = []
  readonly #draft: Draft
  readonly #taken: Taken

  constructor(parts: TemplateParts, taken: Taken) {
    this.#draft = new Draft(parts)
    this.#taken = taken
  }

  take(edit: TemplateEdit): void {
    switch (edit.do) {
      case 'addSection':
        this.#add({ of: 'section', id: edit.section.id, content: edit.section }, edit)
        break
      case 'addQuestion':
        this.#add({ of: 'question', id: edit.question.id, content: edit.question }, edit)
        break
      case 'addCriterion':
        this.#add({ of: 'criterion', id: edit.criterion.id, content: edit.criterion }, edit)
        break
      case 'setSection':
        this.#set({ of: 'section', id: edit.section.id, content: edit.section })
        break
      case 'setQuestion':
        this.#set({ of: 'question', id: edit.question.id, content: edit.question })
        break
      case 'setCriterion':
        this.#set({ of: 'criterion', id: edit.criterion.id, content: edit.criterion })
        break
      case 'move':
        this.#move(edit.part, edit.id, edit)
        break
      case 'remove':
        this.#known(edit.part, edit.id)
        this.#remove(edit.part, edit.id)
        break
      case 'setDetails':
        if (differs(this.#draft.details, edit.details)) this.#say({ of: 'details', details: edit.details })
        break
      case 'setScale':
        if (differs(this.#draft.scale, edit.scale)) this.#say({ of: 'scale', scale: edit.scale })
        break
      case 'translate':
        this.#translate(edit)
    }
  }

  #add(change: Said, spot: Spot): void {
    const { of: part, id } = change
    if (this.#draft[part].has(id) || this.#taken(part, id)) throw new Refusal('template.idTaken', { part, id })
    this.#say(change)
    this.#place(part, id, spot)
  }

  #set(change: Said): void {
    if (differs(this.#known(change.of, change.id).content, change.content)) this.#say(change)
  }

  #say(change: TemplateChange): void {
    this.changes.push(change)
    this.#draft.apply(change)
  }

  #translate({ language, id, text, source }: Extract<TemplateEdit, { do: 'translate' }>): void {
    if (language === this.#draft.details.locale) throw new Refusal('template.ownLanguage', { language })
    const said = this.#draft.translation.get(translationKey({ language, id }))
    const stands = this.#textOf(id)
    if (stands === undefined) throw new Refusal('template.textNotFound', { id })
    const from = source ?? stands
    if (said ? said.text !== text || said.source !== from : text !== null)
      this.#say({ of: 'translation', language, id, source: from, text })
  }

  /** What a text says now; undefined where there is none with this id. */
  #textOf(id: string): string | undefined {
    const [, part = ''] = id.split(':')
    const section = id.startsWith('section:') ? this.#draft.section.get(part) : undefined
    const question = section ? undefined : this.#draft.question.get(part)
    const texts = section ? textsOfSection(section.content) : question ? textsOfQuestion(question.content) : []
    return texts.find((text) => text.id === id)?.text
  }

  #known(part: PartKind, id: string): Node {
    const found = this.#draft[part].get(id)
    if (!found) throw new Refusal('template.partNotFound', { part, id })
    return found
  }

  #siblings(part: PartKind, parent: string | null): Node[] {
    return [...this.#draft[part].values()].filter((node) => node.parent === parent)
  }

  /** Puts a part in front of a sibling. Where two siblings have one key, as after a merge, all of them get new ones. */
  #place(part: PartKind, id: string, { in: parent = null, before = null }: Spot): void {
    if (part === 'question' && parent === null) throw new Refusal('template.questionAtTop', { id })
    if (parent !== null) this.#known(part === 'question' ? 'section' : part, parent)
    const siblings = this.#siblings(part, parent).filter(({ content }) => content.id !== id)
    const next = before === null ? undefined : siblings.find(({ content }) => content.id === before)
    if (before !== null && !next) throw new Refusal('template.partNotFound', { part, id: before })
    const earlier = next ? siblings.filter((sibling) => byOrder(sibling, next) < 0) : siblings
    const last = earlier.toSorted(byOrder).at(-1)?.order ?? ''
    if (next && last >= next.order) this.#placeAnew(part, parent, siblings.toSorted(byOrder), next, id)
    else this.#say({ of: 'place', part, id, parent, order: keyBetween(last, next?.order ?? null) })
  }

  #placeAnew(part: PartKind, parent: string | null, siblings: readonly Node[], next: Node, id: string): void {
    const ids = siblings.flatMap((sibling) => (sibling === next ? [id, next.content.id] : [sibling.content.id]))
    const keys = evenKeys(ids.length)
    for (const [index, sibling] of ids.entries()) this.#say({ of: 'place', part, id: sibling, parent, order: keys[index] ?? '' })
  }

  #move(part: PartKind, id: string, { in: parent = null, before = null }: Spot): void {
    const moved = this.#known(part, id)
    for (let at = part === 'question' ? null : parent; at !== null; at = this.#draft[part].get(at)?.parent ?? null)
      if (at === id) throw new Refusal('template.intoItself', { part, id })
    const after = this.#siblings(part, parent).toSorted(byOrder)
    const at = after.indexOf(moved)
    const stays = at >= 0 && (after[at + 1]?.content.id ?? null) === before
    if (!stays && before !== id) this.#place(part, id, { in: parent, before })
  }

  #remove(part: PartKind, id: string): void {
    if (part !== 'question') for (const { content } of this.#siblings(part, id)) this.#remove(part, content.id)
    if (part === 'section') for (const { content } of this.#siblings('question', id)) this.#remove('question', content.id)
    this.#say({ of: part, id, content: null })
  }
}

const differs = (one: object, other: object): boolean => canonicalJson(one) !== canonicalJson(other)
