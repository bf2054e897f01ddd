#!/bin/sh
# Installs the real llama.cpp (npm's node-llama-cpp, prebuilt for Linux on x86-64, versions fixed by eng/llama/package-lock.json) into
# artifacts/llama, where tests and bench/llama-parity compare exported models with it. The program itself never needs it.
# Safe to repeat, and quick when nothing is to be done.
set -eu

cd "$(dirname "$0")/.."
folder=artifacts/llama
stamp=$folder/node_modules/.tsumugi-stamp

fail() {
    printf '%s\n' "eng/llama.sh: $1" >&2
    exit 4
}

wanted=$(cat eng/llama/package-lock.json eng/llama/*.mjs | cksum)
if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$wanted" ]; then
    [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] || fail "llama.cpp is pinned for Linux on x86-64 only; this is $(uname -s) on $(uname -m)"
    command -v npm > /dev/null || fail 'npm is missing; it comes with Node.js 20 or later'
    mkdir -p "$folder"
    if command -v flock > /dev/null && [ -z "${TSUMUGI_LLAMA_LOCKED:-}" ]; then
        TSUMUGI_LLAMA_LOCKED=1 exec flock "$folder" sh eng/llama.sh
    fi

    cp eng/llama/package.json eng/llama/package-lock.json eng/llama/.npmrc eng/llama/*.mjs "$folder/"

    # The builds for graphics cards and other systems are optional dependencies, some half a gigabyte each; the one for processors is named
    # directly. `npm ci` would ask for all of them in the lock file, also those that a feed does not carry; `npm install` keeps to the versions
    # and checksums of the lock file as well.
    (cd "$folder" && npm install --omit=optional --no-save --no-audit --no-fund --ignore-scripts --loglevel=error >&2) || fail '`npm install` failed; its own message is above'
    [ -f "$folder/node_modules/node-llama-cpp/package.json" ] || fail 'npm ended well, but node-llama-cpp is not there'
    printf '%s\n' "$wanted" > "$stamp"
fi
