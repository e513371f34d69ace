/** What keeps a tender from taking a template, and what helps. */
export const templateProblems = {
  'template.parts.noSection': 'The template has no section. Add one.',
  'template.parts.noCriterion': 'The template has no criterion. Add one.',
  'template.parts.lostSection':
    'The section “{section}” was put into one that is gone, or into itself by way of others. It stands at the top: move it where it belongs.',
  'template.parts.lostCriterion':
    'The criterion “{criterion}” was put under one that is gone, or under itself by way of others. It stands at the top: move it where it belongs.',
  'template.parts.lostQuestion':
    'The section of question “{question}” is gone. Move the question into another section, or remove it.',
  'template.parts.disputed': 'People said different things of “{name}”, and nobody has decided. Decide it under “Conflicts”.',
  'template.problem.duplicateSection': 'The id “{name}” is given to more than one section. Give each its own.',
  'template.problem.duplicateQuestion': 'The id “{name}” is given to more than one question. Give each its own.',
  'template.problem.duplicateCriterion': 'The id “{name}” is given to more than one criterion. Give each its own.',
  'template.problem.duplicatePriceLine': 'The id “{name}” is given to more than one price line. Give each its own.',
  'template.problem.duplicateKnockOut': 'The label “{name}” is given to more than one knock-out. Give each its own.',
  'template.problem.duplicateChoice':
    'Question “{question}”: the id “{choice}” is given to more than one choice. Give each its own.',
  'template.problem.duplicateColumn':
    'Question “{question}”: the id “{column}” is given to more than one column. Give each its own.',
  'template.problem.textTooLong':
    'A text of “{name}” has {letters} letters, and a cell of a workbook holds at most {most}. Shorten it.',
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
