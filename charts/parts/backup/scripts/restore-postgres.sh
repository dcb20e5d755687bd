#!/bin/sh
# Puts the dump in WORK in place of what the database holds, all or nothing.
# PGHOST, PGDATABASE; credentials in CREDENTIALS (username, password).
set -eu
: "${WORK:=/work}" "${CREDENTIALS:=/run/secrets/postgres}"
PGUSER=$(cat "$CREDENTIALS/username")
PGPASSWORD=$(cat "$CREDENTIALS/password")
export PGUSER PGPASSWORD PGCONNECT_TIMEOUT=10
set -- "$WORK"/[0-9]*Z.dump
pg_restore --clean --if-exists --no-owner --no-privileges --single-transaction --no-password --dbname="$PGDATABASE" "$1"
printf 'restored %s into %s on %s\n' "$(basename "$1")" "$PGDATABASE" "$PGHOST"
