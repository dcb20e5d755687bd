#!/bin/sh
# Promotes the image tags of staging to prod (seed rows C022, C029 to C035), with everything that waits there: refuses
# without an approval, shows the whole rendered difference, asks on a terminal, commits and makes a release tag.
#   scripts/promote-to-prod.sh [SYSTEM] --approved-by NAME [--yes] [--push] [--ticket ID] ...
# SYSTEM is craftista unless named; every option of `trellis promote` may follow.
set -eu
case "${1-}" in '' | -*) system=craftista ;; *) system=$1 && shift ;; esac
exec node "$(dirname "$0")/../bin/trellis" promote "$system" staging prod --commit --tag "$@"
