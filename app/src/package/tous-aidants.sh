#!/bin/sh
# The commands of Tous Aidants, with the settings of the service.
home=/usr/lib/tous-aidants
# With TA_RECORD, as the installation does: what a quick start needs is written there at the end, under no settings.
if [ -z "${TA_RECORD:-}" ]; then
  set -a
  [ -r /etc/default/tous-aidants ] && . /etc/default/tous-aidants
  set +a
fi
# As the account whose the data is, so that what a command writes the service can read.
as=
if [ -z "${TA_RECORD:-}" ] && [ "$(id -u)" = 0 ]; then
  export TA_DATA_DIR="${TA_DATA_DIR:-/var/lib/tous-aidants}"
  [ "$(stat -c %U "$TA_DATA_DIR" 2>/dev/null)" = tous-aidants ] && as="setpriv --reuid=tous-aidants --regid=tous-aidants --init-groups"
fi
cache=
[ -f "$home/app.aot" ] && cache="-XX:AOTCache=$home/app.aot -Xlog:disable -Xlog:all=error:stderr"
[ -n "${TA_RECORD:-}" ] && cache="-XX:AOTCacheOutput=$TA_RECORD -Dspring.context.exit=onRefresh"
# With the C locale Java opens no file whose name has an accent.
case $(locale charmap 2>/dev/null) in UTF-8) ;; *) export LC_ALL=C.UTF-8 ;; esac
# shellcheck disable=SC2086
exec $as "$home/java/bin/java" "@$home/java.options" $cache ${TA_MORE_JAVA_OPTIONS:-} -jar "$home/tous-aidants.jar" "${@:-help}"
