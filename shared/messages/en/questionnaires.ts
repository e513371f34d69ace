export const questionnaires = {
  'error.template.notFound': 'There is no questionnaire template “{template}”. Known templates: {known}.',
  'error.template.unsound': 'The template “{template}” cannot be used: {reason}',
  'error.template.exists': 'There is a template “{key}” already. Give this one another key.',
  'error.template.several': 'More than one template is called “{template}”. Name one by its id: {known}.',
  'error.template.builtIn': 'The template “{template}” comes with Assay and cannot be changed. Copy it, and change the copy.',
  'error.template.partNotFound':
    'The template has no {part, select, section {section} question {question} other {criterion}} “{id}” there. Somebody may have moved or removed it.',
  'error.template.idTaken':
    'The id “{id}” is or was given to another {part, select, section {section} question {question} other {criterion}} of the template. Ids are not used again: give another.',
  'error.template.intoItself':
    'The {part, select, section {section} other {criterion}} “{id}” cannot be moved into itself. Move it elsewhere.',
  'error.template.questionAtTop': 'The question “{id}” cannot stand outside of all sections. Name a section.',
  'error.template.ownLanguage':
    'The template itself is in the language “{language}”. Translate it into another, or change the text itself.',
  'error.template.notLanguage': '“{language}” is no language tag. Write one such as fr, pt-BR or zh-Hant.',
  'error.template.xliffLanguage':
    'An XLIFF file is about one language. Say which{known, select, none {} other {: the template has {known}}}, or write a .csv file of all.',
  'error.template.translationsEnding': '{path} must end in .csv, .xlf or .xliff, so that programs know what it is.',
  'error.template.xliffTarget':
    '“{file}” does not say by a language tag into which language it translates (found: “{language}”). Set trgLang, or target-language, to one such as fr.',
  'error.template.xliffSource':
    '“{file}” translates from “{found}”, but the template is in “{expected}”. Translate from an export of this template.',
  'error.template.noTranslationsIn':
    '“{file}”, sheet “{sheet}”, has no row with the heads of columns: id, and the tag of at least one language beside {locale}. Export the translations to see the form.',
  'error.template.textNotFound':
    'The template has no text “{id}”. Somebody may have removed it, or the id is misspelt: ids are in the file that the translations are exported to.',
  'error.template.unreadable': '{path} does not hold a questionnaire template: {reason}',
  'error.template.versionTaken':
    'Version {version} of the template “{template}” was kept with other content. Give what stands now a higher version.',
  'error.template.versionNotKept':
    'Version {version} of the template was not kept. {known, select, none {No version was.} other {There are {known}.}}',
  'template.file.tooLarge': 'it is larger than {limit, number} MB.',
  'template.file.notJson': 'it is not JSON in UTF-8.',
  'template.file.tooDeep': 'its sections or criteria are nested too deeply.',
  'template.file.field': 'the field {field}: {reason}',
  'template.file.twice': 'the id “{id}” is given to more than one part of a kind. Give each its own.',
  'template.new.choice': 'Choice {number, number}',
  'template.new.column': 'Column',
  'template.new.unit': 'units',
  'template.start.licence': 'Not said',
  'template.start.section': 'First section',
  'template.start.quality': 'Quality',
  'template.start.price': 'Price',
  'template.start.level0': 'Nothing in place',
  'template.start.level1': 'First steps',
  'template.start.level2': 'Partly in place',
  'template.start.level3': 'In place',
  'template.start.level4': 'In place and followed up',
  'template.start.level5': 'Exemplary, and improved all the time',
} as const
