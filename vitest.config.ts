import preact from '@preact/preset-vite'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { launchOptions } from './test/support/browser.mjs'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['**/*.{api,e2e}.test.ts'],
          testTimeout: 60_000,
        },
      },
      { test: { name: 'api', include: ['test/**/*.api.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      {
        plugins: [preact()],
        optimizeDeps: {
          include: [
            'preact',
            'preact/hooks',
            'preact/jsx-runtime',
            'preact/jsx-dev-runtime',
            '@preact/signals',
            'preact-iso',
            'axe-core',
            'd3-array',
          ],
        },
        test: {
          name: 'component',
          include: ['test/**/*.component.test.tsx'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: 'chromium' }],
            provider: playwright({ launchOptions: launchOptions() }),
          },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/**/*.e2e.test.ts'],
          globalSetup: ['test/support/e2e-server.ts'],
          fileParallelism: false,
          expect: { poll: { timeout: 20_000 } },
          // A click can fall between two redraws on a busy machine; what fails twice is a fault, and the report names both.
          retry: 1,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
