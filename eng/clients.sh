#!/bin/sh
# Restores the official OpenAI client for JavaScript, which the tests of the server let loose on it, and Hugging Face's tokenizers, which read ours.
# Only tests need it; without Node.js or a network those tests are skipped. Safe to repeat, and quick when nothing is to be done.
set -eu

cd "$(dirname "$0")/clients"
[ -d node_modules/openai ] && [ -d node_modules/@huggingface/tokenizers ] && exit 0
skipped='the tests with the official OpenAI client and the tokenizers of Hugging Face will be skipped'
command -v npm > /dev/null || { printf '%s\n' "eng/clients.sh: npm is missing; $skipped" >&2; exit 0; }
npm ci --no-audit --no-fund --ignore-scripts --omit=optional --loglevel=error >&2 || printf '%s\n' "eng/clients.sh: npm ci failed; $skipped" >&2
