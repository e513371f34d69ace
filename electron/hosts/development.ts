/** Whether the window shows what only its makers need: the parts of the design system, the pseudo-locale, the direction of writing. */
export function isDevelopment(): boolean {
  return process.env.ASSAY_DEVELOPMENT === '1'
}
