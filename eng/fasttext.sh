#!/bin/sh
# Debian's fasttext, which tests and bench/fasttext-parity hold the own reader against.
exec "$(dirname "$0")/debian-program.sh" fasttext usr/bin/fasttext fasttext libfasttext0
