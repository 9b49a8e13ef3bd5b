import { z } from 'zod'
import { FigureReply, MoneyReply } from '../contract.ts'

/** The lowest rate that works, and what it takes to replace a salary by it. */
export const RateFloorReply = z
  .strictObject({
    hourly: FigureReply,
    daily: FigureReply,
    revenue: FigureReply,
    paidHours: FigureReply,
    /** 'plan' when a pay was entered, 'living' when it is what living costs. */
    payFrom: z.enum(['plan', 'living']),
    /** A year of what living costs without benefits: the pay, unless another one is planned. */
    livingPay: MoneyReply,
    /** For somebody with a day job: the same with the job's net pay and what the employer pays beside it. */
    fromSalary: z
      .strictObject({
        yearlyPay: MoneyReply,
        yearlyBenefits: MoneyReply,
        /** True when nobody said what the employer pays: then it is 43 % of the pay. */
        isRuleOfThumb: z.boolean(),
        hourly: FigureReply,
        daily: FigureReply,
      })
      .nullable(),
  })
  .meta({ id: 'RateFloor' })

export type RateFloorReply = z.infer<typeof RateFloorReply>
