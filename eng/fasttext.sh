#!/bin/sh
# Puts Debian's fasttext under artifacts/fasttext, which tests and bench/fasttext-parity hold the own reader against.
# Only tests need it; where it cannot be fetched, those tests are skipped. Safe to repeat, and quick when nothing is to be done.
set -eu

cd "$(dirname "$0")/.."
folder=artifacts/fasttext
[ -x "$folder/usr/bin/fasttext" ] && exit 0
skipped='the tests against fastText will be skipped'
command -v apt-get > /dev/null && command -v dpkg-deb > /dev/null || { printf '%s\n' "eng/fasttext.sh: this is no Debian; $skipped" >&2; exit 0; }
mkdir -p artifacts
work=$(mktemp -d artifacts/fasttext-XXXXXX)
trap 'rm -rf "$work"' EXIT
(cd "$work" && { apt-get -qq download fasttext libfasttext0 || { apt-get -qq update && apt-get -qq download fasttext libfasttext0; }; }) > /dev/null 2>&1 ||
    { printf '%s\n' "eng/fasttext.sh: \`apt-get download fasttext libfasttext0\` failed; $skipped" >&2; exit 0; }
for package in "$work"/*.deb; do
    dpkg-deb -x "$package" "$work/root"
done

# One of several that fetch at once wins; the others find it there.
mv -T "$work/root" "$folder" 2> /dev/null || [ -x "$folder/usr/bin/fasttext" ]
