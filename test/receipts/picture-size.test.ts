import { expect, test } from 'vitest'
import { pictureSize } from '../../server/receipt-files/picture-size.ts'
import { aHeic, aPng } from '../support/uploads.ts'

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))))

const frame = (marker: number) => [0xff, marker, 0, 17, 8, 0x0b, 0xb8, 0x0f, 0xa0, 3]

test.each([
  { what: 'a PNG', type: 'image/png', file: aPng({ width: 4000, height: 3000 }), size: [4000, 3000] },
  { what: 'a JPEG', type: 'image/jpeg', file: bytes([0xff, 0xd8], frame(0xc0)), size: [4000, 3000] },
  { what: 'a progressive JPEG', type: 'image/jpeg', file: bytes([0xff, 0xd8], frame(0xc2)), size: [4000, 3000] },
  {
    what: 'a JPEG with a preview inside its Exif part, which has a size of its own',
    type: 'image/jpeg',
    file: bytes(
      [0xff, 0xd8, 0xff, 0xe1, 0, 14, 0xff, 0xd8],
      frame(0xc1).slice(0, 10),
      [0xff, 0xff, 0xc4, 0, 2],
      frame(0xc0),
    ),
    size: [4000, 3000],
  },
  {
    what: 'a large WebP',
    type: 'image/webp',
    file: bytes('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0', [0x9f, 0x0f, 0, 0xb7, 0x0b, 0]),
    size: [4000, 3000],
  },
  {
    what: 'a WebP without loss',
    type: 'image/webp',
    file: bytes('RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f', [0x9f, 0xcf, 0xed, 0x02]),
    size: [4000, 3000],
  },
  {
    what: 'a plain WebP',
    type: 'image/webp',
    file: bytes('RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a', [0xa0, 0x0f, 0xb8, 0x0b]),
    size: [4000, 3000],
  },
  {
    what: 'a HEIC of tiles',
    type: 'image/heic',
    file: aHeic([
      [512, 512],
      [4000, 3000],
      [320, 240],
    ]),
    size: [4000, 3000],
  },
] as const)('$what of 4000 × 3000 pixels', ({ type, file, size: [width, height] }) => {
  expect(pictureSize(file, type)).toEqual({ width, height })
})

test.each([
  {
    what: 'a PNG that begins with another chunk',
    type: 'image/png',
    file: bytes('\x89PNG\r\n\x1a\n\0\0\0\0IDAT\0\0\0\0'),
  },
  { what: 'a PNG that ends within its header', type: 'image/png', file: aPng().subarray(0, 18) },
  {
    what: 'a JPEG that ends before its frame',
    type: 'image/jpeg',
    file: bytes([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 1]),
  },
  {
    what: 'a JPEG whose picture begins without a frame',
    type: 'image/jpeg',
    file: bytes([0xff, 0xd8, 0xff, 0xda, 0, 2]),
  },
  { what: 'a JPEG with something between its parts', type: 'image/jpeg', file: bytes([0xff, 0xd8, 0x00, 0x11, 0x22]) },
  { what: 'a WebP of an unknown kind', type: 'image/webp', file: bytes('RIFF\0\0\0\0WEBPJUNK\0\0\0\0') },
  { what: 'a HEIC without a size', type: 'image/heic', file: aHeic([]) },
  { what: 'a HEIC with a box of no length', type: 'image/heic', file: bytes('\0\0\0\x02meta\0\0\0\0') },
] as const)('$what has no size', ({ type, file }) => {
  expect(pictureSize(file, type)).toBeUndefined()
})
