// In tests and in development the worker runs from its TypeScript source; the built program starts forecast-worker.js.
import { register } from 'tsx/esm/api'

register()
await import('./forecast-worker.ts')
