export const exchange = {
  'error.exchange.unreadable': '“{file}” cannot be read ({reason}). Check that the file is still there and that you may open it.',
  'error.exchange.tooLarge': `{what, select,
    file {“{file}” is larger than {limit, number} MB. A questionnaire workbook is far smaller: check that it is the right file, or remove pictures from it.}
    parts {“{file}” holds more than {limit, number} parts. That is not an ordinary workbook: ask its sender to save it again from a spreadsheet program.}
    expanded {“{file}” grows to more than {limit, number} MB when it is unpacked. It was not opened: ask its sender for a copy without pictures and unused sheets.}
    ratio {“{file}” holds a part that grows more than {limit, number} times when it is unpacked, which harmless workbooks do not. It was not opened: ask its sender to save it again from a spreadsheet program.}
    sheets {“{file}” has more than {limit, number} sheets. Ask its sender for a copy with only the sheets that were sent out.}
    cells {“{file}” has more than {limit, number} filled cells. Ask its sender for a copy with only the sheets that were sent out.}
    other {“{file}” is too large to be read safely.}
  }`,
  'error.exchange.timeout':
    'Reading “{file}” was stopped after {seconds, number} seconds. Ask its sender to save it again from a spreadsheet program, with only the sheets that were sent out.',
  'error.exchange.memory':
    'Reading “{file}” was stopped because it needs more than {limit, number} MB of memory. Ask its sender for a copy with only the sheets that were sent out.',
  'error.exchange.encrypted':
    '“{file}” is protected by a password to open it. Open it in a spreadsheet program, remove that password, save it, and register the saved copy.',
  'error.exchange.notXliff':
    '“{file}” is no XLIFF file in UTF-8 or UTF-16 that can be read: its elements do not match, or it declares a document type. Export it again from the program of the translator.',
  'error.exchange.nothingIn': '“{file}” holds nothing.',
  'error.exchange.sheetTooLarge':
    '“{file}”, sheet “{sheet}”, has more than {rows, number} rows or {columns, number} columns. Leave only what is to be read.',
  'error.exchange.notWorkbook': `{found, select,
    oldWorkbook {“{file}” is a workbook in a format from before Excel 97. Open it in a spreadsheet program and save it as .xlsx.}
    document {“{file}” is an Office file, but not a workbook. Choose the workbook that was returned.}
    pdf {“{file}” is a PDF, whatever its name ends in. Ask its sender for the .xlsx file.}
    text {“{file}” is a text file, whatever its name ends in. Ask its sender for the .xlsx file.}
    archive {“{file}” is a ZIP archive without a workbook in it. Unpack it and choose the workbook.}
    empty {“{file}” is empty. Ask its sender to send it again.}
    other {“{file}” is not a workbook. Choose the workbook that was returned.}
  }`,
  'error.exchange.truncated': '“{file}” is cut off: its end is missing. Ask its sender to send it again.',
  'error.exchange.damaged':
    '“{file}” is damaged: its part “{part}” cannot be read. Ask its sender to send it again, or to save it again from a spreadsheet program.',
  'error.exchange.unsafe': `{reason, select,
    path {“{file}” holds a part with a name that leads out of it (“{part}”). It was not opened: harmless workbooks have no such part.}
    overlap {“{file}” holds parts that share the same bytes (“{part}”). It was not opened: harmless workbooks have no such parts.}
    repeated {“{file}” holds the part “{part}” more than once, so that two programs may read different answers. Ask its sender to save it again from a spreadsheet program.}
    markup {“{file}” holds a document type declaration in “{part}”, which workbooks must not have. It was not opened.}
    other {“{file}” holds something that harmless workbooks do not have (“{part}”). It was not opened.}
  }`,
  'error.exchange.macros':
    '“{file}” contains macros (“{part}”). Open it in a spreadsheet program, save it as .xlsx without macros, and register the saved copy.',
  'error.exchange.textTooLong':
    'Sheet “{sheet}”, cell {cell}: the text has {length, number} characters, and a spreadsheet cell holds at most {limit, number}. Shorten it or attach it as a file.',
} as const
