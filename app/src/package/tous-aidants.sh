#!/bin/sh
# The commands of Tous Aidants, with the settings of the service.
set -a
[ -r /etc/default/tous-aidants ] && . /etc/default/tous-aidants
set +a
home=/usr/lib/tous-aidants
classes="-cp $home/tous-aidants.jar"
[ -f "$home/beans.jar" ] && classes="-Dspring.aot.enabled=true -cp $home/tous-aidants.jar:$home/beans.jar"
log=
[ "${TA_LOG:-}" = json ] && log=-Dlogback.configurationFile=logback-json.xml
# shellcheck disable=SC2086
exec "$home/java/bin/java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx512m -XX:MaxMetaspaceSize=256m \
  -XX:TrimNativeHeapInterval=10000 --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 \
  $log $classes ${TA_MORE_JAVA_OPTIONS:-} org.tousaidants.TousAidants "${@:-help}"
