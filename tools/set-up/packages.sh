# Finds which Debian packages are missing and installs them. Sourced by tools/set-up.sh.

# Where Debian keeps PostgreSQL's server programs; they are not on the PATH.
postgres_bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1 || true)

has() { command -v "$1" >/dev/null 2>&1; }

need_rust() {
    if has cargo; then return; fi
    if [ -x "$HOME/.cargo/bin/cargo" ]; then PATH="$HOME/.cargo/bin:$PATH"; export PATH; return; fi
    echo "Convenor needs Rust 1.95 or newer and found no cargo. Install it from https://rustup.rs, then run this again." >&2
    exit 1
}

# The bindings of the solver of the lottery are made from its headers, which needs clang's library wherever it stands.
has_libclang() {
    if [ -n "${LIBCLANG_PATH:-}" ]; then return; fi
    for library in /usr/lib/llvm-*/lib/libclang*.so* /usr/lib*/libclang*.so* /usr/lib/*/libclang*.so*; do
        if [ -e "$library" ]; then return; fi
    done
    return 1
}

# Prints the Debian packages that stand for programs not found.
missing_for_build() {
    has c++ && has make || echo build-essential
    has cmake || echo cmake
    has_libclang || echo libclang-dev
    has node || echo nodejs
    has npm || echo npm
    has python3 || echo python3
    python3 -m pip --version >/dev/null 2>&1 || echo python3-pip
}

# Debian packs the compiler and the messages that everybody imports apart; elsewhere they come together.
has_protoc() { has protoc && [ -e "$(dirname "$(command -v protoc)")/../include/google/protobuf/any.proto" ]; }

missing_for_test() {
    has chromium || has chromium-browser || has google-chrome || echo chromium
    has java || echo default-jre-headless
    has_protoc || echo protobuf-compiler libprotobuf-dev
    has initdb || [ -x "$postgres_bin/initdb" ] || echo postgresql
}

# Debian 12 and newer have it; an older one on the PATH would fail later and say less.
need_node_18() {
    if node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 18 ? 1 : 0)'; then return; fi
    echo "Convenor's tools need Node.js 18 or newer and found $(node --version). Install a newer nodejs, then run this again." >&2
    exit 1
}

need_packages() {
    missing=$(missing_for_build; if [ "$1" = test ]; then missing_for_test; fi)
    missing=$(echo "$missing" | tr '\n' ' ' | sed 's/ *$//')
    if [ -z "$missing" ]; then return; fi
    as_root=$(how_to_be_root) || tell_what_to_install "$missing"
    echo "Installing: $missing"
    # shellcheck disable=SC2086 # both hold several words on purpose
    { $as_root apt-get update -qq &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; } </dev/null ||
        tell_what_to_install "$missing"
}

# Prints the words that make a command run as root (none when we are root already); fails when apt or the right is missing.
how_to_be_root() {
    has apt-get || return 1
    if [ "$(id -u)" = 0 ]; then return 0; fi
    has sudo && sudo -n true 2>/dev/null && echo "sudo -n"
}

tell_what_to_install() {
    echo "Convenor needs packages which this account may not install. Ask for them, or run as root:" >&2
    echo "    apt-get update && apt-get install --no-install-recommends $1" >&2
    echo "Then run the same command again." >&2
    exit 1
}
