// In tests and in development the worker runs from its TypeScript source; the built program starts drawing-worker.js.
import { register } from 'tsx/esm/api'

register()
await import('./drawing-worker.ts')
