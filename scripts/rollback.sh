#!/bin/sh
# Brings the release before the present one back to an environment (seed row C086): shows what changes, asks on a
# terminal, commits.
#   scripts/rollback.sh ENVIRONMENT [SYSTEM] [--yes] [--to REF] [--service NAME] [--approved-by NAME] [--push] ...
# SYSTEM is craftista unless named; every option of `trellis rollback` may follow.
set -eu
case "${1-}" in '' | -*) echo "usage: $0 ENVIRONMENT [SYSTEM] [OPTION...]" >&2 && exit 2 ;; *) environment=$1 && shift ;; esac
case "${1-}" in '' | -*) system=craftista ;; *) system=$1 && shift ;; esac
exec node "$(dirname "$0")/../bin/trellis" rollback "$system/$environment" --commit "$@"
