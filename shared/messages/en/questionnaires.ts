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
  'error.template.unreadable': '{path} does not hold a questionnaire template: {reason}',
  'error.template.versionTaken':
    'Version {version} of the template “{template}” was kept with other content. Give what stands now a higher version.',
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
  'template.problem.noSection': 'The template has no section. Add one.',
  'template.problem.noCriterion': 'The template has no criterion. Add one.',
  'template.problem.lostSection':
    'The section “{section}” was put into one that is gone, or into itself by way of others. It stands at the top: move it where it belongs.',
  'template.problem.lostCriterion':
    'The criterion “{criterion}” was put under one that is gone, or under itself by way of others. It stands at the top: move it where it belongs.',
  'template.problem.lostQuestion':
    'The section of question “{question}” is gone. Move the question into another section, or remove it.',
  'template.problem.disputed': 'People said different things of “{name}”, and nobody has decided. Decide it under “Conflicts”.',
  'template.problem.duplicateSection': 'The id “{name}” is given to more than one section. Give each its own.',
  'template.problem.duplicateQuestion': 'The id “{name}” is given to more than one question. Give each its own.',
  'template.problem.duplicateCriterion': 'The id “{name}” is given to more than one criterion. Give each its own.',
  'template.problem.duplicatePriceLine': 'The id “{name}” is given to more than one price line. Give each its own.',
  'template.problem.duplicateKnockOut': 'The label “{name}” is given to more than one knock-out. Give each its own.',
  'template.problem.duplicateChoice':
    'Question “{question}”: the id “{choice}” is given to more than one choice. Give each its own.',
  'template.problem.duplicateColumn':
    'Question “{question}”: the id “{column}” is given to more than one column. Give each its own.',
  'template.problem.emptySection': 'The section “{section}” holds nothing. Add questions or remove it.',
  'template.problem.rootsWeightless': 'All criteria at the top weigh 0. Give at least one of them a weight.',
  'template.problem.childrenWeightless':
    'All criteria inside “{criterion}” weigh 0. Give at least one of them a weight, or remove “{criterion}”.',
  'template.problem.questionsWeightless':
    'The criterion “{criterion}” is scored question by question, but all its questions weigh 0. Give at least one of them a weight.',
  'template.problem.leafUnscored':
    'The criterion “{criterion}” does not say how it is scored. Set its scoring to questions, whole or price.',
  'template.problem.branchScored':
    'The criterion “{criterion}” holds other criteria, so it cannot be scored itself. Remove its scoring.',
  'template.problem.anchorsUnused':
    'The criterion “{criterion}” has a scale of its own but is not scored as a whole. Remove the scale or change its scoring.',
  'template.problem.anchorsPerLevel':
    '“{name}” says what {meanings, plural, one {# level} other {# levels}} mean, but the scale has {levels, number}. Give one text for each level.',
  'template.problem.pointsBeyondScale':
    'Question “{question}”: {points, number} points lie outside the scale, which goes from {lowest, number} to {highest, number}.',
  'template.problem.severalPrices':
    'More than one criterion is scored from the price: {criteria}. Leave the price to one of them.',
  'template.problem.leafWithoutQuestions': 'The criterion “{criterion}” has no question. Add one or remove it.',
  'template.problem.unknownCriterion':
    'Question “{question}” belongs to the criterion “{criterion}”, which does not exist. Name one of the criteria.',
  'template.problem.criterionIsBranch':
    'Question “{question}” belongs to the criterion “{criterion}”, which holds other criteria. Name one of those.',
  'template.problem.criterionIsPrice':
    'Question “{question}” belongs to the criterion “{criterion}”, which is scored from the price alone. Name another.',
  'template.problem.weightInWhole':
    'Question “{question}” has a weight, but its criterion “{criterion}” is scored as a whole. Set the weight to 0.',
  'template.problem.choiceWithoutPoints':
    'Question “{question}”: the choice “{choice}” has no points, but others have. Give points to all choices or to none.',
  'template.problem.rangeReversed':
    'Question “{question}”: the minimum {minimum} is above the maximum {maximum}. No answer could be right.',
  'template.problem.bandsNotAscending':
    'Question “{question}”: the band from {from} does not lie above the band before it. Put the bands in ascending order.',
  'template.problem.bandUnreachable':
    'Question “{question}”: no answer can reach the band from {from}, since the maximum is {maximum}. Remove the band.',
  'template.problem.conditionUnknown':
    'Question “{question}” depends on the question “{controller}”, which does not exist. Name one that does.',
  'template.problem.conditionLater':
    'Question “{question}” depends on “{controller}”, which is not asked before it. Move one of the two.',
  'template.problem.conditionOpen':
    'Question “{question}” depends on “{controller}”, which has no fixed answers. Name a yes/no or choice question.',
  'template.problem.conditionAnswer':
    'Question “{question}” is shown for the answer “{answer}”, which “{controller}” does not offer. Name one that it offers.',
  'template.problem.conditionOrder':
    'Question “{question}” compares the answer to “{controller}” by size, but its answers have none. Name choices, or a number, an amount, a percentage or a date.',
  'template.problem.conditionText':
    'Question “{question}” compares the answer to “{controller}”, which is text, a table or files. Ask only whether it is answered, or name another question.',
  'template.problem.conditionValue':
    'Question “{question}” compares the answer to “{controller}” with “{value}”, which is no {kind, select, day {day such as 2026-11-30} other {amount such as 12.5}}. Write one.',
  'template.problem.conditionCyclic': 'Question “{question}” rests on itself: {cycle}. Remove one of these conditions.',
  'template.problem.knockOutType':
    'Knock-out {label}: its test does not fit the type of question “{question}”. Test answers by name, amounts by a limit.',
  'template.problem.knockOutAnswer':
    'Knock-out {label} passes with the answer “{answer}”, which question “{question}” does not offer. Name one that it offers.',
  'template.problem.knockOutNeverFails':
    'Knock-out {label}: every possible answer to question “{question}” passes. Change the test or remove the knock-out.',
  'template.problem.knockOutNeverPasses':
    'Knock-out {label}: no possible answer to question “{question}” passes. Change the test.',
} as const
