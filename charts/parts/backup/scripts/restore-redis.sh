#!/bin/sh
# Puts the dump in WORK in place of what Redis holds: a private server loads the file and hands its keys over.
# STORE_HOST; password in CREDENTIALS (password).
set -eu
: "${STORE_HOST:?}" "${WORK:=/work}" "${CREDENTIALS:=/run/secrets/redis}" "${STORE_PORT:=6379}" "${SCRIPTS:=/scripts}"
password=$(cat "$CREDENTIALS/password")
set -- "$WORK"/[0-9]*Z.rdb
socket="$WORK/private.sock"
redis-check-rdb "$1" > /dev/null
sh "$SCRIPTS/load-rdb.sh" "$1" "$socket" 600
REDISCLI_AUTH="$password" redis-cli --no-auth-warning -e -h "$STORE_HOST" -p "$STORE_PORT" FLUSHALL > /dev/null
moved=$(redis-cli -e -s "$socket" --eval "$SCRIPTS/hand-over-keys.lua" , "$STORE_HOST" "$STORE_PORT" "$password")
redis-cli -s "$socket" SHUTDOWN NOSAVE > /dev/null 2>&1 || true
printf 'restored %s keys of %s into %s\n' "$moved" "$(basename "$1")" "$STORE_HOST"
