export const stages = {
  'stage.title': 'Where the tender stands',
  'stage.preparing': 'Preparing',
  'stage.receiving': 'Receiving',
  'stage.reading': 'Reading in',
  'stage.scoring': 'Scoring',
  'stage.consensus': 'Consensus',
  'stage.decided': 'Decision',

  'stage.headline.addBidders': 'Nobody bids yet',
  'stage.headline.sendWorkbooks': 'Send the bidders their workbooks',
  'stage.headline.await':
    '{waiting, number} of {taking, plural, one {# bidder} other {# bidders}} {waiting, plural, one {has} other {have}} still to send {lacking, select, prices {prices} other {something}}',
  'stage.headline.chase': 'Bids were due, and nothing has come',
  'stage.headline.readIn': '{packages, plural, one {One package is} other {# packages are}} to be read in',
  'stage.headline.readPrices': '{packages, plural, one {One price package is} other {# price packages are}} to be read in',
  'stage.headline.addEvaluators': 'Who scores?',
  'stage.headline.score': '{done, number} of {all, number} scores are given',
  'stage.headline.agree': 'Evaluators are far apart on {differences, plural, one {one score} other {# scores}}',
  'stage.headline.decide': '{conflicts, plural, one {One conflict is} other {# conflicts are}} undecided',
  'stage.headline.gate': 'Nobody is ranked yet',
  'stage.headline.nobody': 'Every bidder is excluded',

  'stage.help.addBidders':
    'Add those who are invited. Each of them then gets the questionnaire and the price sheet as workbooks.',
  'stage.help.sendWorkbooks':
    '{unsent, number} of {taking, plural, one {# bidder} other {# bidders}} {unsent, plural, one {has} other {have}} not got both workbooks yet. Write a questionnaire and a price workbook for each, send them, and record what comes back.',
  'stage.help.await': 'Record each package as it comes, before anybody reads it.',
  'stage.help.chase': 'Record what came late, or withdraw the bidders who do not bid.',
  'stage.help.readIn': 'Every row gets a verdict, and nothing is taken over before you confirm.',
  'stage.help.readPrices': 'The answers are scored. Every price gets a verdict, and nothing is taken over before you confirm.',
  'stage.help.addEvaluators':
    '{left, plural, one {One answer waits} other {# answers wait}} for a score. Each score belongs to a person, with a reason.',
  'stage.help.score':
    'A digit and a reason for each. Until then an answer counts as the lowest level, and the interval says what it could add.',
  'stage.help.agree':
    'There they differ by two fifths of the scale or more. Their mean counts until what all agree on is recorded, with the reason.',
  'stage.help.decide':
    'People said different things without knowing of each other. Until somebody decides, each counts from the lowest to the highest of what was said.',
  'stage.help.gaps': 'What is still missing could change the first place.',
  'stage.help.gate': 'A knock-out question is still blank for every bidder who is left. The ranking waits for the answer.',
  'stage.help.nobody': 'No bidder passes every knock-out. See which one stopped whom.',
  'stage.help.report': 'Nothing that is still open can change the first place. The report shows how every figure came about.',
  'stage.due': 'Bids are due {at}.',
  'stage.wasDue': 'They were due {at}.',

  'stage.action.readIn': 'Open the verdict',
  'stage.action.score': 'Go on scoring',
  'stage.action.agree': 'Agree on scores',
} as const
