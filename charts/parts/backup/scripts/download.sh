#!/bin/sh
# Fetches one dump into WORK: BACKUP by its name, otherwise the latest (their names sort by time).
# TARGET (remote:bucket/folder); the remote by RCLONE_CONFIG_* variables.
set -eu
: "${WORK:=/work}" "${BACKUP:=}"
name=${BACKUP:-$(rclone lsf --files-only "$TARGET" | LC_ALL=C sort | tail -n 1)}
if [ -z "$name" ]; then
  echo "there is no backup in $TARGET" >&2
  exit 1
fi
rclone copyto "$TARGET/$name" "$WORK/$name"
printf 'fetched %s\n' "$name"
