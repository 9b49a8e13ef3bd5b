/**
 * State income tax for a first approximation, in dollars: [from, rate] of each band, for tax years 2025 and 2026.
 *
 * Source: policyengine-us 1.817.0, one source; local income taxes are not in it. Where 2026 stands as 'unchanged' no
 * change is on record, and where it is missing nothing but projections was found. The deduction is that of 2025, for the
 * states whose tax that engine answers as rate × (base − deduction) exactly. California: with the 1% above 1,000,000.
 * Ohio: the fixed amount due as soon as the first band is passed. New York: without the recapture of the lower bands.
 */
export interface StateTable {
  name: string
  /** What the state starts from; null where it taxes no such income. */
  base: 'adjusted-income' | 'taxable-income' | 'profit' | null
  /** For one person and for a joint return; not known for most states. */
  deduction?: readonly [number, number]
  years?: { '2025': StateBands; '2026'?: StateBands | 'unchanged' }
  /** What is due at once above an amount. */
  step?: { above: number; '2025': number; '2026': number }
  note?: string
}

type Rows = readonly (readonly [from: number, rate: number])[]
type StateBands = { all: Rows } | { single: Rows; joint: Rows }

// biome-ignore format: a state a line
export const STATE_TABLES: Readonly<Record<string, StateTable>> = {
  AL: { name: 'Alabama', base: 'adjusted-income', years: { '2025': { single: [[0, 0.02], [500, 0.04], [3000, 0.05]], joint: [[0, 0.02], [1000, 0.04], [6000, 0.05]] }, '2026': 'unchanged' } },
  AK: { name: 'Alaska', base: null },
  AZ: { name: 'Arizona', base: 'adjusted-income', deduction: [15_750, 31_500], years: { '2025': { all: [[0, 0.025]] }, '2026': { all: [[0, 0.025]] } } },
  AR: { name: 'Arkansas', base: 'adjusted-income' },
  CA: { name: 'California', base: 'adjusted-income', years: { '2025': { single: [[0, 0.01], [11_079, 0.02], [26_264, 0.04], [41_452, 0.06], [57_542, 0.08], [72_724, 0.093], [371_479, 0.103], [445_771, 0.113], [742_953, 0.123], [1_000_000, 0.133]], joint: [[0, 0.01], [22_158, 0.02], [52_528, 0.04], [82_904, 0.06], [115_084, 0.08], [145_448, 0.093], [742_958, 0.103], [891_542, 0.113], [1_000_000, 0.123], [1_485_906, 0.133]] } } },
  CO: { name: 'Colorado', base: 'taxable-income', years: { '2025': { all: [[0, 0.044]] }, '2026': { all: [[0, 0.044]] } } },
  CT: { name: 'Connecticut', base: 'adjusted-income', years: { '2025': { single: [[0, 0.02], [10_000, 0.045], [50_000, 0.055], [100_000, 0.06], [200_000, 0.065], [250_000, 0.069], [500_000, 0.0699]], joint: [[0, 0.02], [20_000, 0.045], [100_000, 0.055], [200_000, 0.06], [400_000, 0.065], [500_000, 0.069], [1_000_000, 0.0699]] }, '2026': 'unchanged' } },
  DE: { name: 'Delaware', base: 'adjusted-income', years: { '2025': { all: [[0, 0], [2000, 0.022], [5000, 0.039], [10_000, 0.048], [20_000, 0.052], [25_000, 0.0555], [60_000, 0.066]] }, '2026': 'unchanged' } },
  DC: { name: 'District of Columbia', base: 'adjusted-income', years: { '2025': { all: [[0, 0.04], [10_000, 0.06], [40_000, 0.065], [60_000, 0.085], [250_000, 0.0925], [500_000, 0.0975], [1_000_000, 0.1075]] }, '2026': 'unchanged' } },
  FL: { name: 'Florida', base: null },
  GA: { name: 'Georgia', base: 'adjusted-income', deduction: [12_000, 24_000], years: { '2025': { all: [[0, 0.0519]] } } },
  HI: { name: 'Hawaii', base: 'adjusted-income', years: { '2025': { single: [[0, 0.014], [9600, 0.032], [14_400, 0.055], [19_200, 0.064], [24_000, 0.068], [36_000, 0.072], [48_000, 0.076], [125_000, 0.079], [175_000, 0.0825], [225_000, 0.09], [275_000, 0.1], [325_000, 0.11]], joint: [[0, 0.014], [19_200, 0.032], [28_800, 0.055], [38_400, 0.064], [48_000, 0.068], [72_000, 0.072], [96_000, 0.076], [250_000, 0.079], [350_000, 0.0825], [450_000, 0.09], [550_000, 0.1], [650_000, 0.11]] }, '2026': 'unchanged' } },
  ID: { name: 'Idaho', base: 'taxable-income', years: { '2025': { single: [[0, 0], [4811, 0.053]], joint: [[0, 0], [9622, 0.053]] } } },
  IL: { name: 'Illinois', base: 'adjusted-income', deduction: [2850, 5700], years: { '2025': { all: [[0, 0.0495]] }, '2026': { all: [[0, 0.0495]] } } },
  IN: { name: 'Indiana', base: 'adjusted-income', deduction: [1000, 2000], years: { '2025': { all: [[0, 0.03]] }, '2026': { all: [[0, 0.0295]] } } },
  IA: { name: 'Iowa', base: 'taxable-income', years: { '2025': { all: [[0, 0.038]] }, '2026': { all: [[0, 0.038]] } } },
  KS: { name: 'Kansas', base: 'adjusted-income', years: { '2025': { single: [[0, 0.052], [23_001, 0.0558]], joint: [[0, 0.052], [46_001, 0.0558]] }, '2026': 'unchanged' } },
  KY: { name: 'Kentucky', base: 'adjusted-income', deduction: [3270, 3270], years: { '2025': { all: [[0, 0.04]] }, '2026': { all: [[0, 0.035]] } } },
  LA: { name: 'Louisiana', base: 'adjusted-income', deduction: [12_500, 25_000], years: { '2025': { all: [[0, 0.03]] }, '2026': { all: [[0, 0.03]] } } },
  ME: { name: 'Maine', base: 'adjusted-income', years: { '2025': { single: [[0, 0.058], [26_800, 0.0675], [63_450, 0.0715]], joint: [[0, 0.058], [53_600, 0.0675], [126_900, 0.0715]] }, '2026': { single: [[0, 0.058], [27_400, 0.0675], [64_850, 0.0715]], joint: [[0, 0.058], [54_850, 0.0675], [129_750, 0.0715]] } } },
  MD: { name: 'Maryland', base: 'adjusted-income', years: { '2025': { single: [[0, 0.02], [1000, 0.03], [2000, 0.04], [3000, 0.0475], [100_000, 0.05], [125_000, 0.0525], [150_000, 0.055], [250_000, 0.0575], [500_000, 0.0625], [1_000_000, 0.065]], joint: [[0, 0.02], [1000, 0.03], [2000, 0.04], [3000, 0.0475], [150_000, 0.05], [175_000, 0.0525], [225_000, 0.055], [300_000, 0.0575], [600_000, 0.0625], [1_200_000, 0.065]] }, '2026': 'unchanged' } },
  MA: { name: 'Massachusetts', base: 'adjusted-income', years: { '2025': { all: [[0, 0.05], [1_083_150, 0.09]] } } },
  MI: { name: 'Michigan', base: 'adjusted-income', years: { '2025': { all: [[0, 0.0425]] }, '2026': { all: [[0, 0.0425]] } } },
  MN: { name: 'Minnesota', base: 'adjusted-income', years: { '2025': { single: [[0, 0.0535], [32_570, 0.068], [106_990, 0.0785], [198_630, 0.0985]], joint: [[0, 0.0535], [47_620, 0.068], [189_180, 0.0785], [330_410, 0.0985]] } } },
  MS: { name: 'Mississippi', base: 'adjusted-income', years: { '2025': { all: [[0, 0], [10_000, 0.044]] }, '2026': { all: [[0, 0], [10_000, 0.04]] } } },
  MO: { name: 'Missouri', base: 'adjusted-income', years: { '2025': { all: [[0, 0], [1313, 0.02], [2626, 0.025], [3939, 0.03], [5252, 0.035], [6565, 0.04], [7878, 0.045], [9191, 0.047]] } } },
  MT: { name: 'Montana', base: 'adjusted-income', years: { '2025': { single: [[0, 0.047], [21_100, 0.059]], joint: [[0, 0.047], [42_200, 0.059]] }, '2026': { single: [[0, 0.047], [47_500, 0.0565]], joint: [[0, 0.047], [95_000, 0.0565]] } } },
  NE: { name: 'Nebraska', base: 'adjusted-income', years: { '2025': { single: [[0, 0.0246], [4030, 0.0351], [24_120, 0.0501], [38_870, 0.052]], joint: [[0, 0.0246], [8040, 0.0351], [48_250, 0.0501], [77_730, 0.052]] }, '2026': { single: [[0, 0.0246], [4130, 0.0351], [24_760, 0.0455]], joint: [[0, 0.0246], [8250, 0.0351], [49_530, 0.0455]] } } },
  NV: { name: 'Nevada', base: null },
  NH: { name: 'New Hampshire', base: null },
  NJ: { name: 'New Jersey', base: 'adjusted-income', years: { '2025': { single: [[0, 0.014], [20_000, 0.0175], [35_000, 0.035], [40_000, 0.05525], [75_000, 0.0637], [500_000, 0.0897], [1_000_000, 0.1075]], joint: [[0, 0.014], [20_000, 0.0175], [50_000, 0.0245], [70_000, 0.035], [80_000, 0.05525], [150_000, 0.0637], [500_000, 0.0897], [1_000_000, 0.1075]] }, '2026': 'unchanged' } },
  NM: { name: 'New Mexico', base: 'adjusted-income', years: { '2025': { single: [[0, 0.015], [5500, 0.032], [16_500, 0.043], [33_500, 0.047], [66_500, 0.049], [210_000, 0.059]], joint: [[0, 0.015], [8000, 0.032], [25_000, 0.043], [50_000, 0.047], [100_000, 0.049], [315_000, 0.059]] }, '2026': 'unchanged' } },
  NY: { name: 'New York', base: 'adjusted-income', years: { '2025': { single: [[0, 0.04], [8500, 0.045], [11_700, 0.0525], [13_900, 0.055], [80_650, 0.06], [215_400, 0.0685], [1_077_550, 0.0965], [5_000_000, 0.103], [25_000_000, 0.109]], joint: [[0, 0.04], [17_150, 0.045], [23_600, 0.0525], [27_900, 0.055], [161_550, 0.06], [323_200, 0.0685], [2_155_350, 0.0965], [5_000_000, 0.103], [25_000_000, 0.109]] }, '2026': { single: [[0, 0.039], [8500, 0.044], [11_700, 0.0515], [13_900, 0.054], [80_650, 0.059], [215_400, 0.0685], [1_077_550, 0.0965], [5_000_000, 0.103], [25_000_000, 0.109]], joint: [[0, 0.039], [17_150, 0.044], [23_600, 0.0515], [27_900, 0.054], [161_550, 0.059], [323_200, 0.0685], [2_155_350, 0.0965], [5_000_000, 0.103], [25_000_000, 0.109]] } }, note: 'New York takes the lower bands back above $107,650; that is not in this estimate.' },
  NC: { name: 'North Carolina', base: 'adjusted-income', deduction: [12_750, 25_500], years: { '2025': { all: [[0, 0.0425]] }, '2026': { all: [[0, 0.0399]] } } },
  ND: { name: 'North Dakota', base: 'taxable-income', years: { '2025': { single: [[0, 0], [48_475, 0.0195], [244_825, 0.025]], joint: [[0, 0], [80_975, 0.0195], [298_075, 0.025]] } } },
  OH: { name: 'Ohio', base: 'adjusted-income', years: { '2025': { all: [[0, 0], [26_050, 0.0275], [100_000, 0.03125]] }, '2026': { all: [[0, 0], [26_050, 0.0275]] } }, step: { above: 26_050, '2025': 342, '2026': 332 } },
  OK: { name: 'Oklahoma', base: 'adjusted-income', years: { '2025': { single: [[0, 0.0025], [1000, 0.0075], [2500, 0.0175], [3750, 0.0275], [4900, 0.0375], [7200, 0.0475]], joint: [[0, 0.0025], [2000, 0.0075], [5000, 0.0175], [7500, 0.0275], [9800, 0.0375], [14_400, 0.0475]] }, '2026': { single: [[0, 0], [3750, 0.025], [4900, 0.035], [7200, 0.045]], joint: [[0, 0], [7500, 0.025], [9800, 0.035], [14_400, 0.045]] } } },
  OR: { name: 'Oregon', base: 'adjusted-income', years: { '2025': { single: [[0, 0.0475], [4400, 0.0675], [11_100, 0.0875], [125_000, 0.099]], joint: [[0, 0.0475], [8800, 0.0675], [22_200, 0.0875], [250_000, 0.099]] } } },
  PA: { name: 'Pennsylvania', base: 'profit', deduction: [0, 0], years: { '2025': { all: [[0, 0.0307]] }, '2026': { all: [[0, 0.0307]] } }, note: 'Pennsylvania is worked out on the profit alone.' },
  RI: { name: 'Rhode Island', base: 'adjusted-income', years: { '2025': { all: [[0, 0.0375], [79_900, 0.0475], [181_650, 0.0599]] }, '2026': { all: [[0, 0.0375], [82_050, 0.0475], [186_450, 0.0599]] } } },
  SC: { name: 'South Carolina', base: 'adjusted-income' },
  SD: { name: 'South Dakota', base: null },
  TN: { name: 'Tennessee', base: null },
  TX: { name: 'Texas', base: null },
  UT: { name: 'Utah', base: 'adjusted-income', years: { '2025': { all: [[0, 0.045]] }, '2026': { all: [[0, 0.0445]] } }, note: 'Utah gives a credit that fades with income; it is not in this estimate.' },
  VT: { name: 'Vermont', base: 'adjusted-income', years: { '2025': { single: [[0, 0.0335], [49_400, 0.066], [119_700, 0.076], [249_700, 0.0875]], joint: [[0, 0.0335], [82_500, 0.066], [199_450, 0.076], [304_000, 0.0875]] } } },
  VA: { name: 'Virginia', base: 'adjusted-income', years: { '2025': { all: [[0, 0.02], [3000, 0.03], [5000, 0.05], [17_000, 0.0575]] }, '2026': 'unchanged' } },
  WA: { name: 'Washington', base: null },
  WV: { name: 'West Virginia', base: 'adjusted-income', years: { '2025': { all: [[0, 0.0222], [10_000, 0.0296], [25_000, 0.0333], [40_000, 0.0444], [60_000, 0.0482]] }, '2026': { all: [[0, 0.0211], [10_000, 0.0281], [25_000, 0.0316], [40_000, 0.0422], [60_000, 0.0458]] } } },
  WI: { name: 'Wisconsin', base: 'adjusted-income', years: { '2025': { single: [[0, 0.035], [14_680, 0.044], [51_130, 0.053], [323_290, 0.0765]], joint: [[0, 0.035], [19_580, 0.044], [68_170, 0.053], [431_060, 0.0765]] } } },
  WY: { name: 'Wyoming', base: null },
}
