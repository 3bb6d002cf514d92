#!/usr/bin/env bash
# Runs the reference's server libraries for Python and Node, unchanged, against a server that is up: bin/serve.
#   src/test/server-api/try.sh [http://localhost:8080] [key]
# They are installed into target/server-api. Not part of bin/test: that would need both package registries.
set -euo pipefail
url=${1:-http://localhost:8080}
key=${2:-test-api-key}
here=$(cd "$(dirname "$0")" && pwd)
home=$here/../../../target/server-api
mkdir -p "$home"

if [[ ! -x $home/python/bin/python ]]; then
    python3 -m venv "$home/python"
fi
"$home/python/bin/pip" install -q --disable-pip-version-check 'cent==5.2.0'
"$home/python/bin/python" "$here/try_cent.py" "$url" "$key"

npm install --silent --no-audit --no-fund --prefix "$home/node" 'cent.js@6.1.0'
NODE_PATH="$home/node/node_modules" node "$here/try-cent.cjs" "$url" "$key"
