#!/bin/sh
# Puts the archive in WORK in place of the collections it holds, and replays the oplog in it where there is one.
# As a member of the set (keyfile): replaying an oplog needs every privilege (mongorestore, "--oplogReplay").
# STORE_HOSTS (host:port,...), REPLICA_SET; credentials in CREDENTIALS.
set -eu
: "${WORK:=/work}" "${CREDENTIALS:=/run/secrets/mongodb}" "${REPLICA_SET:=}"
# The keyfile is base64, of which a URI takes + / = only by their codes.
key=$(tr -d ' \t\r\n' < "$CREDENTIALS/keyfile" | sed 's/+/%2B/g; s,/,%2F,g; s/=/%3D/g')
set -- "$WORK"/[0-9]*Z.archive.gz
archive=$1
parameters='authSource=local'
set --
if [ -n "$REPLICA_SET" ]; then
  parameters="$parameters&replicaSet=$REPLICA_SET"
  set -- --oplogReplay
fi
umask 077
printf 'uri: mongodb://__system:%s@%s/?%s\n' "$key" "$STORE_HOSTS" "$parameters" > "$WORK/mongorestore.yaml"
mongorestore --config="$WORK/mongorestore.yaml" --gzip --archive="$archive" --drop --nsExclude='admin.system.*' "$@"
rm "$WORK/mongorestore.yaml"
printf 'restored %s\n' "$(basename "$archive")"
