/** Legal forms of companies, folded and without dots. */
export const legalForms: ReadonlySet<string> = wordsOf(
  'ltd|limited|llc|llp|lp|plc|inc|incorporated|corp|corporation|co|company|gmbh|mbh|ggmbh|ug|ag|kg|kgaa|ohg|gbr|ev|eg|se',
  'sa|sas|sasu|sarl|srl|sro|spa|snc|sl|slu|bv|nv|vof|cv|ab|as|asa|aps|oy|oyj|hf|ehf|kft|zrt|nyrt|bt|doo|dd|ad|ood|eood',
  'spzoo|spj|sca|scs|eurl|ei|pty|pvt|pte|sdn|bhd|tbk|pt|jsc|ojsc|pjsc|ooo|oao|zao|pao|kk|yk|gk|sia|uab|ou|mb|ltda|eireli',
  'holding|holdings|group|gruppe|groupe|株式会社|有限会社|合同会社|有限公司',
)

/** Words that many names share, folded: alone they tell nobody. */
export const commonWords: ReadonlySet<string> = wordsOf(
  'a|al|and|at|by|co|da|das|de|del|della|der|des|di|die|do|du|e|el|et|for|fur|i|in|la|las|le|les|los|mit|of|on|og|och',
  'oder|the|to|und|van|vom|von|y|zu|zum|zur|agency|assistance|associates|austria|berlin|bpo|brothers|business|call|care',
  'center|central|centre|china|city|clients|cloud|communication|communications|connect|consultants|consulting|contact',
  'contracts|corporate|customer|customers|cx|data|deutschland|development|dienste|dienstleistung|dienstleistungen|digital',
  'direct|east|economy|enterprise|enterprises|euro|europa|europe|european|experience|experts|finance|financial|first',
  'france|freres|general|germany|global|hellas|help|hilfe|hotline|human|india|industries|information|innovation',
  'innovations|institute|international|internet|it|italia|japan|kunden|logistics|london|management|marketing|media|mobile',
  'national|net|network|networks|new|nord|north|office|one|online|operations|outsourcing|partner|partners|people|plus',
  'poland|polska|process|processes|processing|professional|professionals|project|projects|quality|region|regional',
  'research|resource|resources|romania|sales|schweiz|security|service|services|shared|smart|software|sohne|sud|soehne',
  'solution|solutions|sons|source|sourcing|south|spain|sudwest|support|system|systeme|systems|team|tech|technical|technik',
  'technologies|technology|tele|telecom|telecommunications|trade|trading|training|uk|union|united|usa|west|world',
  'worldwide|zentrum',
)

/** Providers of mail for everybody: an address there tells nothing of a company. */
export const publicMail: ReadonlySet<string> = wordsOf(
  'gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|freenet|mail|email|proton|protonmail',
  'tutanota|zoho|yandex|orange|free|laposte|libero|qq|163|naver|t-online',
)

function wordsOf(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split('|')))
}
