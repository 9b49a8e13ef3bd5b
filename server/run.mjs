// Runs the built program. What was compiled of it is kept beside it: compiling would be a third of every start.
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import v8 from 'node:v8'
import vm from 'node:vm'

// Else what only the start needs is dropped while the program runs, and missing from what it keeps in the end. What was kept
// under other flags is refused, so every start sets it.
v8.setFlagsFromString('--no-flush-bytecode')

const program = join(import.meta.dirname, '../dist/server/main.cjs')
const kept = `${program}.${statSync(program).mtimeMs}.compiled`

const wrapped = `(function (exports, require, module, __filename, __dirname, importFor) {${readFileSync(program, 'latin1')}\n})`
const script = new vm.Script(wrapped, {
  filename: program,
  cachedData: existsSync(kept) ? readFileSync(kept) : undefined,
})
// Another version of Node refuses what this one compiled. A start that ended well, unlike a command, has used most of it.
if (script.cachedDataRejected !== false && process.argv[2] === 'start')
  process.once('exit', (code) => {
    if (code === 0) keepCompiled()
  })

const require = createRequire(program)
const module = { exports: {}, loaded: true }
require.cache[require.resolve(program)] = module // what is loaded later requires the program, and must not run it once more
// What was compiled before has lost how to import.
const importFor = (name) => import(name)
script.runInThisContext()(module.exports, require, module, program, dirname(program), importFor)

function keepCompiled() {
  try {
    writeFileSync(`${kept}.new`, script.createCachedData(), { flush: true })
    renameSync(`${kept}.new`, kept)
  } catch {
    // Where the program's folder cannot be written, every start compiles.
  }
}
