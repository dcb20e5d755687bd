#!/bin/sh
# Brings the server to what the Pod declares (replica set, users, passwords) when it starts and whenever the Secret
# changes, as often as it takes. It runs beside each server, so that nothing waits for a Job and a rotated password
# needs no restart.
set -u
: "${SECRETS:=/run/secrets/mongodb}" "${SCRIPT:=/scripts/reconcile.js}" "${RETRY_SECONDS:=5}" "${WATCH_SECONDS:=20}"
applied=
trap 'exit 0' TERM
while :; do
  wanted=$(cat "$SECRETS"/* | cksum)
  pause=$WATCH_SECONDS
  if [ "$wanted" != "$applied" ]; then
    if mongosh --quiet --norc --nodb "$SCRIPT"; then
      applied=$wanted
    else
      pause=$RETRY_SECONDS
    fi
  fi
  sleep "$pause" &
  wait $!
done
