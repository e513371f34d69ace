export const search = {
  'workspace.problem.searchIndex':
    'The search index is damaged ({reason}). Nothing else is: make it anew with assay workspace reindex.',
  'workspace.problem.searchTexts':
    '{count, plural, one {# text} other {# texts}} of “{source}” cannot be found as they are now. Make the search index anew with assay workspace reindex.',

  'commandLine.search': 'find words in questions, answers, reasons, providers and names of evidence',
  'commandLine.workspace.reindex': 'make the search index anew',
  'commandLine.option.kind': 'only one kind: tender, question, provider, answer, reason, remark, evidence or decision',
  'commandLine.option.finds': 'how many to list, the best first; 20 if left out',
  'commandLine.found':
    '{kind, select, tender {Tender} question {Question} provider {Provider} answer {Answer} reason {Reason} remark {Comment} decision {Decision} other {Evidence}} · {title}{bidder, select, none {} other { · {bidder}}}{evaluator, select, none {} other { · {evaluator}}}',
  'commandLine.excerpt': '{cutBefore, select, true {… } other {}}{text}{cutAfter, select, true { …} other {}}',
  'commandLine.foundNothing': 'Nothing was found: {text}',
  'commandLine.foundMore': 'There is more. Add a word, or list more with --limit.',
  'commandLine.reindexed': 'The search index holds {documents, plural, one {# text} other {# texts}}.',
} as const
