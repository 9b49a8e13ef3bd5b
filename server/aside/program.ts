/** The file of a worker: beside the built program, or what runs its source in tests and in development. `from` is the module that names it. */
export function workerFile(from: string, built: string): URL {
  return new URL(from.endsWith('.ts') ? './worker-from-source.mjs' : `./${built}`, from)
}
