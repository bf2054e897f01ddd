#!/bin/sh
# Puts Debian's irstlm (the IRST Language Modeling Toolkit) under artifacts/irstlm: tests let it read our ARPA files, and read its own.
# Only tests need it; where it cannot be fetched, those tests are skipped. Safe to repeat, and quick when nothing is to be done.
set -eu

cd "$(dirname "$0")/.."
folder=artifacts/irstlm
[ -x "$folder/usr/lib/irstlm/bin/compile-lm" ] && exit 0
skipped='the tests against IRSTLM will be skipped'
command -v apt-get > /dev/null && command -v dpkg-deb > /dev/null || { printf '%s\n' "eng/irstlm.sh: this is no Debian; $skipped" >&2; exit 0; }
mkdir -p artifacts
work=$(mktemp -d artifacts/irstlm-XXXXXX)
trap 'rm -rf "$work"' EXIT
(cd "$work" && { apt-get -qq download irstlm libirstlm1 || { apt-get -qq update && apt-get -qq download irstlm libirstlm1; }; }) > /dev/null 2>&1 ||
    { printf '%s\n' "eng/irstlm.sh: \`apt-get download irstlm libirstlm1\` failed; $skipped" >&2; exit 0; }
for package in "$work"/*.deb; do
    dpkg-deb -x "$package" "$work/root"
done

# One of several that fetch at once wins; the others find it there.
mv -T "$work/root" "$folder" 2> /dev/null || [ -x "$folder/usr/lib/irstlm/bin/compile-lm" ]
