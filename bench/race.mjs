// Races: in every round all runners take their turn, each round beginning with another one, and what is quoted is the
// median of the rounds' own ratios. A shared machine drifts by a factor of two within minutes, so times of two rounds are
// never compared.

/** @typedef {{ name: string, run: () => number | Promise<number> }} Runner a turn of it gives a time: smaller is better */

/**
 * Lets two runners race and gives what the first costs as a multiple of the second.
 *
 * @param {Runner} ours
 * @param {Runner} bare
 * @param {number} rounds
 */
export async function race(ours, bare, rounds) {
  await ours.run()
  await bare.run()
  const ratios = []
  const times = { ours: [], bare: [] }
  for (let round = 0; round < rounds; round += 1) {
    const first = round % 2 === 0
    const a = first ? await ours.run() : undefined
    const b = await bare.run()
    const ourTime = a ?? (await ours.run())
    ratios.push(ourTime / b)
    times.ours.push(ourTime)
    times.bare.push(b)
  }
  return { ratio: median(ratios), spread: spread(ratios), ours: median(times.ours), bare: median(times.bare) }
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** The milliseconds that each of so many turns takes, one after another; their median. */
export async function timeOf(turns, work) {
  const times = []
  for (let turn = 0; turn < turns; turn += 1) {
    const started = performance.now()
    await work(turn)
    times.push(performance.now() - started)
  }
  return median(times)
}

function spread(numbers) {
  return [Math.min(...numbers), Math.max(...numbers)]
}
