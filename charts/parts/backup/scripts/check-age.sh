#!/bin/sh
# Fails where the dump named by $1 (…/20261121T020000Z.suffix) is older than RPO_SECONDS.
set -eu
stamp=$(basename "$1" | sed -n 's/^\(....\)\(..\)\(..\)T\(..\)\(..\)\(..\)Z\..*/\1-\2-\3 \4:\5:\6/p')
age=$(($(date -u +%s) - $(date -u -d "$stamp" +%s)))
if [ "$age" -gt "$RPO_SECONDS" ]; then
  printf '%s is %s s old; no more than %s s of work may be lost\n' "$(basename "$1")" "$age" "$RPO_SECONDS" >&2
  exit 1
fi
