import { describe, expect, test } from 'vitest'
import { type InvoiceDocument, renderInvoicePdf } from '../../server/invoices/invoice-pdf.ts'
import { calendarDate } from '../../shared/calendar.ts'
import { documentTotals, ROUNDING_RULE } from '../../shared/invoices/totals.ts'
import { isInstalled } from '../support/outside-tools.ts'
import { faultsFoundByQpdf, misplaced, readPdf } from './read-pdf.ts'

type Line = InvoiceDocument['lines'][number]

const hasQpdf = isInstalled('qpdf')

describe('an invoice', () => {
  test('shows who, for what, how much, until when and how to pay', async () => {
    const { pages, size } = await readPdf(await renderInvoicePdf(invoice()))
    expect(pages).toHaveLength(1)
    expect(size).toEqual([612, 792])
    for (const text of [
      'Robin Sample',
      'Invoice 2026-034',
      'Paper Whale Press',
      'November 12, 2026',
      'December 12, 2026',
      '30 days',
      'PW-2026-118',
      'front, spine and back',
      '2,400.00',
      'Rate, USD',
      'Sales tax 0.00',
      'To pay by Dec 12, 2026 $4,850.00',
      'Bank Sample Bank',
      'Please quote 2026-034',
      'Tax number 00-0000000',
      `Rounding: ${ROUNDING_RULE.slice(0, 40)}`,
      '1 of 1',
    ]) {
      expect(pages[0]).toContain(text)
    }
  })

  test('has title, language, tags and embedded fonts, and no client in its metadata', async () => {
    const bytes = await renderInvoicePdf(invoice())
    const pdf = await readPdf(bytes)
    expect(pdf).toMatchObject({ title: 'Invoice 2026-034', language: 'en', isTagged: true })
    expect(pdf.parts).toMatchObject({ H1: 1, H2: 1, Table: 4, TR: 15 })
    const raw = bytes.toString('latin1')
    expect(raw).toContain('%PDF-1.7')
    expect(raw).toContain('pdfuaid:part')
    expect(raw.match(/\/FontFile2/g)).toHaveLength(2)
    expect(raw).not.toContain('Helvetica')
    expect(raw).not.toContain('Paper Whale')
  })

  test.skipIf(!hasQpdf)('is a whole file to qpdf', async () => {
    expect(faultsFoundByQpdf(await renderInvoicePdf(invoice()))).toBe('')
  })

  test('is the same bytes each time', async () => {
    expect((await renderInvoicePdf(invoice())).equals(await renderInvoicePdf(invoice()))).toBe(true)
  })

  test('is A4 with the day first outside the letter countries', async () => {
    const { pages, size } = await readPdf(await renderInvoicePdf(invoice({ country: 'DE', currency: 'EUR' })))
    expect(size.map(Math.round)).toEqual([595, 842])
    expect(pages[0]).toContain('12 November 2026')
    expect(pages[0]).toContain('€4,850.00')
  })

  test('shows discounts and each tax with its base', async () => {
    const lines = [
      line({ unitPrice: '1200', quantity: '2', discountRate: '0.1', taxRate: '0.19' }),
      line({ unitPrice: '33.3333', quantity: '3', taxRate: '0.07' }),
    ]
    const { pages } = await readPdf(await renderInvoicePdf(invoice({ country: 'DE', currency: 'EUR' }, lines)))
    expect(pages[0]).toContain('33.3333')
    expect(pages[0]).toContain('Before discount 2,500.00 Discount −240.00 Before tax 2,260.00')
    expect(pages[0]).toContain('Tax 19% on 2,160.00 410.40 Tax 7% on 100.00 7.00')
    expect(pages[0]).toContain('€2,677.40')
  })

  test.each([
    ['JPY', { quantity: '12345', unitPrice: '15', taxRate: '0.1' }, ['12,345', '185,175', '18,518', '¥203,693']],
    [
      'KWD',
      { quantity: '1.5', unitPrice: '100.125', taxRate: '0.05' },
      ['1.5', '100.125', '150.188', '7.509', 'KWD 157.697'],
    ],
  ])('%s stands with its own decimals', async (currency, values, texts) => {
    const { pages } = await readPdf(await renderInvoicePdf(invoice({ currency }, [line(values)])))
    for (const text of texts) expect(pages[0]).toContain(text)
  })

  test('takes what was paid off what is to pay', async () => {
    const { pages } = await readPdf(await renderInvoicePdf(invoice({ paidToDateMinor: 100_000 })))
    expect(pages[0]).toContain('Total 4,850.00 Paid to date −1,000.00 To pay by Dec 12, 2026 $3,850.00')
  })

  test('a draft says that it is none, and asks for no money', async () => {
    const pdf = await readPdf(await renderInvoicePdf(invoice({ isDraft: true, number: '' })))
    expect(pdf.title).toBe('Draft invoice')
    expect(pdf.pages[0]).toContain('Draft, not an invoice')
    expect(pdf.pages[0]).not.toContain('To pay')
    expect(pdf.pages[0]).not.toContain('How to pay')
  })

  test('a void invoice says so at its head and foot', async () => {
    const { pages } = await readPdf(await renderInvoicePdf(invoice({ isVoid: true })))
    expect(pages[0]).toContain('Void: nothing is owed on it')
    expect(pages[0]).toContain('Invoice 2026-034, void')
    expect(pages[0]).not.toContain('How to pay')
  })

  test('a credit note names its invoice and the reason', async () => {
    const { dueDate, termsDays, ...rest } = invoice({ kind: 'credit-note', number: 'CN 2026-002' })
    const credit = { ...rest, creditsInvoiceNumber: '2026-026', reason: 'The second cover was not used.' }
    const pdf = await readPdf(await renderInvoicePdf(credit))
    expect(pdf.title).toBe('Credit note CN 2026-002')
    expect(pdf.pages[0]).toContain('For invoice 2026-026')
    expect(pdf.pages[0]).toContain('Reason: The second cover was not used.')
    expect(pdf.pages[0]).toContain('Credited $4,850.00')
  })
})

