import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmdirSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Program, start } from '../support/child.ts'
import { ON_THAT_DAY, read, recordsIn, send, setUpToWrite, type Write } from '../support/numbered-writes.ts'

// A disk of its own that is really full. That SQLite says so of a book that may not grow, test/http/faults.api.test.ts sees
// everywhere; this needs the right to mount one.

const DISK = 3 * 1024 * 1024
const PAGE = 4096
const canMount = process.platform === 'linux' && process.getuid?.() === 0 && canMountHere()

function canMountHere(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel mount '))
  const isMounted = mount(folder)
  if (isMounted) run('umount', folder)
  rmdirSync(folder)
  return isMounted
}

function mount(folder: string): boolean {
  return run('mount', '-t', 'tmpfs', '-o', `size=${DISK}`, 'evenkeel-test', folder)
}

function run(program: string, ...args: string[]): boolean {
  return spawnSync(program, args).status === 0
}

interface Disk {
  /** Where the book is. */
  folder: string
  /** Gives the other file what is left. */
  fillUp(): void
  /** Takes so much off the other file, or all of it. */
  makeRoom(bytes?: number): void
}

/** A disk of 3 MiB with a file of somebody else's on it. */
function smallDisk(): Disk {
  const disk = mkdtempSync(join(tmpdir(), 'evenkeel small disk '))
  expect(mount(disk)).toBe(true)
  onTestFinished(() => {
    // Lazily: a server that was killed may not be gone yet.
    run('umount', '--lazy', disk)
    rmdirSync(disk)
  })
  const other = join(disk, 'a film.mp4')
  writeFileSync(other, Buffer.alloc(1_000_000))
  return {
    folder: join(disk, 'book'),
    fillUp() {
      expect(() => writeFileSync(other, Buffer.alloc(DISK), { flag: 'a' })).toThrow(/ENOSPC/)
    },
    makeRoom: (bytes = statSync(other).size) => truncateSync(other, statSync(other).size - bytes),
  }
}

interface Filled extends Disk {
  program: Program
  address: string
  /** What was answered, each once. */
  recorded: Map<string, number>
  /** What was refused when the disk was full. */
  refused: Write
}

/** A server that wrote until there was no room left. */
async function aFullDisk(): Promise<Filled> {
  const disk = smallDisk()
  const program = start(disk.folder, ON_THAT_DAY)
  const address = await program.address()
  const writeOf = await setUpToWrite(address)
  const recorded = new Map<string, number>()
  for (let number = 1; ; number += 1) {
    const write = writeOf(number)
    const { status, body } = await send(address, write)
    if (status !== 201) {
      expect([status, body['type']]).toEqual([507, '/problems/disk-full'])
      disk.fillUp()
      return { ...disk, program, address, recorded, refused: write }
    }
    recorded.set(write.name, 1)
  }
}

test.skipIf(!canMount)(
  'I-2: wherever in a write a real disk is full, nothing is half written; with room it succeeds',
  { timeout: 180_000 },
  async () => {
    const { folder, address, recorded, refused, makeRoom } = await aFullDisk()
    expect(recorded.size).toBeGreaterThan(4)
    let pages = 0
    for (;;) {
      const { status } = await send(address, refused)
      if (status === 201) break
      expect([pages, status, recordsIn(folder)]).toEqual([pages, 507, recorded])
      expect(await read(address, '/today')).toBeDefined()
      makeRoom(PAGE)
      pages += 1
    }
    expect(pages).toBeGreaterThan(3)
    expect(recordsIn(folder)).toEqual(recorded.set(refused.name, 1))
  },
)

test.skipIf(!canMount)(
  'I-2: on a full disk the program stops and does not start, each with a sentence; with room all is there',
  { timeout: 180_000 },
  async () => {
    const { folder, program, recorded, refused, makeRoom } = await aFullDisk()
    expect(await program.stop()).toBe(1)
    expect(program.said).toMatch(/^Evenkeel cannot go on: there is no room left on the disk\./m)
    const again = start(folder, ON_THAT_DAY)
    expect(await again.end()).toBe(1)
    // Whichever of its files finds no room first.
    expect(again.said).toMatch(/^(The database|lock\.db) cannot be used: .*disk.*\n$/)
    makeRoom()
    const address = await start(folder, ON_THAT_DAY).address()
    expect(recordsIn(folder)).toEqual(recorded)
    expect((await send(address, refused)).status).toBe(201)
  },
)
