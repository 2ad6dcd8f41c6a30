#!/usr/bin/env bash
# Measures Burin beside Chisel and SpinalHDL: tests/bench/peers.sh [PEERS [OPTION]...]
# PEERS is their folder (default: the variable PEERS, else ../shared/peers); options are those of ./burin bench.
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
if [[ ${1:-} && ${1:0:1} != - ]]; then
  PEERS=$1
  shift
  export PEERS
fi
exec "$root/burin" bench emit "$@"
