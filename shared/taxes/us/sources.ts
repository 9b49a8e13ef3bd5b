import type { Source } from '../../figure.ts'

// Where the federal figures come from: laws, the revenue procedures of each year, and the forms whose lines the rules follow.

const CORNELL = 'https://www.law.cornell.edu/uscode/text/26'

export const RP_2023_34: Source = { title: 'Rev. Proc. 2023-34', url: 'https://www.irs.gov/pub/irs-drop/rp-23-34.pdf' }
export const RP_2024_40: Source = { title: 'Rev. Proc. 2024-40', url: 'https://www.irs.gov/pub/irs-drop/rp-24-40.pdf' }
export const RP_2025_32: Source = { title: 'Rev. Proc. 2025-32', url: 'https://www.irs.gov/pub/irs-drop/rp-25-32.pdf' }
export const PL_119_21: Source = {
  title: 'P.L. 119-21',
  url: 'https://www.congress.gov/119/plaws/publ21/PLAW-119publ21.pdf',
}
export const SSA_BASE: Source = {
  title: 'Social Security contribution and benefit base',
  url: 'https://www.ssa.gov/oact/cola/cbb.html',
}
export const IRC_63: Source = { title: '26 U.S.C. § 63', url: `${CORNELL}/63` }
export const IRC_199A: Source = { title: '26 U.S.C. § 199A', url: `${CORNELL}/199A` }
export const IRC_1: Source = { title: '26 U.S.C. § 1(h)', url: `${CORNELL}/1` }
export const IRC_1401: Source = { title: '26 U.S.C. §§ 1401 and 1402', url: `${CORNELL}/1401` }
export const IRC_1411: Source = { title: '26 U.S.C. § 1411', url: `${CORNELL}/1411` }
export const IRC_6654: Source = { title: '26 U.S.C. § 6654', url: `${CORNELL}/6654` }

const FORMS = {
  'Form 1040': 'f1040.pdf',
  'Schedule 1': 'f1040s1.pdf',
  'Schedule 1-A': 'f1040s1a.pdf',
  'Schedule 2': 'f1040s2.pdf',
  'Schedule C': 'f1040sc.pdf',
  'Schedule SE': 'f1040sse.pdf',
  'Form 2210': 'f2210.pdf',
  'Form 7206': 'f7206.pdf',
  'Form 8959': 'f8959.pdf',
  'Form 8960': 'f8960.pdf',
  'Form 8995': 'f8995.pdf',
  'Form 8995-A': 'f8995a.pdf',
}

/** A line of a federal form: 'Schedule SE, line 4a'. */
export function form(name: keyof typeof FORMS, place: string): Source {
  return { title: `${name}, ${place}`, url: `https://www.irs.gov/pub/irs-pdf/${FORMS[name]}` }
}
