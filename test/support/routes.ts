import type { TestApp } from './test-app.ts'

export interface Route {
  method: string
  /** As the description of the API writes it: '/api/v1/clients/{id}'. */
  path: string
  /** With something in place of each parameter: '/api/v1/clients/1'. */
  url: string
}

interface Operation {
  parameters?: { name: string; in: string }[]
  responses: Record<string, unknown>
}

interface Description {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown> }
}

const SAMPLES = new Map([
  ['{kind}', 'invoice'],
  ['{taxYear}', '2026'],
  ['{quarter}', '2026-Q3'],
  ['{dueOn}', '2026-11-01'],
  ['{month}', '2026-10'],
  ['{step}', 'register'],
  ['{file}', 'profit-and-loss.csv'],
])

export async function description(app: TestApp): Promise<Description> {
  return (await app.get<Description>('/api/v1/openapi.json')).body
}

/** Every route of the API, as its own description has them. */
export async function apiRoutes(app: TestApp): Promise<Route[]> {
  const { paths } = await description(app)
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path, url: fill(path) })),
  )
}

/** Every address that the router knows, as it prints them: 'GET /api/v1/clients/:id'. */
export function routerRoutes(app: TestApp): string[] {
  const parents: string[] = []
  return app.app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', part = '', methods = ''] = line.match(/^([│ ]*)[├└]── (\S+) \(([A-Z, ]+)\)$/) ?? []
      if (part === '') return []
      parents.length = indent.length / 4
      parents.push(part)
      return methods.split(', ').map((method) => `${method} ${parents.join('')}`)
    })
}

function fill(path: string): string {
  return path.replace(/\{\w+\}/g, (name) => SAMPLES.get(name) ?? '1')
}
