# shellcheck shell=bash
# Sourced by the scripts of clusters: Debian's packages, unpacked into $home, and wrappers in $home/bin for the programs that clients call.
# Before: home, packages=(…), libraries_path (of the loader), commands_folder, commands=(…), probe (a program that must run here).

fail() { printf '%s\n' "eng/cluster/$(basename "$0"): $1" >&2; exit 4; }

unpack() {
  [ "$(cat "$home/.packages" 2> /dev/null)" = "${packages[*]}" ] && return
  command -v apt-get > /dev/null && command -v dpkg-deb > /dev/null || fail 'needs the package tools of Debian 12 (apt-get, dpkg-deb)'
  rm -rf "$home"; mkdir -p "$home/packages" "$home/bin"
  (cd "$home/packages" && { apt-get -qq download "${packages[@]}" || { apt-get -qq update && apt-get -qq download "${packages[@]}"; }; }) > /dev/null 2>&1 ||
    fail "\`apt-get download ${packages[*]}\` failed"
  for package in "$home"/packages/*.deb; do dpkg-deb -x "$package" "$home/root"; done
  # The loader gets the folder as an argument and not by LD_LIBRARY_PATH: sbatch hands its environment on to the jobs.
  for program in "${commands[@]}"; do
    printf '#!/bin/sh\nexec /lib64/ld-linux-x86-64.so.2 --library-path "%s" "%s" "$@"\n' "$libraries_path" "$commands_folder/$program" > "$home/bin/$program"
    chmod +x "$home/bin/$program"
  done
  /lib64/ld-linux-x86-64.so.2 --library-path "$libraries_path" --list "$probe" > /dev/null 2>&1 || fail 'the programs were unpacked, but do not run here'
  printf '%s\n' "${packages[*]}" > "$home/.packages"
}

# One of several that unpack at once does it; the others wait for it.
install_once() {
  mkdir -p "$(dirname "$home")"
  exec 9> "$home.lock"
  flock 9
  unpack
  flock -u 9
  exec 9>&-
}
