import { DomainError } from '../../shared/errors.ts'

/** A record refers to one that stands on a faulty line: that line is a problem already, this one is none of its own. */
export class FollowsFault extends Error {}

/** What the lines of a file have named so far, by the name that the file gives it. */
export class Names<Thing> {
  readonly #things = new Map<string, Thing | 'faulty'>()
  readonly #what: string

  constructor(what: string) {
    this.#what = what
  }

  /** Throws: DomainError 'invalid-book' when the name was given before. */
  refuseTaken(name: string): void {
    if (this.#things.has(name)) throw new DomainError('invalid-book', `There is already ${this.#what} "${name}".`)
  }

  set(name: string, thing: Thing): void {
    this.#things.set(name, thing)
  }

  /** Throws: DomainError 'invalid-book' for a name that no line before gave, FollowsFault when that line is faulty. */
  require(name: string): Thing {
    const found = this.#things.get(name)
    if (found === 'faulty') throw new FollowsFault()
    if (found === undefined) {
      throw new DomainError('invalid-book', `No line before this one names ${this.#what} "${name}".`)
    }
    return found
  }

  /** Keeps the name of a record that cannot be used, so that what refers to it is no problem of its own. */
  markFaulty(name: string): void {
    if (!this.#things.has(name)) this.#things.set(name, 'faulty')
  }

  *values(): Generator<Thing> {
    for (const thing of this.#things.values()) if (thing !== 'faulty') yield thing
  }

  /** How many there are. */
  get size(): number {
    return this.#things.size
  }
}
