/** What bidders read in the workbooks that they fill in, and what an import says about those that come back. */
export const workbooks = {
  'responses.column.number': 'No.',
  'responses.column.question': 'Question',
  'responses.column.guidance': 'Guidance and evidence asked for',
  'responses.column.answer': 'Your answer',
  'responses.column.comment': 'Your comment',
  'responses.column.files': 'Attached files',
  'responses.column.id': 'Reference',
  'responses.workbook.cover': 'Start here',
  'responses.workbook.title': 'Questionnaire for {provider}',
  'responses.workbook.footer': '{tender} · {provider}',
  'responses.workbook.backToCover': 'Back to the first sheet',
  'responses.workbook.issuer': 'Asked by',
  'responses.workbook.person': '{name}, {organisation}',
  'responses.workbook.bidder': 'Bidder',
  'responses.workbook.lot': 'Lot',
  'responses.workbook.deadline': 'Return by',
  'responses.workbook.instant': '{date} at {time} UTC',
  'responses.workbook.need': 'What is needed',
  'responses.workbook.howTo': 'How to fill in this workbook',
  'responses.workbook.progress': 'Progress',
  'responses.workbook.section': 'Section',
  'responses.workbook.answered': 'Answered',
  'responses.workbook.questions': 'Questions',
  'responses.workbook.total': 'All sections',
  'responses.workbook.option': '– {label}',
  'responses.workbook.knockOut': 'Excludes if not met ({label}): {reason}.',
  'responses.workbook.quoted': '“{label}”',
  'responses.workbook.condition':
    '{count, plural, one {Only if {number} is answered {answers}.} other {Only if {number} is answered with one of {answers}.}}',
  'responses.workbook.conditionOnSeveral': 'Only if {condition}.',
  'responses.workbook.evidence': 'Evidence: {evidence}',
  'responses.workbook.references': 'See: {references}',
  'responses.workbook.notApplicable': '“Not applicable” may be chosen; give the reason in your comment.',
  'responses.workbook.chooseBelow': 'Choose “Yes” for each that applies, below.',
  'responses.workbook.tableBelow': 'Fill in the rows below.',
  'responses.workbook.hint.choice': 'Choose from the list.',
  'responses.workbook.hint.number':
    '{bounds, select, both {A number from {minimum} to {maximum}, in {unit}.} minimum {A number from {minimum} up, in {unit}.} maximum {A number up to {maximum}, in {unit}.} other {A number, in {unit}.}}',
  'responses.workbook.hint.percentage':
    'A number from 0 to 100, in per cent: 12.5 means 12.5 %. Write shares up to 1 % with the sign: 0.5 %.',
  'responses.workbook.hint.money': 'An amount in {currency}, without the currency sign and without separators between thousands.',
  'responses.workbook.hint.date': 'A date, as year-month-day: 2026-11-30.',
  'responses.workbook.hint.text': 'Text of at most {maximum, number} characters.',
  'responses.workbook.hint.files': 'Names of the files that you send with this workbook, one a line (Alt+Enter).',
  'responses.workbook.error.choice': 'Please choose from the list.',
  'responses.workbook.error.number': 'Please enter a number. {hint}',
  'responses.workbook.error.date': 'Please enter a date, such as 2026-11-30.',
  'responses.workbook.error.length': 'Please write at most {maximum, number} characters, or attach a file.',

  'responses.instruction.where.label': 'Where to write',
  'responses.instruction.where.text':
    'In the blue cells: your answer, your comment, your files. All else is locked, so that your answers find their place. There is no password.',
  'responses.instruction.choices.label': 'Choices',
  'responses.instruction.choices.text':
    'Choose from the list that opens in the cell. Where several options may apply, choose “Yes” in the row of each that does.',
  'responses.instruction.numbers.label': 'Numbers',
  'responses.instruction.numbers.text':
    'Enter numbers as numbers, not as text, and without separators between thousands: 1234. A text such as 1,234 or 1.234 can mean two things, and is not taken.',
  'responses.instruction.tables.label': 'Tables',
  'responses.instruction.tables.text':
    'Fill as many of the numbered rows as you need. If they do not suffice, attach a file and name it beside the question.',
  'responses.instruction.comments.label': 'Comments',
  'responses.instruction.comments.text':
    'Say in the comment what the answer alone cannot. Answers are scored by the published rules; a comment explains, and replaces no answer.',
  'responses.instruction.files.label': 'Attached files',
  'responses.instruction.files.text':
    'Send evidence as files together with this workbook, and write their exact names beside the answers that they prove, one a line.',
  'responses.instruction.knockOuts.label': 'Requirements',
  'responses.instruction.knockOuts.text':
    'A red number marks a question that excludes a bid that does not meet it, whatever its other answers. The requirement stands beside the question.',
  'responses.instruction.conditions.label': 'Conditional questions',
  'responses.instruction.conditions.text':
    'A golden number marks a question that is asked only after a certain answer to an earlier one. It turns grey where you need not answer it.',
  'responses.instruction.notApplicable.label': 'Not applicable',
  'responses.instruction.notApplicable.text':
    'Some questions offer “Not applicable”. It counts only if the evaluators agree with your reason, so give one in your comment.',
  'responses.instruction.return.label': 'Sending it back',
  'responses.instruction.return.text':
    'Save it as an Excel workbook (.xlsx) and return it with the files. Please keep the sheets and the column “Reference”: answers are recognised by it. An empty answer counts as no answer.',
  'responses.instruction.prices.label': 'Prices',
  'responses.instruction.prices.text':
    'Enter the price of one unit in each blue cell as a number, without tax, with up to six decimals, without separators between thousands. Quantities are the same for every bidder. A line without a price counts as not offered; write 0 only for what you give free of charge.',
  'responses.instruction.envelope.label': 'Envelope',
  'responses.instruction.envelope.text':
    'Send this workbook apart from the questionnaire, and name no prices there: it stays closed until prices are opened, so that answers are scored unseen by price.',
  'responses.instruction.envelopeOpen.label': 'Envelope',
  'responses.instruction.envelopeOpen.text': 'Send this workbook apart from the questionnaire, and name no prices there.',

  'responses.instruction.returnPrices.label': 'Sending it back',
  'responses.instruction.returnPrices.text':
    'Save it as an Excel workbook (.xlsx). Please keep the column “Reference”: prices are recognised by it.',

  'import.label': '{number} {text}',
  'import.comment': 'Comment: {text}',
  'import.files': 'Files: {files}',
  'import.remark.rejected': 'The answer was not taken.',
  'import.remark.rowMissing': 'The row of this question did not come back. It has no answer.',
  'import.remark.rowMissingKept': 'The row of this question did not come back. The answer that was recorded before stays.',
  'import.remark.ownRowMissing': 'The row of the question itself did not come back, only rows beneath it.',
  'import.remark.unanswered': 'No answer was given.',
  'import.remark.emptied':
    'The cell is empty now. The answer that was recorded before stays; to take it back, set it by hand with a reason.',
  'import.remark.rejectedKept': 'The answer that was recorded before stays: {answer}.',
  'import.remark.notAsked': 'This answer is not asked for, given the answer to {number}. It is kept and does not count.',
  'import.remark.notAskedBlank': 'Not asked, given the answer to {number}.',
  'import.remark.reworded':
    'The question came back in other words: “{returned}” instead of “{sent}”. It is read as an answer to the question that was sent.',
  'import.remark.rewordedBeside': 'A locked cell came back changed: “{returned}” instead of “{sent}”. It is not read.',
  'import.remark.rewordedPart':
    '{cell} came back in other words: “{returned}” instead of “{sent}”. What stands beside or below it is read as an answer to what was sent.',
  'import.remark.besideAnswers':
    '{cell} is not a cell for answers, and says “{returned}”. It is not taken; ask the bidder where it belongs.',
  'import.remark.readAs': '“{given}” was read as “{read}”.',
  'import.remark.numberAsText': 'A number typed as text: “{given}” was read as {read}.',
  'import.remark.dateAsText': 'A date typed as text: “{given}” was read as {read}.',
  'import.remark.typedAs':
    '{kind, select, number {The cell holds a number} boolean {The cell holds true or false} date {The cell holds a date} other {The cell holds no text}}; it was read as the text “{read}”.',
  'import.remark.struck':
    '{cell} holds text that is struck through: “{struck}” of “{text}”. Ask the bidder what counts, and for a cell that says it alone.',
  'import.remark.unseen':
    '{cell} holds text that nobody sees, {how, select, size {in letters too small to read} pictures {in a font that draws signs in the place of letters} characters {in characters that no screen shows} other {in the colour of its background}}: “{text}”. Ask the bidder whether it is meant.',
  'import.remark.raised':
    '{cell} holds digits above or below the line: “{raised}” of “{text}”. Ask the bidder for a cell that says the number alone.',
  'import.remark.orderOverridden':
    '{cell} holds marks that turn the order of its letters around, so that it is read otherwise than it was written. Ask the bidder to type it again.',
  'import.remark.shownOtherwise':
    '{shows, select, nothing {{cell} shows nothing, but holds “{text}”} other {{cell} shows “{shown}”, but holds “{text}”}}. Ask the bidder which of them is meant.',
  'import.remark.ruled':
    'A rule of the sheet can hide {cell}, strike it through or show it as another. It was read as it is stored; look at the sheet, and ask the bidder.',
  'import.remark.lockedUnseen':
    '{cell} is locked and came back with its text struck through, unseen or shown as another: “{text}”. The answer is read for what was sent.',
  'import.remark.swapped':
    'The row of “{sent}” came back with the words of “{returned}”. Which of them the bidder answered is not certain: ask.',
  'import.remark.formula':
    '{cell} holds a formula (={formula}), last calculated as “{result}”. Ask the bidder for the value, or accept this one.',
  'import.remark.formulaTaken': '{cell} holds a formula (={formula}). Its value {result} is taken, as you accepted.',
  'import.remark.formulaUncalculated':
    '{cell} holds a formula that was never calculated. An answer must be typed: ask the bidder to send the value.',
  'import.remark.errorValue': '{cell} holds the error {value}. Ask the bidder for the answer.',
  'import.remark.merged':
    '{cell} lies in merged cells ({range}), so that it is not certain which row the answer belongs to. Ask the bidder to unmerge them.',
  'import.remark.mergedTaken': '{cell} is merged with cells to its right ({range}). It was read all the same.',
  'import.remark.cellTwice':
    'The file holds {cell} twice, so that two programs may show different answers. Ask the bidder to save it again.',
  'import.remark.characters': '{cell} holds characters that are not text. Ask the bidder to write it again.',
  'import.remark.columnMissing': 'Sheet “{sheet}” came back without its column “{column}”.',
  'import.remark.columnRepeated': 'Sheet “{sheet}” has the column “{column}” more than once. Only the first is read.',
  'import.remark.columnsMoved': 'The columns of sheet “{sheet}” were moved. They were found all the same.',
  'import.remark.headingMoved':
    'On sheet “{sheet}” the column “{sent}” came back under the heading “{returned}”. It was read as “{sent}”; ask the bidder what stands in it.',
  'import.remark.hidden': '{cell} is hidden. It was read all the same.',
  'import.remark.belongsBelow': 'The answer belongs in the rows beneath the question, but the cell beside it says “{given}”.',
  'import.remark.optionMark': '{cell}: “{given}” is neither yes nor no, so that it is not certain whether “{label}” applies.',
  'import.remark.noneChosen': 'Every option is answered with no, which counts as no answer.',
  'import.remark.contradiction': '“Not applicable” was chosen, but the rows beneath are filled.',
  'import.remark.repeatedId': 'The id {id} stands in {first} already. A question is answered once.',
  'import.remark.repeatDiffers':
    'The question stands in {first} and again in {other}, and they say different things. Ask the bidder which one holds.',
  'import.remark.unknownId': 'The questionnaire has no row {id}.',
  'import.remark.outside': 'Text outside the cells that are read. It is not taken; ask the bidder where it belongs.',
  'import.remark.note': 'A note at a cell. It is not taken; ask the bidder where it belongs.',
  'import.remark.object':
    '{kind, select, picture {A picture} chart {A chart} control {A form control} other {A text box or a shape}} lies on the sheet. It is not taken; look at it by hand, and ask the bidder where what it says belongs.',
  'import.remark.coverUnchecked':
    'The workbook does not say any more what its first sheet was sent out with. Look at that sheet by hand for what the bidder wrote there.',
  'import.remark.languageUnknown':
    'The workbook was written in a language that this version of Assay does not have ({language}). Its fixed texts are compared with those of the present one.',
  'import.remark.moreUnknown':
    '{count, plural, one {# more row that belongs to no question is not listed.} other {# more rows that belong to no question are not listed.}}',
  'import.remark.commentAdded': 'A comment was added.',
  'import.remark.commentChanged': 'The comment changed from “{before}” to “{after}”.',
  'import.remark.commentEmptied': 'The comment is empty now; the one that was recorded before stays.',
  'import.remark.filesChanged': 'The named files changed from {before} to {after}.',
  'import.remark.filesEmptied': 'No files are named now; those that were recorded before stay: {files}.',
  'import.remark.filesRefused': '{cell}: the names of files were not taken. {reason}',
  'import.remark.fileMissing': 'The file {file} is named, but did not arrive.',
  'import.remark.fileArrived': 'The file {file}, named before, has arrived.',
  'import.remark.fileReplaced': 'The file {file} arrived with other content. The earlier one stays with the earlier answer.',
  'import.remark.filesUnnamed':
    '{count, plural, one {A file that no answer names came along: {files}. It stays in the receipt register.} other {# files that no answer names came along: {files}. They stay in the receipt register.}}',
  'import.remark.format':
    'The workbook came back as {format, select, csv {text (CSV), sheet by sheet. Formulas, notes, pictures, hidden rows, and what is struck through or not to be seen} xlsb {a binary workbook (.xlsb). Text that is struck through or not to be seen, pictures and text boxes} other {an older workbook (.xls). Pictures, text boxes, and rules that strike through or hide what a cell holds}} cannot be told in it. Look at it in a spreadsheet program, or ask the bidder for an .xlsx file.',
  'import.remark.newWorkbook': 'The sheets were copied into another workbook. They were recognised all the same.',
  'import.remark.sheetMissing': 'The sheet “{sheet}” did not come back.',
  'import.remark.sheetRepeated': 'A sheet came back more than once: {sheets}.',
  'import.remark.sheetRenamed': 'The sheet “{sent}” came back as “{returned}”. It was recognised all the same.',
  'import.remark.sheetHidden': 'The sheet “{sheet}” is hidden. It was read all the same.',
  'import.remark.sheetForeign': 'The sheet “{sheet}” was not sent out. It is not read; look at it by hand.',
  'import.remark.ignoredContent':
    'The workbook holds {kind, select, externalLinks {links to other workbooks} embeddedObjects {embedded objects} images {pictures} drawings {text boxes, shapes or charts} other {sheets with nothing but a chart}}. They are not read; look at them by hand, and ask for what proves an answer as a file of its own.',
  'import.remark.otherEnvelope':
    '{found, select, price {“{file}” holds prices and came in the package of the questionnaire. It was not looked at; receive it as the price envelope.} other {“{file}” holds answers and came in the price envelope. Receive it as a questionnaire.}}',
  'import.remark.fileUnread': 'A file of the package was not read. {reason}',
  'import.remark.fileEmpty': '“{file}” is empty. Ask the bidder to send it again.',
  'import.remark.fileOtherwise':
    '“{file}” is not what its name says: it begins like {kind, select, pdf {a PDF} png {a picture (PNG)} jpeg {a picture (JPEG)} gif {a picture (GIF)} webp {a picture (WebP)} archive {a ZIP archive or an Office file} compound {an older Office file} film {a film or a photograph} program {a program} text {a text} other {none that Assay knows}}. Ask the bidder what it is before you open it.',
  'import.remark.laterReceipt':
    '{count, plural, one {A later package was received from this bidder. Importing this one puts its answers back to the earlier state.} other {# later packages were received from this bidder. Importing this one puts its answers back to the earlier state.}}',

  'error.import.notOurs':
    '“{file}” is not a workbook that Assay sent out, or its hidden marks were removed. Choose the workbook that the bidder filled in, or type the answers by hand.',
  'error.import.noSheets':
    '“{file}” came back without the sheets that hold the answers. Ask the bidder to send the whole workbook.',
  'error.import.format': '“{file}”, sheet “{sheet}”, was written by a newer version of Assay. Import it with that version.',
  'error.import.envelope':
    '{found, select, price {“{file}” holds prices (sheet “{sheet}”), but was received as a questionnaire. Register it as the price envelope; its prices were not looked at.} other {“{file}” holds answers (sheet “{sheet}”), but was received as the price envelope. Register it as a questionnaire.}}',
  'error.import.tender': '“{file}” belongs to another tender (sheet “{sheet}”). Choose the workbook of this tender.',
  'error.import.bid':
    '“{file}”, sheet “{sheet}”, was made out to {provider}, not to {expected}. Register it with that bid, or ask the bidder for the right workbook.',
  'import.bidOfLot': '{provider} (lot “{lot}”)',
  'import.otherBidder': 'another bidder',
  'error.import.instrument':
    '{envelope, select, price {“{file}”, sheet “{sheet}”, was written for other lines, another term or another currency than this tender has now. Give the bidder a new price workbook.} other {“{file}”, sheet “{sheet}”, holds another version of the questionnaire than this tender. Ask the bidder to fill in the workbook of this tender.}}',
  'error.import.digest':
    'What an import of “{file}” would do has changed since it was looked at. Look at the verdict again, then import.',
  'error.import.merges':
    'Sheet “{sheet}” of “{file}” has {count, number} merged ranges, so that its rows cannot be told apart. Ask the bidder to fill in the workbook as it was sent.',
  'error.import.noWorkbook':
    'The package holds {files, plural, one {# file} other {# files}}, but no workbook. Receive the workbook that the bidder filled in.',
  'error.import.manyWorkbooks':
    'The package holds {count, number} workbooks; at most {limit, number} are opened to find the questionnaire. Receive it apart from the others.',
  'error.import.severalWorkbooks':
    'The package holds the questionnaire more than once: {files}. Ask the bidder which one holds, and receive it alone.',
  'error.import.receiptEnvelope':
    'This package was received as {envelope, select, price {the price envelope. Import it as prices} other {a questionnaire. Import it as answers}}.',
  'error.import.late':
    'Package {position, number} of {bidder} came after the deadline. Say first whether it is admitted or refused, and why; it is not read before.',
  'error.import.refused':
    'Package {position, number} of {bidder} was refused (“{reason}”). It stays in the register as it came, and is not read. Admit it first if that was wrong.',
  'error.import.pricesClosed':
    'Package {position, number} of {bidder} holds prices, which this tender keeps closed. Nothing reads it before they are opened.',
  'error.import.stillSealed':
    'Package {position, number} of {bidder} is sealed still: prices were opened in another copy. Open them here once more, with the keys.',
  'error.receipt.pricesClosed':
    'Package {position, number} of {bidder} cannot be moved there while prices are closed: it would be read before they are opened, or lie there in plain. Record it once more as what it is.',
  'error.receive.pricesInside':
    'This package of {bidder} holds a price workbook, and this tender keeps prices closed. Take the workbook out and record it as the price envelope, so that answers can be read without it.',
  'error.receive.keepingChanged': 'How prices are kept was changed meanwhile. Record the package again.',
  'error.receipt.notLate': 'Package {position, number} of {bidder} did not come late, so that nobody has to admit it.',
  'error.receipt.taken':
    'Package {position, number} of {bidder} was read in already. Undo that first, or record what counts instead of it.',
  'error.receipt.sameAgain': 'That is how package {position, number} of {bidder} stands already.',
  'error.receipt.otherTender':
    'The package belongs to another tender than this bid, with a deadline of its own. Record it there from its files.',
  'error.receive.claim':
    '{claim, select, inTime {The deadline was {deadline}, and it is {at} now.} other {The tender was set up at {createdAt}.}} To record the package as received at {receivedAt}, say why.',
  'error.receipt.notFound': 'There is no receipt “{receipt}” in this workspace.',
  'error.receive.empty': '{path} holds no files.',
  'error.receive.tooMany':
    'The package has more than {limit, number} files, the most that are taken in. Pack some of them together.',
  'receive.several': 'It holds workbooks of several bidders. Give each bidder’s files as a package of its own.',
  'receive.otherWorkspace': 'Its workbook was made out to a bid that is not in this workspace.',
  'error.receive.twice': '{path} was given more than once. Give each file once.',
  'error.receive.workspace': '{path} is the open workspace itself. Choose the files that the bidder sent.',
  'error.receive.link': '{path} is a link to another place. Receive the file itself.',
  'error.receive.future': 'A package cannot have been received at {receivedAt}: it is {at} now.',
  'error.question.notFound': 'The questionnaire has no question “{question}”.',
  'error.response.notOffered': 'The question “{question}” does not offer “not applicable”.',
  'error.response.contradiction': 'Give either an answer or “not applicable” to the question “{question}”.',
  'error.response.rejected': 'The answer to “{question}” was not taken. {reason}',
  'error.workbook.language':
    'The questionnaire was not frozen in the language “{language}”. It has: {known}. Translate the template, and start the tender from that.',
  'error.workbook.extension': '{path} must end in .xlsx, so that spreadsheet programs open it.',
} as const
