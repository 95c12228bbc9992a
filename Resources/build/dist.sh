#!/bin/sh
# dist.sh PROGRAM FOLDER
# Packs the built program, its data and an installer into a tarball in a folder, and prints its path. `make dist` calls it.
set -eu
program=$1 folder=$2
cd "$(dirname "$0")/../.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
version=$("$program" --version | sed 's/^dateline \([0-9.]*\).*/\1/')
name=dateline-$version-linux-$(uname -m)
: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct 2>/dev/null || date +%s)}"

make --no-print-directory -s install DESTDIR="$work/$name" PREFIX=
cp LICENSE NOTICE CHANGELOG.md README.md "$work/$name"
install -m 755 Resources/build/install.sh "$work/$name/install.sh"

mkdir -p "$folder"
tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -cf - "$name" |
    gzip -9n > "$folder/$name.tar.gz"
echo "$folder/$name.tar.gz"
