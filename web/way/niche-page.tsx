import type { JSX } from 'preact'
import type { NichesReply } from '../../shared/readiness/niches-contract.ts'
import type { PortfolioReply } from '../../shared/readiness/portfolio-contract.ts'
import { longDayText } from '../book.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { useResource } from '../resource.ts'
import { NICHES_PATH, PORTFOLIO_PATH } from './addresses.ts'
import { NichesSection } from './niches-section.tsx'
import { PortfolioSection } from './portfolio-section.tsx'

/** What could be offered, scored side by side, and what there is to show for it. */
export default function NichePage(): JSX.Element {
  const niches = useResource<NichesReply>(NICHES_PATH)
  const portfolio = useResource<PortfolioReply>(PORTFOLIO_PATH)
  return (
    <>
      <PageHead
        title="Niche and portfolio"
        actions={[{ label: 'The way there', short: 'The way', href: '/independence#way' }]}
      />
      <Loaded resource={niches} says="Reading your niches…">
        {({ items }) => (
          <>
            <p class="sentence">{sentence(items)}</p>
            <NichesSection items={items} />
          </>
        )}
      </Loaded>
      <Loaded resource={portfolio} says="Reading your portfolio…">
        {({ items }) => <PortfolioSection items={items} />}
      </Loaded>
    </>
  )
}

function sentence(items: NichesReply['items']): string {
  const chosen = items.find(({ chosenOn }) => chosenOn !== null)
  if (chosen?.chosenOn) return `${chosen.name} is your niche, since ${longDayText(chosen.chosenOn)}.`
  return items.length === 0 ? 'What could you offer, and to whom?' : 'None is chosen yet.'
}
