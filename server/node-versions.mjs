// Which versions of Node will do is said once, by package.json; bootstrap.mjs reads it there before any package is installed.

/**
 * What to tell somebody whose version of Node will not do; undefined when it will.
 *
 * `wanted` is written as in package.json, of `^20.19.0` (that one and later ones of 20) and `>=24.0.0` alone.
 */
export function refusalOf(version, wanted) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const ranges = wanted.split('||').map((range) => {
    const [sign, from = 0, least = 0] = range.trim().match(/\^|>=|\d+/g) ?? []
    return { isOpen: sign === '>=', from: Number(from), least: Number(least) }
  })
  const isIn = ({ isOpen, from, least }) => (isOpen && major > from) || (major === from && minor >= least)
  if (ranges.some(isIn)) return undefined
  const names = ranges.map(({ isOpen, from, least }) =>
    isOpen ? `${from} or newer` : `${from} from ${from}.${least} on`,
  )
  return `Evenkeel needs Node ${names.join(', or ')}; this is ${version}. Node 24 is a good choice.`
}
