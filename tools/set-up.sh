#!/bin/sh
# Brings a machine to the point where Convenor builds (`build`), or builds and is tested (`test`).
# Installs what is missing when it may, says exactly what to install when it may not. Quick when nothing is missing.
set -eu

cd "$(dirname "$0")/.."
purpose=${1:-build}
case $purpose in
    build | test) ;;
    *) echo "usage: tools/set-up.sh [build|test]" >&2; exit 2 ;;
esac

. tools/set-up/packages.sh
. tools/set-up/vendor.sh

need_rust
need_packages "$purpose"
need_node_18
fetch_design_system
if [ "$purpose" = test ]; then fetch_journey_modules; fetch_spark; fetch_s3_server; fetch_cell_keys; fi
