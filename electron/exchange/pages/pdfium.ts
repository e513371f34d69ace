import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/**
 * What is used of PDFium (fpdfview.h, fpdf_text.h, fpdf_doc.h, fpdf_attachment.h, fpdf_structtree.h). Documents, pages, bitmaps and what
 * belongs to them are addresses in its memory; 0 is none.
 */
type Functions = {
  FPDF_InitLibrary: () => void
  FPDF_LoadMemDocument: (data: number, size: number, password: number) => number
  FPDF_GetLastError: () => number
  FPDF_GetPageCount: (document: number) => number
  FPDF_LoadPage: (document: number, index: number) => number
  FPDF_GetPageWidthF: (page: number) => number
  FPDF_GetPageHeightF: (page: number) => number
  FPDF_RenderPageBitmap: (
    bitmap: number,
    page: number,
    x: number,
    y: number,
    width: number,
    height: number,
    rotation: number,
    flags: number,
  ) => void
  FPDF_ClosePage: (page: number) => void
  FPDFBitmap_CreateEx: (width: number, height: number, format: number, data: number, stride: number) => number
  FPDFBitmap_FillRect: (bitmap: number, x: number, y: number, width: number, height: number, color: number) => void
  FPDFBitmap_GetBuffer: (bitmap: number) => number
  FPDFBitmap_GetStride: (bitmap: number) => number
  FPDFBitmap_Destroy: (bitmap: number) => void
  FPDFText_LoadPage: (page: number) => number
  FPDFText_CountChars: (text: number) => number
  FPDFText_GetText: (text: number, start: number, count: number, target: number) => number
  FPDFText_ClosePage: (text: number) => void
  FPDF_GetMetaText: (document: number, entry: number, target: number, room: number) => number
  FPDFDoc_GetAttachmentCount: (document: number) => number
  FPDFDoc_GetAttachment: (document: number, index: number) => number
  FPDFAttachment_GetName: (attachment: number, target: number, room: number) => number
  FPDFAttachment_GetFile: (attachment: number, target: number, room: number, length: number) => number
  FPDF_StructTree_GetForPage: (page: number) => number
  FPDF_StructTree_Close: (tree: number) => void
  FPDF_StructTree_CountChildren: (tree: number) => number
  FPDF_StructTree_GetChildAtIndex: (tree: number, index: number) => number
  FPDF_StructElement_GetType: (element: number, target: number, room: number) => number
  FPDF_StructElement_GetAltText: (element: number, target: number, room: number) => number
  FPDF_StructElement_GetActualText: (element: number, target: number, room: number) => number
  FPDF_StructElement_CountChildren: (element: number) => number
  FPDF_StructElement_GetChildAtIndex: (element: number, index: number) => number
  malloc: (size: number) => number
  free: (address: number) => void
}

/** What the compiler (Emscripten) adds. */
type Runtime = {
  memory: WebAssembly.Memory
  __indirect_function_table: WebAssembly.Table
  __wasm_call_ctors: () => void
  emscripten_stack_init: () => void
  emscripten_stack_get_current: () => number
  _emscripten_stack_restore: (stack: number) => void
  setThrew: (threw: number, value: number) => void
}

/** PDFium, started. `bytes` is its memory as it is now: whatever is called may move it. */
export type Pdfium = Functions & { bytes: () => Uint8Array }

/** The document needs more memory than it may have. */
export class OutOfMemory extends Error {}

const pageOfMemory = 65_536
/** `ENOSYS` as this compiler counts. */
const notThere = 52

/** The program, which takes longer to compile than most documents to read; it holds nothing of any. */
let compiled: WebAssembly.Module | undefined

/**
 * Starts PDFium compiled to WebAssembly, from the file that the package brings. It is joined to nothing: it has no files, no
 * clock and no network, and its memory ends at the limit, in bytes. What breaks in it is thrown, and it must not be used then.
 */
export function startPdfium(memoryLimit: number): Pdfium {
  compiled ??= new WebAssembly.Module(readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')))
  const module = compiled
  const runtime = (): Functions & Runtime => {
    if (!isRuntime(instance.exports)) throw new Error('PDFium lacks what is called of it')
    return instance.exports
  }
  const bytes = () => new Uint8Array(runtime().memory.buffer)

  const offered: Record<string, (...values: number[]) => number> = {
    emscripten_resize_heap: (requested) => {
      const { memory } = runtime()
      const wanted = (requested ?? 0) >>> 0
      if (wanted > memoryLimit) throw new OutOfMemory()
      const have = memory.buffer.byteLength
      const size = Math.min(memoryLimit, Math.max(wanted, have * 1.2))
      memory.grow(Math.ceil((size - have) / pageOfMemory))
      return 1
    },
    _emscripten_memcpy_js: (target = 0, source = 0, length = 0) => {
      bytes().copyWithin(target >>> 0, source >>> 0, (source >>> 0) + (length >>> 0))
      return 0
    },
    environ_sizes_get: () => 0,
    environ_get: () => 0,
    emscripten_date_now: () => 0,
    _abort_js: () => {
      throw new Error('PDFium gave up')
    },
    __assert_fail: () => {
      throw new Error('PDFium gave up')
    },
    _emscripten_throw_longjmp: () => {
      throw new Jump()
    },
  }

  /** Calls a function that may jump back here (the C library's `longjmp`). */
  const invoke = (index = 0, ...values: number[]): number => {
    const { __indirect_function_table: table, emscripten_stack_get_current, _emscripten_stack_restore, setThrew } = runtime()
    const stack = emscripten_stack_get_current()
    try {
      return table.get(index)(...values)
    } catch (error) {
      _emscripten_stack_restore(stack)
      if (!(error instanceof Jump)) throw error
      setThrew(1, 0)
      return 0
    }
  }

  const imports: Record<string, Record<string, (...values: number[]) => number>> = {}
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {}
    // What the operating system does not do is told by a negative number, what the file descriptors do not by a positive one.
    const refused = name.startsWith('__syscall') ? -notThere : notThere
    imports[from][name] = name.startsWith('invoke_') ? invoke : (offered[name] ?? (() => refused))
  }
  const instance = new WebAssembly.Instance(module, imports)
  const started = runtime()
  started.emscripten_stack_init()
  started.__wasm_call_ctors()
  started.FPDF_InitLibrary()
  return { ...started, bytes }
}

class Jump extends Error {}

const isRuntime = (exports: unknown): exports is Functions & Runtime =>
  typeof exports === 'object' && exports !== null && 'FPDF_InitLibrary' in exports && 'memory' in exports
