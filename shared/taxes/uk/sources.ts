import type { Source } from '../../figure.ts'

// Where the figures of the United Kingdom come from.

export const GOV_INCOME_TAX: Source = {
  title: 'Income Tax rates and allowances',
  url: 'https://www.gov.uk/government/publications/rates-and-allowances-income-tax',
}
export const GOV_NATIONAL_INSURANCE: Source = {
  title: 'National Insurance rates and allowances',
  url: 'https://www.gov.uk/government/publications/rates-and-allowances-national-insurance-contributions',
}
export const SCOTTISH_RATES_2025: Source = {
  title: 'Scottish Rate Resolution 2025-26',
  url: 'https://www.gov.scot/publications/scottish-income-tax-rates-and-bands/',
}
export const SCOTTISH_RATES_2026: Source = {
  title: 'Scottish Rate Resolution, motion S6M-20844 of 17 February 2026',
  url: 'https://www.parliament.scot/chamber-and-committees/votes-and-motions/S6M-20844',
}
export const GOV_PAYMENTS_ON_ACCOUNT: Source = {
  title: 'Understand your Self Assessment tax bill: payments on account',
  url: 'https://www.gov.uk/understand-self-assessment-bill/payments-on-account',
}
export const GOV_MAKING_TAX_DIGITAL: Source = {
  title: 'Making Tax Digital for Income Tax: when to use it',
  url: 'https://www.gov.uk/guidance/check-if-youre-eligible-for-making-tax-digital-for-income-tax',
}
export const GOV_VAT: Source = {
  title: 'Register for VAT: when to register',
  url: 'https://www.gov.uk/register-for-vat',
}
export const ITA_2007: Source = {
  title: 'Income Tax Act 2007, ss. 10 to 35',
  url: 'https://www.legislation.gov.uk/ukpga/2007/3/part/2',
}
export const SSCBA_1992: Source = {
  title: 'Social Security Contributions and Benefits Act 1992, s. 15',
  url: 'https://www.legislation.gov.uk/ukpga/1992/4/section/15',
}
export const SA103F: Source = {
  title: 'Self-employment (full), SA103F',
  url: 'https://www.gov.uk/government/publications/self-assessment-self-employment-full-sa103f',
}
