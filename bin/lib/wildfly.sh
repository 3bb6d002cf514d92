# WildFly as the child of bin/serve: what lib/server.sh asks about a server, answered for this one.
# shellcheck shell=bash disable=SC2034,SC2154

server_name=WildFly
provisioned=target/wildfly

# Provisions it once, with what Tidings needs of it.
need_server() {
    # the examples have Faces pages, which a WildFly of an earlier build knows nothing of
    [[ ! -d $provisioned || (-n $example && ! -d $provisioned/modules/system/layers/base/jakarta/faces) ]] || return 0
    rm -rf "$provisioned"
    need_maven
    say "Provisioning WildFly; the first time this fetches its modules (log: $build_log) ..."
    mkdir -p target
    mvn -B -ntp wildfly:package@wildfly -Dfrontend.skip=true </dev/null >"$build_log" 2>&1 || {
        rm -rf "$provisioned"
        die "WildFly could not be provisioned; $build_log says why."
    }
}

home_on() {
    printf 'target/wildfly-%s\n' "$1"
}

# A base folder of its own: the provisioned server stays as it is.
furnish_home() {
    mkdir -p "$home/deployments" "$home/tmp"
    cp -r "$provisioned/standalone/configuration" "$home/"
    cp wildfly-config/logging.properties "$home/configuration/"
    [[ -n $production ]] || cp wildfly-config/application-*.properties "$home/configuration/"
    cp "${wars[@]}" "$home/deployments/"
}

set_arguments() {
    arguments=(-Djboss.bind.address="$address" -Djboss.http.port="$port" -Djboss.server.base.dir="$PWD/$home"
        -Djava.io.tmpdir="$PWD/$home/tmp" -Dlogging.configuration="file:$PWD/$home/configuration/logging.properties"
        "${jvm[@]}" @wildfly-config/server.args -P "$home.properties")
}

is_up() {
    grep -Eq ' started (in|\(with errors\)) ' "$log"
}

has_loaded() {
    local each
    for each in "${wars[@]}"; do
        grep -q "Deployed \"$(basename "$each")\"" "$log" || return 1
    done
}
