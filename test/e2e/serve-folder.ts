import { serve } from '../../scripts/serve.ts'

// A process of its own that serves the built Worker on a folder, for a test that kills it: node serve-folder.ts <folder>.
const [, , persist = ''] = process.argv
const { url } = await serve({ port: 0, persist, rateLimits: 'none', clock: false })
console.log(url)
