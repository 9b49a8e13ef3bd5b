/** What the item is called that stands for benefits of which nobody said yet which they are. */
export const NOT_TOLD_APART = 'Benefits, not told apart yet'
