import type { JSX } from 'preact'
import { partsBar } from '../../shared/charts/parts-bar.ts'
import type { InstalmentsReply } from '../../shared/taxes/contract.ts'
import { amountText, moneyText } from '../../shared/words.ts'
import { Chart } from '../parts/chart.tsx'
import { Equation } from '../parts/equation.tsx'
import { Section } from '../parts/section.tsx'
import { Why } from '../parts/why.tsx'
import { amountIn } from '../today/amount-in.ts'

const BAR_HEIGHT = 18

/** Another tax year than the running one: what it called for, and what covers it. */
export function PastYearSection({ reply: { taxYear, line, currency } }: { reply: InstalmentsReply }): JSX.Element {
  const needed = amountIn(line.needed)
  if (!needed) return <p class="sentence">{line.needed.state === 'known' ? '' : line.needed.says}</p>
  const { paid, setAside, short } = line
  const beyondMinor = Math.max(0, paid.minor + setAside.minor + short.minor - needed.minor)
  const show = (minor: number) => amountText(minor, currency)
  const parts = [
    { label: 'paid', minor: paid.minor - beyondMinor, look: 'bar' },
    { label: 'set aside', minor: setAside.minor, look: 'bar-2' },
    { label: 'short', minor: short.minor, look: 'missing' },
  ] as const
  return (
    <>
      <p class="sentence">
        {taxYear} called for <b>{moneyText(needed)}</b>, and <b>{moneyText(paid)}</b> was paid.{' '}
        {short.minor > 0 && (
          <>
            <b class="bad">{moneyText(short)}</b> of it is not in the reserve.{' '}
          </>
        )}
        <Why figure={line.needed} name={`${moneyText(needed)} called for by ${taxYear}`} />
      </p>
      <Section title="On the profit of the year" aside={`tax year ${taxYear}, cash basis`}>
        <Equation
          says={`How ${moneyText(needed)} is covered`}
          terms={[
            { label: 'called for', value: moneyText(needed) },
            { label: 'paid', sign: '=', value: show(paid.minor) },
            ...(setAside.minor > 0 ? [{ label: 'set aside', sign: '+' as const, value: show(setAside.minor) }] : []),
            ...(short.minor > 0
              ? [{ label: 'short', sign: '+' as const, value: show(short.minor), tone: 'bad' as const }]
              : []),
            ...(beyondMinor > 0 ? [{ label: 'paid beyond that', sign: '−' as const, value: show(beyondMinor) }] : []),
          ]}
        />
        <Chart
          draw={(width) =>
            partsBar({ parts: parts.filter(({ minor }) => minor > 0), currency, width, height: BAR_HEIGHT })
          }
          height={BAR_HEIGHT}
        />
      </Section>
    </>
  )
}
