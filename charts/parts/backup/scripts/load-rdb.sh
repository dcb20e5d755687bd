#!/bin/sh
# Starts a private Redis that holds the RDB file $1 and listens on the socket $2 alone; gives it $3 seconds to load.
set -eu
: "${WORK:=/work}"
redis-server --port 0 --unixsocket "$2" --dir "$(dirname "$1")" --dbfilename "$(basename "$1")" --save '' --appendonly no \
  --daemonize yes --logfile "$WORK/private.log" > /dev/null
waited=0
until [ "$(redis-cli -s "$2" PING 2> /dev/null)" = PONG ]; do
  waited=$((waited + 1))
  if [ "$waited" -gt "$3" ]; then
    cat "$WORK/private.log" >&2
    exit 1
  fi
  sleep 1
done
