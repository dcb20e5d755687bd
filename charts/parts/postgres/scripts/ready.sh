#!/bin/sh
# Ready: the server accepts connections.
set -u
exec pg_isready --quiet --host 127.0.0.1 --port "${PGPORT:-5432}" --timeout 3
