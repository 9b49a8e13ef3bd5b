import type { DemoPlace } from './place.ts'
import type { DemoClient } from './steps.ts'

/** Who the owner works for. Every name says of itself that it is made up; every address ends in example.com. */
export function demoClients({ salesTax, foreign }: DemoPlace): DemoClient[] {
  const client = (key: string, name: string, contact: string, termsDays: number): DemoClient => ({
    key,
    name,
    contact,
    email: `${contact.split(' ')[0]?.toLowerCase()}@${key}.example.com`,
    address: `${name.length} Example Street\nSampletown`,
    termsDays,
    taxRate: salesTax.services,
  })
  const abroad = foreign.currency === 'EUR' ? 'Beispiel Verlag' : 'Example Overseas Books'
  return [
    client('press', 'Sample Harbor Press', 'Ada Sample', 14),
    client('bakery', 'Example & Daughters Bakery', 'Bo Example', 30),
    client('dairy', 'Made-up Meadow Dairy', 'Cleo Madeup', 30),
    // Abroad no sales tax of the owner's country is charged.
    { ...client('verlag', abroad, 'Dora Beispiel', 14), taxRate: '0' },
    client('pottery', 'Pretend Pottery Studio', 'Eli Pretend', 30),
    client('lantern', 'Invented Lantern Works', 'Flo Invented', 30),
  ]
}
