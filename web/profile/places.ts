import { CURRENCIES } from '../../shared/currencies.ts'

/** Countries by ISO 3166-1, and Kosovo. */
export const COUNTRIES: readonly string[] = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR ' +
  'GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO ' +
  'JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR ' +
  'MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO ' +
  'RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV ' +
  'TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
).split(' ')

/** Countries whose currency does not begin with their own two letters. */
const CURRENCIES_OF_OTHERS: Readonly<Record<string, string>> = {
  AUD: 'CC CX HM KI NF NR TV',
  CHF: 'LI',
  DKK: 'FO GL',
  EUR: 'AD AT AX BE BG BL CY DE EE ES FI FR GF GP GR HR IE IT LT LU LV MC ME MF MQ MT NL PM PT RE SI SK SM TF VA XK YT',
  GBP: 'GG GS IM JE',
  ILS: 'PS',
  MAD: 'EH',
  NOK: 'BV SJ',
  NZD: 'CK NU PN TK',
  USD: 'AQ AS BQ EC FM GU IO MH MP PR PW SV TC TL UM VG VI',
  UYU: 'UY',
  XAF: 'CF CG CM GA GQ TD',
  XCD: 'AG AI DM GD KN LC MS VC',
  XCG: 'CW SX',
  XOF: 'BF BJ CI GW ML NE SN TG',
  XPF: 'NC PF WF',
}

/** The currency that a country pays in. Source: ISO 4217, whose codes begin with the country's, and the unions listed here. */
export function currencyOf(country: string): string {
  const shared = Object.entries(CURRENCIES_OF_OTHERS).find(([, countries]) => countries.split(' ').includes(country))
  return shared?.[0] ?? CURRENCIES.find((code) => code.startsWith(country)) ?? 'USD'
}

interface Choice {
  value: string
  label: string
}

/** Countries by name. */
export function countryChoices(): Choice[] {
  const names = new Intl.DisplayNames('en', { type: 'region' })
  return COUNTRIES.map((value) => ({ value, label: names.of(value) ?? value })).sort((a, b) =>
    a.label.localeCompare(b.label, 'en'),
  )
}

/** 'USD, US Dollar', so that a letter typed finds it by its code. */
export function currencyChoices(): Choice[] {
  const names = new Intl.DisplayNames('en', { type: 'currency' })
  return CURRENCIES.map((value) => ({ value, label: `${value}, ${names.of(value) ?? value}` }))
}

/** Time zones as the browser knows them, with those that are in use here in any case. */
export function timeZoneChoices(inUse: string): Choice[] {
  const known = new Set([...Intl.supportedValuesOf('timeZone'), browserTimeZone(), inUse])
  return [...known].sort().map((value) => ({ value, label: value.replaceAll('_', ' ') }))
}

/** Where the browser seems to be set up for: the region of its first language. */
export function browserCountry(): string {
  const region = new Intl.Locale(navigator.language).maximize().region
  return region && COUNTRIES.includes(region) ? region : 'US'
}

export function browserTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
