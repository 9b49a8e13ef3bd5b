#!/usr/bin/env node
// The command `evenkeel`: makes sure that the program is installed and built, then hands over to it.
await import('./bootstrap.mjs')
await import('./run.mjs')
