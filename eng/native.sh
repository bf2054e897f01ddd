#!/bin/sh
# Restores the native libraries that the program needs and NuGet does not carry:
#   libduckdb.so   from the npm package that DuckDB's publisher ships (eng/native/package.json, pinned by its lock file)
#   libzstd.so.1   from the operating system
# Safe to repeat, and quick when nothing is to be done.
set -eu

cd "$(dirname "$0")/native"
folder=node_modules/@duckdb/node-bindings-linux-x64
stamp=node_modules/.tsumugi-stamp

fail() {
    printf '%s\n' "eng/native.sh: $1" >&2
    exit 4
}

# The stamp holds the lock file's own checksum: another version in the lock means another restore.
wanted=$(cksum < package-lock.json)
if [ -f "${TSUMUGI_NATIVE:-/nowhere}/libduckdb.so" ]; then
    : # The owner brings the library: nothing is fetched, which is how a machine without a network is set up.
elif [ ! -f "$folder/libduckdb.so" ] || [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$wanted" ]; then
    [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] ||
        fail "DuckDB's library is pinned for Linux on x86-64 only; this is $(uname -s) on $(uname -m)"
    command -v node > /dev/null || fail 'node is missing; install Node.js 20 or later, it is only needed to restore packages'
    command -v npm > /dev/null || fail 'npm is missing; it comes with Node.js 20 or later'
    major=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
    [ "$major" -ge 20 ] || fail "Node.js is $(node --version), expected version 20 or later"

    # One restore at a time: test projects may call this side by side.
    if command -v flock > /dev/null && [ -z "${TSUMUGI_NATIVE_LOCKED:-}" ]; then
        TSUMUGI_NATIVE_LOCKED=1 exec flock . sh ../native.sh
    fi

    npm ci --no-audit --no-fund --ignore-scripts --loglevel=error >&2 || fail '`npm ci` failed; its own message is above'
    [ -f "$folder/libduckdb.so" ] || fail "npm ended well, but $folder/libduckdb.so is not there"
    printf '%s\n' "$wanted" > "$stamp"
fi

has_zstd() {
    for ldconfig in ldconfig /sbin/ldconfig /usr/sbin/ldconfig; do
        if command -v "$ldconfig" > /dev/null; then
            "$ldconfig" -p | grep -q 'libzstd\.so\.1 '
            return
        fi
    done
    ls /lib/libzstd.so.1 /usr/lib/libzstd.so.1 /lib64/libzstd.so.1 /usr/lib64/libzstd.so.1 2> /dev/null | grep -q .
}

if ! has_zstd && [ -z "${TSUMUGI_NATIVE:-}" ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
        { apt-get install -y --no-install-recommends libzstd1 || { apt-get update && apt-get install -y --no-install-recommends libzstd1; }; } >&2 ||
            fail 'libzstd.so.1 is missing, and `apt-get install libzstd1` failed'
    else
        fail 'libzstd.so.1 is missing; Debian and Ubuntu: `apt-get install libzstd1`, Red Hat: `dnf install libzstd`'
    fi
fi
