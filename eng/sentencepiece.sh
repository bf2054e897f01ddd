#!/bin/sh
# Unpacks Debian's SentencePiece programs (spm_train, spm_encode …) into artifacts/sentencepiece, against which tests and bench/tokenizer-parity
# hold our own tokenizer. Nothing is installed on the system. Safe to repeat; prints the folder of the programs.
# Exit 4 where that cannot be done (no Debian, no network): then the tests that need them are skipped.
set -eu

cd "$(dirname "$0")/.."
version=0.1.97-3+b1
folder=$PWD/artifacts/sentencepiece
stamp=$folder/.version

fail() {
    printf '%s\n' "eng/sentencepiece.sh: $1" >&2
    exit 4
}

if [ ! -x "$folder/spm_encode" ] || [ "$(cat "$stamp" 2> /dev/null)" != "$version" ]; then
    command -v apt-get > /dev/null && command -v dpkg-deb > /dev/null || fail 'needs the package tools of Debian 12 (apt-get, dpkg-deb)'
    mkdir -p "$folder/packages"
    (
        cd "$folder/packages"
        rm -f -- *.deb
        apt-get download "sentencepiece=$version" "libsentencepiece0=$version" > /dev/null 2>&1 ||
            { apt-get update > /dev/null 2>&1 && apt-get download "sentencepiece=$version" "libsentencepiece0=$version" > /dev/null 2>&1; }
    ) || fail "\`apt-get download sentencepiece=$version\` failed"
    for package in "$folder"/packages/*.deb; do
        dpkg-deb -x "$package" "$folder/root"
    done

    # Small programs that find their library beside them, so that callers need no environment of their own.
    for program in spm_train spm_encode spm_decode; do
        printf '#!/bin/sh\nLD_LIBRARY_PATH="%s" exec "%s" "$@"\n' "$folder/root/usr/lib/x86_64-linux-gnu" "$folder/root/usr/bin/$program" > "$folder/$program"
        chmod +x "$folder/$program"
    done
    "$folder/spm_encode" --version > /dev/null 2>&1 || fail 'the programs were unpacked, but do not run here'
    printf '%s\n' "$version" > "$stamp"
fi
printf '%s\n' "$folder"
