/** What the forecasts of golden-runs.ts come to; looked at, and changed only together with the model. */
export const GOLDEN = {
  'receipts alone, seed 1': {
    p10: [860000, 751636, 611722, 240099, -604211, -1576637],
    p50: [1291856, 1331697, 1450207, 1675053, 2174450, 2704936],
    p90: [1528409, 1913367, 2380058, 3460022, 5800646, 8429307],
    solvent: [1, 1, 0.9852, 0.918, 0.797, 0.7291],
    nineInTen: 13,
    reached: {
      three: {
        p10: 0,
        p50: 0,
        p90: 0,
      },
      recommended: {
        p10: 1,
        p50: 2,
        p90: null,
      },
      six: {
        p10: 4,
        p50: 15,
        p90: null,
      },
    },
    quitting: null,
  },
  'receipts alone, seed 42': {
    p10: [860000, 734161, 582337, 201444, -638153, -1618253],
    p50: [1295940, 1326540, 1433958, 1671307, 2166029, 2680738],
    p90: [1534918, 1920230, 2447599, 3540627, 5952282, 8634198],
    solvent: [1, 1, 0.982, 0.9122, 0.7901, 0.7143],
    nineInTen: 13,
    reached: {
      three: {
        p10: 0,
        p50: 0,
        p90: 0,
      },
      recommended: {
        p10: 1,
        p50: 2,
        p90: null,
      },
      six: {
        p10: 4,
        p50: 15,
        p90: null,
      },
    },
    quitting: null,
  },
  'invoices, contracts, a job and tax': {
    p10: [914774, 942205, 1405351, 657742, -1453568, -3775510],
    p50: [1064579, 1077449, 1743706, 1360512, 52257, -1345394],
    p90: [1108070, 1281148, 2157505, 2197770, 1874104, 1626263],
    solvent: [1, 1, 1, 0.9942, 0.5037, 0.2424],
    nineInTen: 15,
    reached: {
      three: {
        p10: 1,
        p50: 1,
        p90: 2,
      },
      recommended: {
        p10: 4,
        p50: 5,
        p90: 6,
      },
      six: {
        p10: 6,
        p50: null,
        p90: null,
      },
    },
    quitting: [
      {
        solventYearAfter: 0.2907,
        medianFreeMinor: 900000,
      },
      {
        solventYearAfter: 0.9411,
        medianFreeMinor: 3130512.4352532797,
      },
      {
        solventYearAfter: 0.9893,
        medianFreeMinor: 5362256.681303152,
      },
      {
        solventYearAfter: 0.9952,
        medianFreeMinor: 7504605.870066584,
      },
    ],
  },
  'the biggest client leaves': {
    p10: [914788, 929465, 1145597, -305814, -3751367, -7297458],
    p50: [1064579, 1031472, 1322101, 85838, -2798579, -5849519],
    p90: [1107590, 1120284, 1497311, 455331, -1987630, -4430236],
    solvent: [1, 1, 1, 0.6273, 0, 0],
    nineInTen: 10,
    reached: {
      three: {
        p10: 1,
        p50: 1,
        p90: 2,
      },
      recommended: {
        p10: 5,
        p50: null,
        p90: null,
      },
      six: {
        p10: null,
        p50: null,
        p90: null,
      },
    },
    quitting: null,
  },
  'everyone pays 90 days later': {
    p10: [893400, 662836, 1018987, 92324, -1985778, -4276218],
    p50: [893400, 682783, 1207379, 668040, -636548, -2054456],
    p90: [900884, 696467, 1434953, 1315862, 938456, 663248],
    solvent: [1, 1, 1, 0.9322, 0.2622, 0.1311],
    nineInTen: 12,
    reached: {
      three: {
        p10: 5,
        p50: 6,
        p90: 7,
      },
      recommended: {
        p10: 6,
        p50: null,
        p90: null,
      },
      six: {
        p10: null,
        p50: null,
        p90: null,
      },
    },
    quitting: null,
  },
  'nothing comes in': {
    p10: [750000, 0, -1125000, -3375000, -7875000, -12375000],
    p50: [750000, 0, -1125000, -3375000, -7875000, -12375000],
    p90: [750000, 0, -1125000, -3375000, -7875000, -12375000],
    solvent: [1, 1, 0, 0, 0, 0],
    nineInTen: 3,
    reached: {
      three: {
        p10: null,
        p50: null,
        p90: null,
      },
      recommended: {
        p10: null,
        p50: null,
        p90: null,
      },
      six: {
        p10: null,
        p50: null,
        p90: null,
      },
    },
    quitting: null,
  },
}