test('a credit note without lines shows its amount and its tax', async () => {
  const totals = {
    beforeDiscountMinor: 10_000,
    discountMinor: 0,
    netMinor: 10_000,
    taxes: [{ taxRate: '', baseMinor: 10_000, taxMinor: 888 }],
    totalMinor: 10_888,
  }
  const { pages } = await readPdf(await renderInvoicePdf({ ...invoice({ kind: 'credit-note' }, []), totals }))
  expect(pages[0]).toContain('Before tax 100.00 Sales tax on 100.00 8.88 Credited $108.88')
  expect(pages[0]).not.toContain('Quantity')
})

describe('a long invoice', () => {
  const many = Array.from({ length: 200 }, (_, index) =>
    line({
      description: `Line ${index + 1} ${index % 9 === 0 ? `${'some words and '.repeat(12)}${'Wortungetüm'.repeat(8)}` : ''}`,
      quantity: '33.333',
      unitPrice: '85.1234',
      taxRate: index % 2 === 0 ? '0.08875' : '0',
    }),
  )

  test('repeats the head of its table, counts its pages and keeps every line', async () => {
    const { pages } = await readPdf(await renderInvoicePdf(invoice({}, many)))
    expect(pages.length).toBeGreaterThan(5)
    const text = pages.join(' ')
    for (let number = 1; number <= 200; number += 1) expect(text).toContain(`Line ${number} `)
    pages.forEach((page, index) => {
      expect(page).toContain(`${index + 1} of ${pages.length}`)
      if (page.includes('85.1234')) expect(page).toContain('What Quantity Unit Rate, USD Tax Amount, USD')
    })
  }, 30_000)

  // One after the other the rows, the totals and what follows them reach the end of the page.
  test('never splits its totals, nor leaves them without a line, wherever the page ends', async () => {
    for (let count = 14; count < 26; count += 1) {
      const plain = Array.from({ length: count }, () => line({ unitPrice: '85.1234' }))
      const { pages } = await readPdf(await renderInvoicePdf(invoice({ paidToDateMinor: 100 }, plain)))
      const withTotals = pages.filter((page) => /Before tax|Paid to date|To pay by/.test(page))
      expect(withTotals, `${count} lines`).toHaveLength(1)
      expect(withTotals[0]).toMatch(/85\.1234.*Before tax.*Sales tax.*Paid to date.*To pay by/)
    }
  }, 30_000)

  test('nothing lies on anything else, and nothing leaves the text block', async () => {
    expect(misplaced(await readPdf(await renderInvoicePdf(invoice({}, many))))).toEqual([])
  }, 30_000)
})

