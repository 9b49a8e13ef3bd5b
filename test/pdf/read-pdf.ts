import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocumentProxy } from 'unpdf'

/** What a reader finds in a PDF. Sizes are in points. */
export interface ReadPdf {
  /** The text of each page, words parted by single spaces. */
  pages: string[]
  /** Each stretch of text with its place, so that overlaps can be found. */
  items: { page: number; text: string; left: number; right: number; bottom: number; height: number }[]
  size: [number, number]
  title: unknown
  language: unknown
  isTagged: boolean
  /** How often each kind of part stands in the structure tree. */
  parts: Record<string, number>
  alts: string[]
}

/** A part of the structure tree, or the content that it holds, which has an id instead of a role. */
interface StructNode {
  role?: string
  id?: string
  alt?: string
  children?: StructNode[]
}

export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const read: ReadPdf = {
    pages: [],
    items: [],
    size: [0, 0],
    title: undefined,
    language: undefined,
    isTagged: (await pdf.getMarkInfo())?.Marked ?? false,
    parts: {},
    alts: [],
  }
  const { info } = await pdf.getMetadata()
  read.title = Reflect.get(info, 'Title')
  read.language = Reflect.get(info, 'Language')
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    const texts = items.filter((item) => 'str' in item)
    read.pages.push(
      texts
        .map((item) => item.str)
        .join(' ')
        .replace(/\s+/g, ' '),
    )
    for (const { str, transform, width, height } of texts) {
      if (str.trim() === '') continue
      const left = Number(transform[4])
      read.items.push({ page: number, text: str, left, right: left + width, bottom: Number(transform[5]), height })
    }
    const [, , width = 0, height = 0] = page.view
    read.size = [width, height]
    count((await page.getStructTree()) ?? {}, read)
  }
  return read
}

function count(node: StructNode, read: ReadPdf): void {
  if (node.role) read.parts[node.role] = (read.parts[node.role] ?? 0) + 1
  if (node.alt) read.alts.push(node.alt)
  for (const child of node.children ?? []) count(child, read)
}

/** The stretches of text that lie on each other or outside the text block; none, in a page that is set well. */
export function misplaced({ items, size: [width, height] }: ReadPdf): string[] {
  const side = (width - 657 * 0.75) / 2
  const edge = (height - 907 * 0.75) / 2
  const outside = items
    .filter(
      (item) =>
        item.left < side - 1 || item.right > width - side + 1 || item.bottom < edge || item.bottom > height - edge,
    )
    .map((item) => `outside: ${item.text}`)
  const overlaps = items.flatMap((item, index) =>
    items
      .slice(index + 1)
      .filter(
        (other) =>
          other.page === item.page &&
          Math.abs(other.bottom - item.bottom) < Math.min(item.height, other.height) * 0.7 &&
          Math.min(other.right, item.right) - Math.max(other.left, item.left) > 0.5,
      )
      .map((other) => `"${item.text}" lies on "${other.text}"`),
  )
  return [...outside, ...overlaps]
}

/** What qpdf finds wrong with a file: nothing, where it is whole. */
export function faultsFoundByQpdf(bytes: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-pdf-'))
  try {
    const file = join(folder, 'document.pdf')
    writeFileSync(file, bytes)
    const { error, status, stdout, stderr } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' })
    if (error) throw error
    return status === 0 ? '' : `${stdout}${stderr}`
  } finally {
    rmSync(folder, { recursive: true })
  }
}
