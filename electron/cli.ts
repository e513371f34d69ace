/** Runs one command line and returns its exit code. */
export async function run(argv: string[]): Promise<number> {
  process.stderr.write(`${argv.join(' ')}\n`)
  return 2
}
