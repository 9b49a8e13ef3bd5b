// Kept apart from money.ts so that a page can show amounts without loading decimal arithmetic.

const NO_DIGITS = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
const THREE_DIGITS = 'BHD IQD JOD KWD LYD OMR TND'
const TWO_DIGITS =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE ' +
  'CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR ' +
  'KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB ' +
  'PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY ' +
  'TTD TWD TZS UAH USD UYU UZS VES WST XCD XCG YER ZAR ZMW ZWG'

const DIGITS = new Map<string, number>([
  ...NO_DIGITS.split(' ').map((code) => [code, 0] as const),
  ...TWO_DIGITS.split(' ').map((code) => [code, 2] as const),
  ...THREE_DIGITS.split(' ').map((code) => [code, 3] as const),
])

/** The currencies that a book or an invoice can have: ISO 4217 codes with 0, 2 or 3 decimals. */
export const CURRENCIES: readonly string[] = [...DIGITS.keys()].sort()

/**
 * How many decimals a currency's minor unit has.
 *
 * Throws: RangeError for a code that is not in the table.
 * Source: ISO 4217 (not Intl, which shows 18 currencies with other digits than the standard has).
 */
export function minorDigits(currency: string): number {
  const digits = DIGITS.get(currency)
  if (digits === undefined) throw new RangeError(`${currency} is not a currency that Evenkeel knows`)
  return digits
}
