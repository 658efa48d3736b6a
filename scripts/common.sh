# shellcheck shell=bash
# What setup, serve and test share: the versions, the folders, and the environment of a build. Sourced, never run.
#
# Settings from outside, all optional:
#   HOLDFAST_TOOLS             where tools are kept between runs (default: $XDG_CACHE_HOME/holdfast or ~/.cache/holdfast)
#   HOLDFAST_WASM_OPT          a wasm-opt to use; "none" builds without
#   HOLDFAST_CHROMIUM          the browser for the tests
#   HOLDFAST_NO_RUSTUP_TARGET  when set, take the wasm target from Debian's packages even if rustup has it

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

trunk_version=0.21.14
binaryen_version=132.0.0
wasm_target=wasm32-unknown-unknown
bindgen_version=$(awk -F'"' '/^name = "wasm-bindgen"$/ { getline; print $2; exit }' Cargo.lock)

tools=${HOLDFAST_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/holdfast}
trunk_home=$tools/trunk-$trunk_version
bindgen_home=$tools/wasm-bindgen-$bindgen_version
binaryen_home=$tools/binaryen-$binaryen_version

if [ -d "$HOME/.cargo/bin" ]; then PATH=$HOME/.cargo/bin:$PATH; fi
export PATH=$trunk_home/bin:$bindgen_home/bin:$PATH
# trunk reads NO_COLOR as a flag of its own and refuses the usual "1".
unset NO_COLOR

say() { printf '%s\n' "$*"; }
fail() {
  printf '\n%s\n' "$*" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# Runs a command with a time limit in seconds, where the machine has `timeout`.
limited() {
  local seconds=$1
  shift
  if have timeout; then timeout "$seconds" "$@"; else "$@"; fi
}

# Whether the toolchain $1 ("" = the default one) can compile for wasm.
toolchain_has_wasm() {
  local libdir
  libdir=$(RUSTUP_TOOLCHAIN=${1:-${RUSTUP_TOOLCHAIN:-}} wasm_libdir) || return 1
  compgen -G "$libdir/libcore-*.rlib" >/dev/null
}
wasm_libdir() {
  if [ -z "$RUSTUP_TOOLCHAIN" ]; then unset RUSTUP_TOOLCHAIN; fi
  rustc --print target-libdir --target "$wasm_target" 2>/dev/null </dev/null
}

# Prints the toolchain that compiles for wasm: "default", "debian", or nothing when there is none yet.
wasm_toolchain() {
  if [ -z "${HOLDFAST_NO_RUSTUP_TARGET:-}" ] && toolchain_has_wasm ""; then
    say default
  elif have rustup && rustup toolchain list 2>/dev/null | grep -q '^debian\b' && toolchain_has_wasm debian; then
    say debian
  fi
}

# Where scripts/setup notes that the sources of this compiler's standard library and of all it needs are there.
std_source_note() { say "$tools/std-source-$(rustc -vV | sed -n 's/^commit-hash: //p')"; }

# Whether the standard library can be compiled here, for size.
has_std_source() {
  [ "$(wasm_toolchain)" = default ] && [ -f "$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock" ] && [ -f "$(std_source_note)" ]
}

# Runs a command so that cargo compiles the standard library too: for size, and with panics that end the program without a word.
# The programs come out a seventh smaller. Cargo calls that unstable, which is what the first variable is about; without the
# sources (scripts/setup fetches them) the page is built with the ready one and is larger.
with_small_std() {
  (
    if has_std_source; then
      export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
      export HOLDFAST_STD_FLAGS="-Zunstable-options -Cpanic=immediate-abort"
    fi
    "$@"
  )
}

# Runs a command in the environment of a wasm build: the right toolchain, and no folder of this machine in the output.
with_wasm() {
  # erase_components: Leptos gives all parts of the page one type, which makes the program a fifth smaller.
  local toolchain cargo_home flags="--cfg=erase_components ${HOLDFAST_STD_FLAGS:-}"
  toolchain=$(wasm_toolchain)
  cargo_home=${CARGO_HOME:-$HOME/.cargo}
  if [[ "$root$cargo_home" != *" "* ]]; then
    flags="$flags --remap-path-prefix=$cargo_home=/cargo --remap-path-prefix=$root=/holdfast"
  fi
  (
    if [ "$toolchain" = debian ]; then export RUSTUP_TOOLCHAIN=debian; fi
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="${CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS:-$flags}"
    "$@"
  )
}

# Prints the wasm-opt to use, or nothing.
find_wasm_opt() {
  case ${HOLDFAST_WASM_OPT:-} in
    none) ;;
    "")
      if [ -x "$binaryen_home/node_modules/.bin/wasm-opt" ]; then
        say "$binaryen_home/node_modules/.bin/wasm-opt"
      else
        command -v wasm-opt || true
      fi
      ;;
    *) say "$HOLDFAST_WASM_OPT" ;;
  esac
}

# Prints the Chromium to use, or nothing.
find_chromium() {
  if [ -n "${HOLDFAST_CHROMIUM:-}" ]; then
    say "$HOLDFAST_CHROMIUM"
  else
    command -v chromium || command -v chromium-browser || command -v google-chrome || true
  fi
}

# One line that changes when anything the built folder depends on does.
source_digest() {
  {
    find src styles index.html Trunk.toml Cargo.toml Cargo.lock scripts/common.sh -type f -print0 |
      sort -z | xargs -0 sha256sum
    say "$bindgen_version $trunk_version $(wasm_toolchain) $(find_wasm_opt) $(has_std_source && say small)"
  } | sha256sum
}

# Builds dist/ unless it already stands for the present sources.
build_dist() {
  local stamp digest
  stamp=${CARGO_TARGET_DIR:-target}/holdfast-dist.stamp
  digest=$(source_digest)
  if [ -f dist/index.html ] && [ "$(cat "$stamp" 2>/dev/null)" = "$digest" ]; then
    say "The page is built already and nothing has changed."
    return
  fi
  rm -f "$stamp"
  HOLDFAST_WASM_OPT=$(find_wasm_opt)
  export HOLDFAST_WASM_OPT=${HOLDFAST_WASM_OPT:-none}
  with_small_std with_wasm trunk build </dev/null
  mkdir -p "$(dirname "$stamp")"
  say "$digest" >"$stamp"
}
