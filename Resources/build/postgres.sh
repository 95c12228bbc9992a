#!/bin/sh
# postgres.sh PROGRAM
# Tries the program on PostgreSQL: starts a server of its own in a temporary folder, reached through a Unix socket there and
# by nobody else, fills a library with the articles that come with Dateline, and opens the reader. All of it is gone when
# the reader is closed.
set -eu

program=$(realpath "$1")
articles=$(realpath "$(dirname "$0")/../../articles")

initdb=$(ls -1 /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -1)
[ -n "$initdb" ] || initdb=$(command -v initdb || true)
if [ -z "$initdb" ]; then
    echo "PostgreSQL is not installed; in Debian: apt-get install --no-install-recommends postgresql-15" >&2
    exit 1
fi
bin=$(dirname "$initdb")

# PostgreSQL refuses to run as root: then it runs as the user that its package makes.
as_server() {
    if [ "$(id -u)" -eq 0 ]; then (cd /tmp && runuser -u postgres -- "$@"); else "$@"; fi
}

folder=$(mktemp -d /tmp/dateline-postgres.XXXXXX)
stop() {
    as_server "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT TERM
[ "$(id -u)" -ne 0 ] || chown postgres "$folder"

as_server "$bin/initdb" -D "$folder/data" -U owner --auth=trust -E UTF8 --locale=C >/dev/null
as_server "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w \
    -o "-c listen_addresses='' -c unix_socket_directories=$folder -c fsync=off" start >/dev/null
as_server "$bin/createdb" -h "$folder" -U owner news

library="postgres://owner@/news?host=$folder"
"$program" library create "$library"
"$program" import --library "$library" "$articles"
[ -t 1 ] || exit 0
"$program" --library "$library"
