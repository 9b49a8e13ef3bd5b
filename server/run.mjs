// Runs the built program. What was compiled of it is kept beside it: compiling would be a third of every start.
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import vm from 'node:vm'

const program = join(import.meta.dirname, '../dist/server/main.cjs')
const kept = `${program}.${statSync(program).mtimeMs}.compiled`

const wrapped = `(function (exports, require, module, __filename, __dirname, importFor) {${readFileSync(program, 'latin1')}\n})`
const script = new vm.Script(wrapped, {
  filename: program,
  cachedData: existsSync(kept) ? readFileSync(kept) : undefined,
})
// Another version of Node refuses what this one compiled. A start that ended well, unlike a command, has used most of it; but
// while it runs, what only the start needs is dropped.
if (script.cachedDataRejected !== false && process.argv[2] === 'start') {
  let compiled
  setTimeout(() => {
    compiled = script.createCachedData()
  }, 3000).unref()
  process.once('exit', (code) => {
    if (code === 0) keep(compiled ?? script.createCachedData())
  })
}

const require = createRequire(program)
const module = { exports: {}, loaded: true }
require.cache[require.resolve(program)] = module // what is loaded later requires the program, and must not run it once more
// What was compiled before has lost how to import.
const importFor = (name) => import(name)
script.runInThisContext()(module.exports, require, module, program, dirname(program), importFor)

function keep(compiled) {
  try {
    writeFileSync(`${kept}.new`, compiled, { flush: true })
    renameSync(`${kept}.new`, kept)
  } catch {
    // Where the program's folder cannot be written, every start compiles.
  }
}
