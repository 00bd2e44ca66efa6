#!/usr/bin/env bash
# Installs what the tests use beyond Python, on Debian and its kin: Chromium for the tests of the pages. Without it, and
# on other systems, those tests are skipped and say so. Does nothing where it is there already.
set -euo pipefail
command -v chromium >/dev/null && exit 0
command -v apt-get >/dev/null || { echo "no apt-get here; install Chromium by hand to run tests/e2e"; exit 0; }
as_root=()
[ "$(id -u)" = 0 ] || as_root=(sudo -n)
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq || echo "the package lists could not be renewed; going on with those there are"
"${as_root[@]}" apt-get install -y -qq --no-install-recommends chromium >/dev/null \
  || echo "Chromium could not be installed; tests/e2e will be skipped"
