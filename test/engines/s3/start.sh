#!/usr/bin/env bash
# An S3 server for tests (versitygw, which keeps objects as files), built from its Go module at the first start. Prints a bucket's address and keys.
. "$(dirname "$0")/../engine.sh"
version=v1.8.0
bin="$ENGINES/versitygw-$version/versitygw"
lock versitygw
if [ ! -x "$bin" ]; then
  command -v go >/dev/null || die "go (1.25 or later) is not here, and the S3 server is built with it"
  say "building the S3 server: some two minutes, once"
  # Never another Go; without symbols it is a third smaller.
  GOTOOLCHAIN=local GOBIN="$ENGINES/versitygw-$version" nice -n 5 go install -trimpath -ldflags='-s -w' "github.com/versity/versitygw/cmd/versitygw@$version" >"$STATE/build.log" 2>&1 ||
    die "the S3 server could not be built: $(tail -n 1 "$STATE/build.log")"
fi
unlock
port="$(port s3 29000)" key=chancery secret=chancery-secret region=us-east-1
# A bucket is a folder. What is known of objects stands beside them: not every disk keeps extended attributes.
mkdir -p "$STATE/s3/objects/chancery" "$STATE/s3/meta"
lives s3 ||
  ROOT_ACCESS_KEY=$key ROOT_SECRET_KEY=$secret launch s3 "$bin" --port "$HOST:$port" --region $region --keep-alive --quiet posix --sidecar "$STATE/s3/meta" "$STATE/s3/objects"
# Whoever is not signed in is refused, and so answered.
answers s3 curl -s -o /dev/null "http://$HOST:$port/"
echo "CHANCERY_TEST_S3=s3://chancery?endpoint=http://$HOST:$port&region=$region"
echo "CHANCERY_TEST_S3_ACCESS_KEY=$key"
echo "CHANCERY_TEST_S3_SECRET_KEY=$secret"
