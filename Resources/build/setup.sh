#!/bin/sh
# setup.sh PACKAGE...
# Installs the Debian packages that are missing, and says what it does and why. Swift itself must be there.
set -eu

if ! command -v swift >/dev/null 2>&1; then
    echo "Dateline is built with Swift 6.2 or newer, and no 'swift' is on the PATH." >&2
    echo "Install it (swift.org has it for every Debian and Ubuntu), then try again." >&2
    exit 1
fi

installed() {
    dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'
}

if ! command -v apt-get >/dev/null 2>&1; then
    echo "This system has no apt. Dateline needs the development files of ncursesw (the screen), SQLite 3 (the" >&2
    echo "library), libxml2 (pages and feeds), libcurl (fetching), zlib and zstd (packed files), libpq (libraries on a" >&2
    echo "server), and pkg-config to find them; its tests need tmux. In Debian they are called: $*" >&2
    echo "Install their equivalents here; 'make -o .build/setup-done run' then skips this check." >&2
    exit 1
fi

missing=""
for package in "$@"; do
    installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        echo "These packages are missing, and installing them needs root or sudo:$missing" >&2
        exit 1
    fi
    as_root="sudo"
    echo "Dateline needs these system packages, and asks sudo to install them:$missing"
else
    echo "Installing the system packages that Dateline needs:$missing"
fi
$as_root apt-get update -qq
# The word splitting of $missing is wanted: it is a list.
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
