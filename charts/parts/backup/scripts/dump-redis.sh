#!/bin/sh
# Copies a Redis data set into WORK as an RDB file, as a replica would receive it, and checks the file.
# STORE_HOST; password in CREDENTIALS (password).
set -eu
: "${STORE_HOST:?}" "${WORK:=/work}" "${CREDENTIALS:=/run/secrets/redis}" "${STORE_PORT:=6379}"
REDISCLI_AUTH=$(cat "$CREDENTIALS/password")
export REDISCLI_AUTH
file="$WORK/$(date -u +%Y%m%dT%H%M%SZ).rdb"
redis-cli --no-auth-warning -h "$STORE_HOST" -p "$STORE_PORT" --rdb "$file.part"
redis-check-rdb "$file.part" > "$WORK/check.log" || { cat "$WORK/check.log" >&2; exit 1; }
mv "$file.part" "$file"
printf 'dumped %s: %s bytes\n' "$(basename "$file")" "$(wc -c < "$file")"
