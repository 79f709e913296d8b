#!/usr/bin/env bash
# testssl.sh reads the documented nginx in front of a demonstration; lynis reads this machine.
#   app/src/proof/host/prove.sh SITE
# The nginx is the block of docs/operate.md, word for word, but for the port, the name, and a self-signed certificate.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd) site=$1 work=$PWD/target/proof/host port=18444
rm -rf "$work"
mkdir -p "$work"
openssl req -x509 -newkey rsa:2048 -nodes -days 90 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
  -keyout "$work/key.pem" -out "$work/cert.pem" 2>/dev/null
{
  echo "pid $work/nginx.pid; error_log $work/error.log; events {} http { access_log off;"
  for path in client_body proxy fastcgi uwsgi scgi; do echo "${path}_temp_path $work/$path;"; done
  sed -n '/^# nginx: /,/^```/p' docs/operate.md | sed '/^```/d' |
    sed -E "s#listen 443 ssl#listen 127.0.0.1:$port ssl#; s#listen (\[::\]:)?(443|80)[^;]*#listen 127.0.0.1:18445#; s#server_name [^;]*#server_name localhost#
      s@# ssl_certificate …@ssl_certificate $work/cert.pem; ssl_certificate_key $work/key.pem;@; s#http://127.0.0.1:8080#${site/localhost/127.0.0.1}#"
  echo "}"
} >"$work/nginx.conf"
nginx -t -q -c "$work/nginx.conf" 2>"$work/test.log" || { cat "$work/test.log"; exit 1; }
nginx -c "$work/nginx.conf" 2>>"$work/test.log"
trap 'kill "$(cat "$work/nginx.pid")" 2>/dev/null' EXIT
bad=0
testssl=$(command -v testssl testssl.sh | head -1)
"$testssl" --quiet --color 0 --warnings off --protocols --std --server-defaults --headers --vulnerable --server-preference \
  --jsonfile "$work/testssl.json" "https://localhost:$port/" >"$work/testssl.log" 2>&1
python3 "$here/judge.py" "$work/testssl.json" "$here/accepted.tsv" || bad=1
if command -v lynis >/dev/null; then
  lynis audit system --quick --quiet --no-colors --log-file "$work/lynis.log" --report-file "$work/lynis.dat" >/dev/null 2>&1
  echo "  lynis: index $(sed -n 's/^hardening_index=//p' "$work/lynis.dat"), $(grep -c '^warning' "$work/lynis.dat") warnings, of this machine, which is no server in service"
  sed -n 's/^warning\[\]=\([^|]*|[^|]*\).*/    \1/p' "$work/lynis.dat"
fi
exit $bad
