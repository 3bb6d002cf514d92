# One server as a child of bin/serve, which sets port, address, production, files and jvm.
# shellcheck shell=bash disable=SC2154

server=
follower=
arguments=()

# what bin/serve says of it, and which properties it has in development; lib/example.sh has others
served=Tidings
context=
endpoint=/connection/websocket
development=payara-config/development.properties

# ---- what differs from server to server: Payara Micro here, lib/payara-server.sh and lib/wildfly.sh have other answers

server_name='Payara Micro'

# Maven puts it beside the WAR.
need_server() {
    :
}

home_on() {
    printf 'target/payara/%s\n' "$1"
}

# What is served instead of Tidings, or with it, has a path of its own.
furnish_home() {
    sed "${example:+/^--contextroot/d;/^--deploy/d}" payara-config/micro.args >"$home.args"
}

set_arguments() {
    local each
    arguments=(-Dpayara.address="$address" "${jvm[@]}" "@$home.args"
        --port "$port" --rootdir "$home" --systemproperties "$home.properties")
    [[ -n $production ]] || arguments+=(--postbootcommandfile payara-config/development.asadmin)
    for each in ${example:+"${wars[@]}"}; do
        arguments+=(--deploy "$each")
    done
}

# It has done what it could.
is_up() {
    grep -q ' ready in ' "$log"
}

has_loaded() {
    local each
    for each in "${wars[@]}"; do
        grep -q "Loading application \[$(basename "$each" .war)\]" "$log" || return 1
    done
}

# ---- what does not

# Nobody answers on the port, on either loopback address.
is_free() {
    ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && ! (exec 3<>"/dev/tcp/::1/$1") 2>/dev/null
}

# Writes the properties of all files into one, later files last, without what the user said in a stronger place: the
# server would let the file win over -D and over the environment.
merge_properties() {
    local -a said=()
    local option
    for option in "${jvm[@]}"; do
        [[ $option == -D* ]] && option=${option#-D} && said+=("${option%%=*}")
    done
    SAID=" ${said[*]:-} " awk '
        function skips(line,    key, variable) {
            key = line
            sub(/^[ \t\f]+/, "", key)
            if (key ~ /^[#!]/ || key == "") return 0
            sub(/[=: \t].*$/, "", key)
            variable = key
            gsub(/[^A-Za-z0-9]/, "_", variable)
            return index(ENVIRON["SAID"], " " key " ") || variable in ENVIRON || toupper(variable) in ENVIRON
        }
        !continued { skipping = skips($0) }
        { continued = match($0, /\\+$/) && RLENGTH % 2 == 1 && $0 !~ /^[ \t\f]*[#!]/ }
        !skipping
    ' "$@" /dev/null
}

prepare_server() {
    home=$(home_on "$port")
    log=$home.log
    rm -rf "$home"
    mkdir -p "$home"
    : >"$log"
    (umask 077 && merge_properties "${files[@]}" >"$home.properties")
    furnish_home
}

start_server() {
    set_arguments
    # should this shell be killed outright, the kernel stops the server
    local -a tied=()
    ! command -v setpriv >/dev/null || tied=(setpriv --pdeathsig TERM --)

    trap stop_server INT TERM HUP
    trap end_server EXIT
    say "Starting $server_name ..."
    "${tied[@]}" java "${arguments[@]}" </dev/null >"$log" 2>&1 &
    server=$!
}

is_alive() {
    kill -0 "$server" 2>/dev/null
}

# The first line of the answer to GET /
status_line() {
    local host=$address line=
    [[ $host != 0.0.0.0 && $host != :: ]] || host=127.0.0.1
    {
        exec 3<>"/dev/tcp/$host/$port" || return 1
        printf 'GET / HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
        read -r -t 5 line <&3 || true
        exec 3>&-
    } 2>/dev/null
    printf '%s\n' "${line%$'\r'}"
}

# Up is when the server says that it has loaded the application, and then answers.
await_server() {
    local status='' deadline=$((SECONDS + 120))
    until is_up; do
        is_alive || die "the server did not start: $(reason)"
        ((SECONDS < deadline)) || die "the server was not ready within two minutes; $log may say why."
        sleep 0.1
    done
    has_loaded || die "$served did not start: $(reason)"
    until status=$(status_line) && [[ $status == HTTP/1* ]]; do
        is_alive || die "the server did not start: $(reason)"
        ((SECONDS < deadline)) || die "the server does not answer on $address port $port; $log may say why."
        sleep 0.1
    done
}

# Why the start failed, in one line: what Tidings says itself, else the innermost cause, else the first that is severe.
reason() {
    local line
    line=$(sed -En 's/^[-0-9]* [0-9:.]* (SEVERE|ERROR) +io\.tidings[^ ]*: //p' "$log" | head -n 1)
    [[ -n $line ]] || line=$(sed -n 's/^Caused by: \([A-Za-z0-9_.$]*: \)\{0,1\}//p' "$log" | tail -n 1)
    [[ -n $line ]] || line=$(grep -A 1 -m 1 -E '^[-0-9]* [0-9:.]* (SEVERE|ERROR) ' "$log" | tail -n 1)
    [[ -n $line ]] || line=$(tail -n 1 "$log")
    line=${line#Tidings does not start: }
    printf '%s (log: %s)\n' "${line:-it said nothing}" "$log"
}

announce_server() {
    local host=$address mode='production'
    [[ $host != 0.0.0.0 && $host != 127.0.0.1 ]] || host=localhost
    [[ -n $production ]] || mode='development: users anna, ben and chris, password demo'
    [[ -z $example ]] || mode='production, but for the users: anna, ben and chris, password demo'
    grep -E '^[-0-9]* [0-9:.]* [A-Z]+ +io\.tidings' "$log" || true # what Tidings said while it started
    say
    say "$served is ready: http://$host:$port$context/"
    say
    say "  SDKs  ws://$host:$port$endpoint"
    say "  mode  $mode"
    say "  log   $log"
    say "  stop  Ctrl-C"
    say
}

# Shows what the server logs from now on, until it ends.
follow_server() {
    local status=0
    local -a tied=() # to the server, where tail can
    ! tail --version >/dev/null 2>&1 || tied=(--pid="$server")
    tail "${tied[@]}" -n 0 -f "$log" &
    follower=$!
    wait "$server" || status=$?
    die "the server ended by itself, with status $status; the end of $log may say why."
}

# Being asked to stop is no failure; end_server does the work.
stop_server() {
    say
    say "Stopping ..."
    exit 0
}

# On every way out: no orphans. Asked again after a while, it does not wait for the server's good-byes; at once would
# be timeout(1), which signals both the process and its group.
end_server() {
    local status=$? patience=300 began=$SECONDS
    if [[ -n $server ]]; then
        trap '((SECONDS < began + 2)) || kill -KILL "$server" 2>/dev/null || true' INT TERM HUP
        kill -TERM "$server" 2>/dev/null || true
        while is_alive && ((patience-- > 0)); do
            sleep 0.1 || true
        done
        kill -KILL "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
        rm -rf "$home" "$home.properties" "$home.args"
    fi
    if [[ -n $follower ]]; then
        kill "$follower" 2>/dev/null || true
        wait "$follower" 2>/dev/null || true
    fi
    exit "$status"
}
