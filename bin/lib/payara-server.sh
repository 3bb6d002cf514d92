# Payara Server as the child of bin/serve: what lib/server.sh asks about a server, answered for this one.
# shellcheck shell=bash disable=SC2034,SC2154

server_name='Payara Server'
unpacked=target/payara-server

# Unpacks it once.
need_server() {
    [[ ! -f $unpacked/bin/asadmin ]] || return 0
    need_maven
    say "Fetching Payara Server, 200 MB (log: $build_log) ..."
    mkdir -p target
    mvn -B -ntp -Ppayara-server dependency:unpack@payara-server </dev/null >"$build_log" 2>&1 || {
        rm -rf "$unpacked"
        die "Payara Server could not be unpacked; $build_log says why."
    }
}

home_on() {
    printf 'target/payara-server-%s\n' "$1"
}

asadmin() {
    AS_JAVA=$JAVA_HOME sh "$unpacked/bin/asadmin" "$@" </dev/null
}

# The first port from $1 on that nobody listens on; into $free, so that the next call knows where to go on.
find_free() {
    free=$1
    until is_free "$free"; do
        ((free++ < 65535)) || die "there is no free port above $1."
    done
}

# A domain of its own: the unpacked server stays as it is. It insists on some ports more than we ask for.
furnish_home() {
    local name admin other=
    find_free "$((port + 1))"
    admin=$free
    for name in http.ssl.port domain.jmxPort jms.port orb.listener.port orb.ssl.port orb.mutualauth.port \
        osgi.shell.telnet.port java.debugger.port; do
        find_free "$((free + 1))"
        other+=":$name=$free"
    done
    asadmin --user admin create-domain --nopassword --savelogin=false --domaindir "$PWD/$home" --adminport "$admin" \
        --instanceport "$port" --domainproperties "${other#:}" tidings >"$log" 2>&1 ||
        die "asadmin could not make a domain: $(grep -v '^$' "$log" | head -n 1) (log: $log)"
    (umask 077 && java bin/lib/SystemProperties.java "$home.properties" >"$home/properties.args")
    {
        [[ -n $production ]] || cat payara-config/development.asadmin
        printf 'deploy %s\n' "${wars[@]}"
    } >"$home/post-boot.asadmin"
}

# What asadmin would run: between us and the server, asadmin would be one process too many. It prints an argument in each
# line, -cp the first after the path of java, and an empty line. Our options come last of those for the JVM, and so win.
set_arguments() {
    local dump line
    dump=$(asadmin start-domain --dry-run --domaindir "$PWD/$home" \
        --prebootcommandfile "$PWD/payara-config/server-pre-boot.asadmin" \
        --postbootcommandfile "$PWD/$home/post-boot.asadmin" tidings) ||
        die "asadmin does not say how to start the domain: $dump"
    while IFS= read -r line; do
        [[ $line != com.sun.enterprise.glassfish.bootstrap.* ]] || arguments+=(-Dpayara.address="$address"
            -Djava.util.logging.config.file=payara-config/logging.properties "@$home/properties.args" "${jvm[@]}")
        arguments+=("$line")
    done < <(sed -n '/^-cp$/,/^$/{/./p}' <<<"$dump")
}

is_up() {
    has_loaded || grep -q 'Exception while loading the app' "$log"
}

