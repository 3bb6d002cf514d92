# Shared by the commands in bin/. Sourced, with the checkout as working directory afterwards.
# shellcheck shell=bash

set -euo pipefail

started_in=$PWD
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"

say() {
    printf '%s\n' "$*"
}

die() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# The comment at the top of a command is its manual; its first line is what bin/help shows.
manual() {
    sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$1"
}

# A path as the user meant it, seen from where they called.
path_of() {
    case $1 in
        /*) printf '%s\n' "$1" ;;
        *) printf '%s\n' "$started_in/$1" ;;
    esac
}
