#!/bin/sh
# Puts a program of Debian under artifacts/NAME, for tests and benchmarks that hold our own against it; nothing is installed on the system.
# usage: eng/debian-program.sh NAME PROGRAM PACKAGE…     PROGRAM: where it lies in the packages, such as usr/bin/fasttext
# Where it cannot be fetched, says so and ends well: what needs it is skipped. Safe to repeat, and quick when nothing is to be done.
set -eu

cd "$(dirname "$0")/.."
name=$1 program=$2
shift 2
folder=artifacts/$name
[ -x "$folder/$program" ] && exit 0
skipped="the tests against $name will be skipped"
command -v apt-get > /dev/null && command -v dpkg-deb > /dev/null || { printf '%s\n' "eng/debian-program.sh: this is no Debian; $skipped" >&2; exit 0; }
mkdir -p artifacts
work=$(mktemp -d "$folder-XXXXXX")
trap 'rm -rf "$work"' EXIT
(cd "$work" && { apt-get -qq download "$@" || { apt-get -qq update && apt-get -qq download "$@"; }; }) > /dev/null 2>&1 ||
    { printf '%s\n' "eng/debian-program.sh: \`apt-get download $*\` failed; $skipped" >&2; exit 0; }
for package in "$work"/*.deb; do
    dpkg-deb -x "$package" "$work/root"
done

# One of several that fetch at once wins; the others find it there.
mv -T "$work/root" "$folder" 2> /dev/null || [ -x "$folder/$program" ]
