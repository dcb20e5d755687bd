#!/bin/sh
# Proves that the dump in WORK can be restored: a server of its own loads it, within the RTO, from a dump no older
# than the RPO. RPO_SECONDS, RTO_SECONDS.
set -eu
: "${WORK:=/work}" "${SCRIPTS:=/scripts}"
started=$(date +%s)
set -- "$WORK"/[0-9]*Z.rdb
sh "$SCRIPTS/check-age.sh" "$1"
redis-check-rdb "$1" > /dev/null
socket="$WORK/private.sock"
sh "$SCRIPTS/load-rdb.sh" "$1" "$socket" "$RTO_SECONDS"
keys=$(redis-cli -s "$socket" INFO keyspace | sed -n 's/^db[0-9]*:keys=\([0-9]*\),.*/\1/p' | awk '{ n += $1 } END { print n + 0 }')
redis-cli -s "$socket" SHUTDOWN NOSAVE > /dev/null 2>&1 || true
sh "$SCRIPTS/check-duration.sh" "$started" "$1, $keys keys"