test('long names, long words, scripts and amounts at the limit wrap without overlap', async () => {
  const base = invoice()
  const strange = invoice(
    {
      country: 'KW',
      currency: 'KWD',
      reference: `REF-${'9'.repeat(150)}`,
      note: 'A note that goes on. '.repeat(300),
      seller: {
        ...base.seller,
        name: 'A name of a business that is much too long for its place '.repeat(3),
        howToPay: `By transfer, please\nhttps://pay.example/${'x'.repeat(150)}\nReference: ${'7'.repeat(120)}`,
      },
      client: {
        name: 'W'.repeat(200),
        contact: 'Żółć Ελλάδα Книга',
        address: 'soft\u00adhyphen 12x34 ->\n'.repeat(30),
      },
    },
    [
      line({ description: 'x'.repeat(200), quantity: '9999', unitPrice: '9990.999', unit: 'kilometres driven' }),
      line({ description: `Small print\n${'of many words '.repeat(600)}` }),
    ],
  )
  const pdf = await readPdf(await renderInvoicePdf(strange))
  expect(misplaced(pdf)).toEqual([])
  const text = pdf.pages.join(' ')
  expect(text).toContain('99,899,999.001')
  expect(text).toContain('Żółć Ελλάδα Книга')
  expect(text).toContain('softhyphen 12x34 ->')
}, 30_000)

function line(values: Partial<Line> = {}): Line {
  return {
    description: 'Cover',
    quantity: '1',
    unit: 'pc',
    unitPrice: '100',
    discountRate: '0',
    taxRate: '0',
    netMinor: 0,
    ...values,
  }
}

/** A calm invoice, with the totals that belong to its lines. */
function invoice(values: Partial<InvoiceDocument> = {}, lines: Line[] = calmLines()): InvoiceDocument {
  const currency = values.currency ?? 'USD'
  const totals = documentTotals(
    lines.map((item) => ({ ...item, accountId: 1 })),
    currency,
  )
  return {
    kind: 'invoice',
    number: '2026-034',
    currency,
    country: 'US',
    seller: {
      name: 'Robin Sample',
      tradeName: 'Book design',
      address: '12 Example Street\nSampletown, TX 00000',
      email: 'robin@sample.example',
      taxNumber: '00-0000000',
      howToPay: 'Bank: Sample Bank\nRouting: 000 000 000\nAccount: 0000 0034 1200',
    },
    client: {
      name: 'Paper Whale Press',
      contact: 'Attn. Accounts',
      address: '3 Imaginary Quay\nFableport, OR 00000',
    },
    issueDate: calendarDate('2026-11-12'),
    dueDate: calendarDate('2026-12-12'),
    termsDays: 30,
    reference: 'PW-2026-118',
    note: 'Thank you.',
    totals,
    roundingRule: ROUNDING_RULE,
    ...values,
    lines: lines.map((item, index) => ({ ...item, netMinor: totals.lines[index]?.netMinor ?? 0 })),
  }
}

function calmLines(): Line[] {
  return [
    line({ description: 'Cover, “A Field Guide to Lost Umbrellas”\nfront, spine and back', unitPrice: '2400' }),
    line({ description: 'Cover, “The Left Sock Atlas”\nfront, spine and back', unitPrice: '2100' }),
    line({ description: 'Author portraits, retouching', quantity: '5', unit: 'h', unitPrice: '70' }),
  ]
}
