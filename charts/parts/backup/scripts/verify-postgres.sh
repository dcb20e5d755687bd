#!/bin/sh
# Proves that the dump in WORK can be restored: into a server of its own, every table of the dump, within the RTO,
# from a dump no older than the RPO. RPO_SECONDS, RTO_SECONDS.
set -eu
: "${WORK:=/work}" "${SCRIPTS:=/scripts}"
started=$(date +%s)
set -- "$WORK"/[0-9]*Z.dump
sh "$SCRIPTS/check-age.sh" "$1"
initdb --pgdata="$WORK/scratch" --auth=trust --username=postgres --no-sync > /dev/null
pg_ctl --pgdata="$WORK/scratch" --wait --silent --log="$WORK/scratch.log" start -o "-c listen_addresses='' -k $WORK -F" || {
  cat "$WORK/scratch.log" >&2
  exit 1
}
# shellcheck disable=SC2064 # WORK does not change.
trap "pg_ctl --pgdata='$WORK/scratch' --mode=immediate --silent stop" EXIT
export PGHOST="$WORK" PGUSER=postgres
createdb restored
pg_restore --no-owner --no-privileges --exit-on-error --dbname=restored "$1"
expected=$(pg_restore --list "$1" | grep -c ' TABLE DATA ' || true)
found=$(psql --dbname=restored --no-align --tuples-only --command="SELECT count(*) FROM pg_stat_user_tables")
if [ "$found" -lt "$expected" ]; then
  printf 'only %s of %s tables came back\n' "$found" "$expected" >&2
  exit 1
fi
sh "$SCRIPTS/check-duration.sh" "$started" "$1, $found tables"
