#!/bin/sh
# Restores the tokenizer cases of html5lib-tests (MIT licence) for Html5LibTests: no npm package of that name exists, but parse5 0.6.1 carries them.
# Only tests need them; without Node.js or a network those tests are skipped. Safe to repeat, and quick when nothing is to be done.
set -eu

cd "$(dirname "$0")/html"
[ -d node_modules/parse5/test/data/tokenizer ] && exit 0
skipped='the cases of html5lib-tests will be skipped'
command -v npm > /dev/null || { printf '%s\n' "eng/html-cases.sh: npm is missing; $skipped" >&2; exit 0; }
npm ci --no-audit --no-fund --ignore-scripts --loglevel=error >&2 || printf '%s\n' "eng/html-cases.sh: npm ci failed; $skipped" >&2
