#!/usr/bin/env bash
# Two suites of the W3C for verifiable credentials, and @digitalbazaar/vc, judge the badges of the product.
#   app/src/proof/badges/prove.sh SUITES    the folder of the suites: ../shared/reference/suites/w3c
# Called by bin/prove, which has built target/app. Needs Node 18 or newer and the npm registry.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}") suites=$1 work=target/proof/badges port=18441
mkdir -p "$work"
if [ ! -d "$work/w3c/ready" ]; then
  rm -rf "$work/w3c"
  cp -r "$suites" "$work/w3c"
  chmod -R u+w "$work/w3c"
  # The first suite signs a credential of version 1.1 of the data model; the product signs version 2.0 alone.
  sed -i 's#https://www.w3.org/2018/credentials/v1#https://www.w3.org/ns/credentials/v2#; s/issuanceDate/validFrom/' \
    "$work/w3c/data-integrity-test-suite-assertion/validVc.json"
  for suite in vc-di-eddsa-test-suite vc-data-model-2.0-test-suite; do
    (cd "$work/w3c/$suite" && npm install --omit=dev --install-links --ignore-scripts --no-audit --no-fund --silent)
  done
  mkdir "$work/w3c/ready"
fi
rm -rf "$work/classes"
mkdir "$work/classes"
classes="$work/classes:label/target/classes:target/app/lib/*"
"$JAVA_HOME/bin/javac" -nowarn -d "$work/classes" -cp "$classes" "$here"/*.java
"$JAVA_HOME/bin/java" -Dsuite="$work/w3c/vc-di-eddsa-test-suite" -cp "$classes" org.tousaidants.label.badges.CredentialServer \
  $port "$work"/w3c/vc-{di-eddsa,data-model-2.0}-test-suite/localConfig.cjs >"$work/server.log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null' EXIT
for _ in $(seq 50); do curl -s -o "$work/alive" "http://127.0.0.1:$port/" && break; sleep 0.2; done
bad=0
for suite in vc-di-eddsa-test-suite vc-data-model-2.0-test-suite; do
  (cd "$work/w3c/$suite" && npx mocha tests/ --reporter json --timeout 15000 --preserve-symlinks --exit) \
    >"$work/$suite.json" 2>"$work/$suite.log" || true
  python3 "$here/judge.py" "$suite" "$work/$suite.json" "$here/not-applicable.tsv" || bad=1
done
exit $bad
