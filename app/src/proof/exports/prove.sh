#!/usr/bin/env bash
# The validators of the receivers read the published files of a demonstration.
#   app/src/proof/exports/prove.sh SITE SCHEMAS
# Called by bin/prove, which serves SITE. Needs Node 20 and the npm registry.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd) site=$1 schemas=$(cd "$2" && pwd) work=$PWD/target/proof/exports
mkdir -p "$work"
cp "$here"/{package.json,validate.mjs} "$work/"
[ -d "$work/node_modules/ajv" ] || (cd "$work" && npm install --ignore-scripts --no-audit --no-fund --silent --no-package-lock) || exit 1
cd "$work" && node validate.mjs "$site" "$schemas"
