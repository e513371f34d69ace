import { z } from 'zod'

// Before any schema is made: zod would otherwise compile parsers by `new Function`, which a strict content security policy forbids.
z.config({ jitless: true })

/** The schema library. Everyone takes it from here, so that nothing is ever compiled at run time. */
export { z }
