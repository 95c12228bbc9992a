#!/bin/sh
# install.sh [PREFIX]               puts Dateline below PREFIX
# install.sh --uninstall [PREFIX]   takes away what it put there
#
# PREFIX is /usr/local for root, ~/.local for everybody else.
set -eu
here=$(cd "$(dirname "$0")" && pwd)

action=install
case ${1-} in
--uninstall) action=uninstall; shift ;;
-*) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 64 ;;
esac
if [ "$(id -u)" -eq 0 ]; then prefix=${1-/usr/local}; else prefix=${1-$HOME/.local}; fi

files() { (cd "$here" && find bin share -type f); }

if [ "$action" = uninstall ]; then
    files | while read -r file; do rm -f "$prefix/$file"; done
    rmdir "$prefix/share/dateline/articles" "$prefix/share/dateline" 2>/dev/null || true
    echo "Dateline is no longer in $prefix. Your library and configuration were left alone."
    exit 0
fi

# Whether it can run here at all, before anything is copied.
if ! said=$("$here/bin/dateline" --version 2>&1); then
    echo "Dateline does not start on this system:" >&2
    echo "$said" >&2
    echo "It needs ncursesw 6, SQLite 3, zlib, zstd, and a C library as new as the one it was built with." >&2
    exit 1
fi

files | while read -r file; do
    mkdir -p "$prefix/$(dirname "$file")"
    cp "$here/$file" "$prefix/$file.new"
    mv "$prefix/$file.new" "$prefix/$file"
done
echo "Installed $said in $prefix."

# These two are loaded when they are first needed, so the program starts without them.
for pair in "libcurl.so.4 fetch feeds" "libxml2.so.2 read web pages and feeds"; do
    library=${pair%% *}
    PATH=$PATH:/sbin:/usr/sbin
    if command -v ldconfig >/dev/null && ! ldconfig -p | grep -q "$library "; then
        echo "Without $library, which is not installed, it cannot ${pair#* }."
    fi
done
case :$PATH: in
*:"$prefix/bin":*) ;;
*) echo "$prefix/bin is not on your PATH: add it, or start $prefix/bin/dateline." ;;
esac
