#!/bin/sh
# Follows a rotated password without a restart, beside a node or a Sentinel (KIND). A restart would not do: nodes that
# know only the new password and nodes that know only the old one refuse one another, and a failover in that hour
# loses writes.
#
# First the program accepts the new password as well; SETTLE_SECONDS later, when every Pod has seen the new Secret, it
# uses it towards the others. The old one stays valid until the Pod is next restarted, which then costs nothing.
set -u
: "${KIND:?}" "${PASSWORD_FILE:=/run/secrets/redis/password}" "${STARTED_WITH:?}"
: "${SETTLE_SECONDS:=180}" "${WATCH_SECONDS:=10}" "${PROBE_HOST:=127.0.0.1}" "${PROBE_PORT:=6379}"
trap 'exit 0' TERM
pause() { sleep "$1" & wait $!; }

# Commands by standard input: arguments are everybody's to read. Errors come back as text.
say_to_redis() {
  answer=$(REDISCLI_AUTH="$1" timeout 4 redis-cli --no-auth-warning -h "$PROBE_HOST" -p "$PROBE_PORT" --raw 2>&1)
  [ "$answer" = OK ] || { printf 'follow-password.sh: %s\n' "$answer" >&2; return 1; }
}

while :; do
  old=$(cat "$STARTED_WITH" 2> /dev/null)
  new=$(cat "$PASSWORD_FILE")
  if [ -n "$old" ] && [ -n "$new" ] && [ "$old" != "$new" ]; then
    if printf 'ACL SETUSER default >%s\n' "$new" | say_to_redis "$old"; then
      echo 'the new password is accepted beside the old one'
      pause "$SETTLE_SECONDS"
      if [ "$KIND" = sentinel ]; then
        printf 'SENTINEL SET main auth-pass %s\n' "$new" | say_to_redis "$new" &&
          printf 'SENTINEL CONFIG SET sentinel-pass %s\n' "$new" | say_to_redis "$new"
      else
        printf 'CONFIG SET masterauth %s\n' "$new" | say_to_redis "$new"
      fi && (umask 077 && printf '%s' "$new" > "$STARTED_WITH") && echo 'the new password is in use'
    fi
  fi
  pause "$WATCH_SECONDS"
done
