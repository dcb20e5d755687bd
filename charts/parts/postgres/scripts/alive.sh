#!/bin/sh
# Alive: the server answers at all, even "rejecting connections" (1) while it recovers or shuts down.
# Over TCP: during its first start the image runs a temporary server that listens on the socket alone.
set -u
pg_isready --quiet --host 127.0.0.1 --port "${PGPORT:-5432}" --timeout 3
[ $? -le 1 ]
