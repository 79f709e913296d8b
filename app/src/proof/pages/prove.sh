#!/usr/bin/env bash
# Alfa, QualWeb and the HTML checker of the W3C (vnu) read the pages of a demonstration.
#   app/src/proof/pages/prove.sh SITE
# Called by bin/prove, which serves SITE. Needs Node 20, Chromium and the npm registry.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd) site=$1 root=$PWD work=$PWD/target/proof/pages
mkdir -p "$work"
cp "$here"/*.{json,mjs} "$work/"
[ -d "$work/node_modules/vnu-jar" ] || (cd "$work" && npm install --ignore-scripts --no-audit --no-fund --silent --no-package-lock) || exit 1
rm -rf "$work/html"
bad=0
(cd "$work" && node crawl.mjs "$site" "$root" "$work/html" "$here/ignored.tsv") || bad=1
(cd "$work" && node qualweb.mjs "$work/html" "$here/ignored.tsv") || bad=1
"$JAVA_HOME/bin/java" -Xss4m -jar "$work/node_modules/vnu-jar/build/dist/vnu.jar" --format json --stdout --exit-zero-always \
  "$work"/html/*.html >"$work/vnu.json" || bad=1
python3 "$here/vnu.py" "$work/vnu.json" "$work/html/pages.tsv" "$here/ignored.tsv" || bad=1
exit $bad
