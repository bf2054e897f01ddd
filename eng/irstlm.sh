#!/bin/sh
# Debian's irstlm (the IRST Language Modeling Toolkit): tests let it read our ARPA files, and read its own.
exec "$(dirname "$0")/debian-program.sh" irstlm usr/lib/irstlm/bin/compile-lm irstlm libirstlm1
