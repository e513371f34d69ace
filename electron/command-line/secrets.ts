/** The option by which a command is told where its passphrases are. They are never arguments: other users of a computer see those. */
export const passphraseOption = {
  'passphrase-file': { summary: 'commandLine.option.passphraseFile', placeholder: 'FILE' },
} as const

/** Gives the passphrases that a command asks for, one after the other; `areTyped` where a person does, at a terminal. */
export type Secrets = { ask: (question: string) => Promise<string>; areTyped: boolean }
