import { join } from 'node:path'

/**
 * What is started in workers and in processes of its own from here on is compiled once, as it is for those who use Assay. It must be: else
 * each worker takes the types out of its files by a WebAssembly program of Node, and V8 frees what many threads share of that too early,
 * which ends the whole process (SIGSEGV or SIGTRAP in one run of four over the real files).
 */
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../.cache/compiled')
