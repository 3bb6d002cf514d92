# Builds what is older than its sources.
# shellcheck shell=bash

war=target/tidings.war
wars=("$war")
project=pom.xml
sources=(pom.xml .mvn src/main)
build_log=target/build.log

is_built() {
    [[ -f target/payara-micro.jar ]] || return 1
    local each
    for each in "${wars[@]}"; do
        [[ -f $each ]] || return 1
        # folders count as well: one is newer when a file has gone from it
        [[ -z $(find "${sources[@]}" \( -name node_modules -o -name dist -o -name target \) -prune \
            -o -newer "$each" -print -quit) ]] || return 1
    done
}

build_if_needed() {
    is_built && return
    need_maven
    need_node
    say "Building; the first time this fetches libraries and takes a few minutes (log: $build_log) ..."
    mkdir -p target
    if ! mvn -B -ntp -f "$project" package -Dmaven.test.skip=true </dev/null >"$build_log" 2>&1; then
        grep -E '^\[(WARNING|ERROR)\]' "$build_log" | head -n 30 >&2 || tail -n 30 "$build_log" >&2
        die "the build failed; $build_log has all of it."
    fi
    touch "${wars[@]}" # Maven leaves a WAR alone whose content would be the same
}
