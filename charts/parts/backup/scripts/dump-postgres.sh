#!/bin/sh
# Dumps one PostgreSQL database into WORK, in the custom format, and reads the dump's table of contents back.
# PGHOST, PGDATABASE; credentials in CREDENTIALS (username, password).
set -eu
: "${WORK:=/work}" "${CREDENTIALS:=/run/secrets/postgres}"
PGUSER=$(cat "$CREDENTIALS/username")
PGPASSWORD=$(cat "$CREDENTIALS/password")
export PGUSER PGPASSWORD PGCONNECT_TIMEOUT=10
file="$WORK/$(date -u +%Y%m%dT%H%M%SZ).dump"
pg_dump --format=custom --no-password --file="$file.part"
pg_restore --list "$file.part" > /dev/null
mv "$file.part" "$file"
printf 'dumped %s: %s bytes\n' "$(basename "$file")" "$(wc -c < "$file")"
