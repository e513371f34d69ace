/** What Node has of WebAssembly, and its types do not say. */
declare namespace WebAssembly {
  class Module {
    constructor(program: Uint8Array)
    static imports(module: Module): { module: string; name: string; kind: string }[]
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, (...values: number[]) => number>>)
    readonly exports: unknown
  }
  interface Memory {
    readonly buffer: ArrayBuffer
    grow(pages: number): number
  }
  interface Table {
    get(index: number): (...values: number[]) => number
  }
}
