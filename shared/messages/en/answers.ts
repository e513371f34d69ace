export const answers = {
  'responses.yes': 'Yes',
  'workbook.untranslated':
    '{count, plural, one {# text has} other {# texts have}} no translation into {language} that is up to date, and {count, plural, one {stands} other {stand}} in the language of the questionnaire.',
  'responses.partly': 'Partly',
  'responses.no': 'No',
  'responses.blank': 'No answer',
  'responses.notApplicable': 'Not applicable',
  'responses.quantity': '{amount} {unit}',
  'responses.rejected.ambiguousDate': '“{given}” can mean {one} or {other}. Write year, month and day: {one}.',
  'responses.rejected.ambiguousNumber':
    '“{given}” can mean {grouped} or {divided}: its separator could group thousands or come before decimals. Type it as a number, or as one of the texts {grouped} and {exact}.',
  'responses.rejected.ambiguousPercentage':
    '{value} can mean a share or a percentage. Write it with the sign, for example 93 % or 0.5 %.',
  'responses.rejected.characters': 'The answer holds characters that cannot be shown. Type it again without them.',
  'responses.rejected.choice': '“{given}” is not one of the choices. Choose from the list of the cell.',
  'responses.rejected.choiceNearest':
    '“{given}” is not one of the choices. Did you mean “{suggestion}”? Choose from the list of the cell.',
  'responses.rejected.column': 'The table has no column “{column}”. Use the columns of the question.',
  'responses.rejected.columns':
    'Each line of this table needs {count, plural, one {# cell} other {# cells}}, with | between cells. Leave a cell empty rather than out.',
  'responses.rejected.currency':
    'The amount names another currency than {currency}, or its sign is that of several. Give it in {currency}.',
  'responses.rejected.date': 'This is not a date. Write year, month and day, such as 2026-11-30.',
  'responses.rejected.fileName':
    '“{name}” is not a plain file name. Give names alone, without folders, line by line or with semicolons between them.',
  'responses.rejected.form': 'The answer is a list where a single value is asked for. Give one value.',
  'responses.rejected.noneBeside': '“{none}” and “{other}” are both chosen, and cannot both be true. Choose one of them.',
  'responses.rejected.notANumber': 'This is not a number. Write digits, with a dot before decimals: 1234.5.',
  'responses.rejected.notApplicable': 'This question does not offer “not applicable”. Answer it, and explain in the comment.',
  'responses.rejected.tooHigh': 'The value is above the highest that is accepted, {maximum}.',
  'responses.rejected.tooLong': 'The answer is too long; the limit is {limit, number}. Shorten it, and attach a file if need be.',
  'responses.rejected.tooLow': 'The value is below the lowest that is accepted, {minimum}.',
  'responses.rejected.tooMany': 'There are too many entries; the limit is {limit, number}. Attach a file with the rest.',
} as const
