// npm run bench [-- --quick] [-- --only WORD] [-- --as-built]: how fast Evenkeel is, as ratios against what is named. See README.md.
import { parseArgs } from 'node:util'
import { register } from 'tsx/esm/api'
import { FIRST_LOAD_LIMIT_KIB, firstLoad } from './first-load.mjs'
import { build, ROWS, SIZES } from './rows.mjs'
import { stopAll } from './servers.mjs'

const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, 'as-built': { type: 'boolean' }, only: { type: 'string', default: '' } },
})
register() // some rows measure functions of the sources, without HTTP
const size = values.quick ? SIZES.quick : SIZES.full
const isAsked = (name) => name.toLowerCase().includes(values.only.toLowerCase())

process.on('exit', stopAll)
if (!values['as-built']) build()
console.log('| what | against | ratio | least to most | at most | |')
console.log('| --- | --- | --: | --: | --: | --- |')
for (const { name, against, target, run } of ROWS.filter((row) => isAsked(row.name))) {
  const measured = await run(size)
  if (measured === null) {
    console.log(`| ${name} | ${against} | | | ${target}× | not measured |`)
    continue
  }
  const { ratio, spread, ours, bare } = measured
  const verdict = target === undefined ? '' : ratio <= target ? 'holds' : 'missed'
  const [least, most] = spread.map((number) => number.toFixed(2))
  const limit = target === undefined ? '' : `${target}×`
  console.log(`| ${name} | ${against} | ${ratio.toFixed(2)}× | ${least} to ${most} | ${limit} | ${verdict} |`)
  console.error(`  ${ours.toFixed(3)} ms against ${bare.toFixed(3)} ms`)
}
const isLoadAsked = isAsked('First load')
if (isLoadAsked) {
  const kinds = await firstLoad()
  const whole = Object.values(kinds).reduce((sum, kib) => sum + kib, 0)
  const parts = Object.entries(kinds).map(([kind, kib]) => `${kind.toLowerCase()} ${kib.toFixed(1)}`)
  const verdict = whole <= FIRST_LOAD_LIMIT_KIB ? 'holds' : 'missed'
  console.log(
    `| First load, KiB over the wire | ${parts.join(', ')} | ${whole.toFixed(1)} KiB | | 60 KiB | ${verdict} |`,
  )
}
