#!/bin/sh
# Puts the dump in WORK into the object store, then removes what is older than the retention. In this order: a store
# whose dumps fail keeps its last good ones for ever.
# TARGET (remote:bucket/folder), RETENTION_DAYS; the remote by RCLONE_CONFIG_* variables.
set -eu
: "${WORK:=/work}"
case "$RETENTION_DAYS" in '' | 0 | *[!0-9]*) echo 'RETENTION_DAYS must be a number of days above 0' >&2; exit 1 ;; esac
set -- "$WORK"/[0-9]*Z.*
if [ "$#" -ne 1 ] || [ ! -s "$1" ]; then
  echo "there is no dump in $WORK, or more than one" >&2
  exit 1
fi
rclone copyto "$1" "$TARGET/$(basename "$1")" --s3-no-check-bucket
rclone delete "$TARGET" --min-age "${RETENTION_DAYS}d" --use-server-modtime
printf 'kept for %s days: %s/%s\n' "$RETENTION_DAYS" "$TARGET" "$(basename "$1")"
