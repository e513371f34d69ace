import { z } from '../schema.ts'
import { dayForm, decimalForm, identifierForm, longestIdentifier } from './written-forms.ts'

export const identifier = z.string().regex(identifierForm).max(longestIdentifier)
export const decimalText = z.string().regex(decimalForm)
export const dayText = z.string().regex(dayForm)
