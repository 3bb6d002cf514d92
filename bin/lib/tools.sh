# Finds the tools that a command needs and puts them on the PATH. What is missing is installed on Debian as root;
# elsewhere the command ends and says what to install.
# shellcheck shell=bash disable=SC2154

tools=$root/.tools # in .gitignore
PATH=$tools/bin:$PATH
apt_is_fresh=

can_install() {
    [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null
}

install_package() {
    local output
    say "Installing $* ..."
    if [[ -z $apt_is_fresh ]]; then
        output=$(apt-get update </dev/null 2>&1) || say "$output" >&2
        apt_is_fresh=yes
    fi
    output=$(DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" </dev/null 2>&1) || {
        say "$output" >&2
        return 1
    }
}

# version_at_least 20.20.2 20.19
version_at_least() {
    [[ $(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]
}

# ---- JDK 17 or 21: the releases that Payara 6 and Error Prone both run on

is_our_jdk() {
    [[ -x $1/bin/javac && -f $1/release ]] && grep -Eq '^JAVA_VERSION="(17|21)[."]' "$1/release"
}

find_jdk() {
    local home on_path
    on_path=$(command -v javac || true)
    if [[ -n $on_path ]]; then
        on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    fi
    for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/*jdk* "$HOME"/.sdkman/candidates/java/* \
        "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [[ -n $home ]] && is_our_jdk "$home"; then
            printf '%s\n' "$home"
            return
        fi
    done
    return 1
}

need_java() {
    local home
    if ! home=$(find_jdk); then
        can_install || die "needs JDK 17 or 21. Install one (on Debian: apt-get install openjdk-17-jdk-headless) \
or point JAVA_HOME to one."
        install_package openjdk-17-jdk-headless || install_package openjdk-21-jdk-headless || true
        home=$(find_jdk) || die "could not install a JDK: apt-get install openjdk-17-jdk-headless failed."
    fi
    export JAVA_HOME=$home
    PATH=$home/bin:$PATH
}

# ---- Maven 3.8 or newer

has_maven() {
    command -v mvn >/dev/null || return 1
    local version
    version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p')
    [[ -n $version ]] && version_at_least "$version" 3.8
}

need_maven() {
    has_maven && return
    can_install || die "needs Maven 3.8 or newer. Install it (on Debian: apt-get install maven)."
    install_package maven || true
    has_maven || die "could not install Maven 3.8 or newer: apt-get install maven was not enough."
}

# ---- Node 20.19 or newer (what Vite asks for) with npm

has_node() {
    command -v node >/dev/null && command -v npm >/dev/null || return 1
    local version
    version=$(node --version 2>/dev/null) && version_at_least "${version#v}" 20.19
}

need_node() {
    has_node && return
    can_install || die "needs Node 20.19 or newer with npm. Install it (where the distribution's nodejs is older, \
as on Debian 12: apt-get install nodejs npm, then npm install --global node@22)."
    command -v npm >/dev/null && command -v node >/dev/null || install_package nodejs npm || true
    has_node || node_from_npm || true
    has_node || die "could not install Node 20.19 or newer: neither apt-get install nodejs npm nor npm's node package \
was enough."
}

# An old Node can fetch a newer one: the registry has its binary as a package, and an npm to go with it.
node_from_npm() {
    local arch
    case $(uname -m) in
        x86_64) arch=x64 ;;
        aarch64) arch=arm64 ;;
        *) return 1 ;;
    esac
    say "Fetching Node 22 into .tools/ ..."
    mkdir -p "$tools/bin" "$tools/node"
    npm install --prefix "$tools/node" --no-save --no-audit --no-fund --loglevel=error \
        "node-linux-$arch@22" npm@10 </dev/null
    ln -sf "$tools/node/node_modules/node-linux-$arch/bin/node" "$tools/bin/node"
    ln -sf "$tools/node/node_modules/npm/bin/npm-cli.js" "$tools/bin/npm"
    hash -r
}

# ---- what the pages of docs/ call the server with

# need_program COMMAND PACKAGE
need_program() {
    command -v "$1" >/dev/null && return
    can_install || die "needs $1 for the programs in docs/. Install it (on Debian: apt-get install $2), \
or run bin/test --fast."
    install_package "$2" || true
    command -v "$1" >/dev/null || die "could not install $1: apt-get install $2 failed."
}

# ---- Chromium, for the browser test alone

find_chromium() {
    local name
    for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
        [[ -n $name ]] && command -v "$name" && return
    done
    return 1
}

need_chromium() {
    local binary
    if ! binary=$(find_chromium); then
        can_install || die "needs Chromium for the browser test. Install it (on Debian: apt-get install chromium), \
point CHROMIUM to one, or run bin/test --fast."
        install_package chromium || true
        binary=$(find_chromium) || die "could not install Chromium: apt-get install chromium failed."
    fi
    export CHROMIUM=$binary
}
