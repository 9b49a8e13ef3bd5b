import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import preact from '@preact/preset-vite'
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite'

/** Writes a .br file beside each text asset, so that the server sends what was compressed once, at build time. */
function brotli(): Plugin {
  return {
    name: 'brotli',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
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

/** What the server loads from node_modules: what is not plain JavaScript, and what a start does without. */
const LOADED_WHEN_ASKED_FOR = [
  'better-sqlite3',
  'pdfkit',
  'open',
  'cli-progress',
  'file-type',
  '@fastify/swagger',
  '@fastify/swagger-ui',
  // Of Fastify: it asks for the first with the pages of the description, and for the others never.
  'light-my-request',
  '@fastify/ajv-compiler',
  '@fastify/fast-json-stringify-compiler',
]

/**
 * The program that runs as it was compiled at the start before cannot import by itself: `server/run.mjs` does it for it, and
 * reads it as ASCII, which takes a start half as long to read.
 */
const readByItsRunner: Plugin = {
  name: 'read-by-its-runner',
  applyToEnvironment: ({ name }) => name === 'server',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk' && chunk.isEntry)
        chunk.code = chunk.code
          .replaceAll(/\bimport\((["'`])([^"'`]+)\1\)/g, 'importFor("$2")')
          .replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  },
}

/**
 * A program of the server as few files in dist/server: finding and reading hundreds of modules is what a start would take
 * longest with.
 */
function program(source: string, format: 'cjs' | 'es'): EnvironmentOptions {
  const ending = format === 'cjs' ? 'cjs' : 'js'
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: LOADED_WHEN_ASKED_FOR },
    build: {
      outDir: '../dist/server',
      emptyOutDir: format === 'cjs',
      target: 'node20.19',
      rolldownOptions: {
        input: join(import.meta.dirname, source),
        output: {
          format,
          entryFileNames: `[name].${ending}`,
          chunkFileNames: `[name]-[hash].${ending}`,
          minify: { mangle: false, compress: false, codegen: true }, // half to read, and a fault still says its names
          codeSplitting: { groups: [{ name: 'evenkeel', tags: ['$initial'] }] },
        },
      },
    },
  }
}

// `vite build` makes the pages and the programs of the server, one after another.
export default defineConfig({
  root: 'web',
  builder: {},
  environments: {
    server: program('server/main.ts', 'cjs'),
    forecasts: program('server/forecast/forecast-worker.ts', 'es'),
    drawings: program('server/drawing/drawing-worker.ts', 'es'),
  },
  plugins: [preact({ devToolsEnabled: false }), brotli(), readByItsRunner],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'baseline-widely-available',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { bundlerTimings: false }, // brotli takes its time
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
