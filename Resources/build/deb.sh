#!/bin/sh
# deb.sh PROGRAM FOLDER
# Makes a Debian package of the built program in a folder, and prints its path. `make deb` calls it.
#
# What the package depends on is read from the program: the libraries it is linked with and those it loads later by name
# (libcurl, libxml2, libfribidi), each with the oldest version that has what is called.
set -eu
program=$1 folder=$2
cd "$(dirname "$0")/../.."

for tool in dpkg-shlibdeps dpkg-deb cc; do
    command -v "$tool" >/dev/null 2>&1 || { echo "make deb needs $tool: install dpkg-dev and a C compiler" >&2; exit 1; }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
version=$("$program" --version | sed 's/^dateline \([0-9.]*\).*/\1/')-1
architecture=$(dpkg --print-architecture)
# Of the commit, so that two builds of it are the same to the byte.
: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct 2>/dev/null || date +%s)}"
export SOURCE_DATE_EPOCH
maintainer=${MAINTAINER:-Dateline authors <authors@dateline.invalid>}

# The files, where Debian wants them.
make --no-print-directory -s install DESTDIR="$root" PREFIX=/usr ZSH="$root/usr/share/zsh/vendor-completions/_dateline"
doc=$root/usr/share/doc/dateline
mkdir -p "$doc" "$root/usr/share/lintian/overrides" "$root/DEBIAN"
rm "$root/usr/share/dateline/LICENSE" "$root/usr/share/dateline/NOTICE"
{
    echo "Dateline, a news reader for the terminal."
    echo
    cat LICENSE
    echo
    cat NOTICE
    echo
    echo "On Debian systems, the text of the Apache License is in /usr/share/common-licenses/Apache-2.0."
} > "$doc/copyright"
gzip -9n < CHANGELOG.md > "$doc/changelog.gz"
gzip -9n <<END > "$doc/changelog.Debian.gz"
dateline ($version) unstable; urgency=medium

  * See changelog.gz.

 -- $maintainer  $(date -u -R -d "@$SOURCE_DATE_EPOCH")
END
gzip -9n "$root/usr/share/man/man1/dateline.1"
cat > "$root/usr/share/lintian/overrides/dateline" <<END
# Yams brings its own libyaml and cannot be built with the system's.
dateline: embedded-library libyaml *
END

# dpkg-shlibdeps sees only what a file is linked with. So a library is linked with everything the program names,
# including what it loads later, and is looked at beside it.
mkdir "$work/debian"
printf 'Source: dateline\n\nPackage: dateline\nArchitecture: any\n' > "$work/debian/control"
# libpq is needed by those alone whose library is on a server.
named=$(grep -aoE 'lib[A-Za-z0-9_+-]+\.so\.[0-9]+' "$program" | sort -u | grep -v '^libpq' | sed 's/^/-l:/')
# Splitting the words is wanted: it is a list.
cc -shared -o "$work/loads.so" -Wl,--no-as-needed $named
(cd "$work" && dpkg-shlibdeps -O root/usr/bin/dateline loads.so > depends 2> said) || { cat "$work/said" >&2; exit 1; }
depends=$(sed 's/^shlibs:Depends=//' "$work/depends")

cat > "$root/DEBIAN/control" <<END
Package: dateline
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du -sk --apparent-size "$root/usr" | cut -f 1)
Depends: $depends
Recommends: ca-certificates
Suggests: xdg-utils, pandoc, poppler-utils, chafa, libpq5
Section: news
Priority: optional
Description: news reader for the terminal that knows who and where
 Dateline opens an archive of articles and feeds, shows beside each article
 the people, places, organisations, weapons and products in it, and goes from
 mention to mention through the whole archive. It works offline, on one
 machine, from one library file.
END
(cd "$root" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) > "$root/DEBIAN/md5sums"
find "$root" -type d -exec chmod 755 {} +

mkdir -p "$folder"
package=$folder/dateline_${version}_$architecture.deb
dpkg-deb --root-owner-group --build "$root" "$package" >/dev/null
echo "$package"
