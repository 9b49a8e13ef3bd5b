import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import preact from '@preact/preset-vite'
import { defineConfig, type Plugin } from 'vite'

/** Writes a .br file beside each text asset, so that the server sends what was compressed once, at build time. */
function brotli(): Plugin {
  return {
    name: 'brotli',
    apply: 'build',
    writeBundle({ dir = '' }) {
      for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(html|js|css|svg)$/.test(entry.name)) continue
        const file = join(entry.parentPath, entry.name)
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
        writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file), { params }))
      }
    },
  }
}

export default defineConfig({
  root: 'web',
  plugins: [preact({ devToolsEnabled: false }), brotli()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'baseline-widely-available',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What the first page needs is one file, and what draws another: without this, whatever a later page shares
          // with the first would be fetched in a request of its own.
          groups: [
            { name: 'evenkeel', tags: ['$initial'] },
            {
              name: 'charts',
              test: /[\\/](shared[\\/]charts[\\/](?!instalment-lane)|today[\\/]charts\.ts|node_modules[\\/](d3-|internmap))/,
            },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '^/api/': 'http://127.0.0.1:4280', '^/docs': 'http://127.0.0.1:4280' },
  },
})
