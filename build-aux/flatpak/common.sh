# common.sh - what the scripts of this folder share; read by them, never run.
#
# Everything that they make lies below $store; neither the user's own Flatpak installation nor the program's data of a
# real user is touched.  CASEWEAVE_FLATPAK_STORE names another place.
# shellcheck shell=bash disable=SC2034  # the variables are for those who read this

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
top=${here%/*/*}
HOME=${HOME:-$(cd ~ && pwd)}
store=${CASEWEAVE_FLATPAK_STORE:-${XDG_CACHE_HOME:-$HOME/.cache}/caseweave/flatpak}
app_id=${CASEWEAVE_FLATPAK_APP:-io.github.caseweave.Caseweave}
manifest=$top/flatpak/$app_id.json
branch=$(sed -n 's/.*"runtime-version" *: *"\([^"]*\)".*/\1/p' "$manifest")
suite=trixie
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
case $(uname -m) in
  x86_64) arch=x86_64 debian_arch=amd64 ;;
  aarch64) arch=aarch64 debian_arch=arm64 ;;
  *) echo "flatpak: no stand-in runtime is made for $(uname -m)" >&2; exit 1 ;;
esac
triplet=$arch-linux-gnu

say() { printf 'flatpak [%3d s] %s\n' $((SECONDS + ${CASEWEAVE_FLATPAK_SECONDS:-0})) "$*" >&2; }
die() { say "$*"; exit 1; }

# Runs a command whose words matter only when it fails.
quietly() {  # LOG COMMAND...
  local log=$store/log/$1
  shift
  mkdir -p "$store/log"
  "$@" >"$log" 2>&1 || { tail -n 40 "$log" >&2; die "$1 failed (whole log: $log)"; }
}

# With its includes put in.  The builder wants a folder of its own even for that, and takes one where it stands.
show_manifest() {  # MANIFEST
  (cd "$store" && flatpak-builder --show-manifest "$1")
}

# The real runtime, where it is installed; else the stand-in, in an installation of its own.
uses_stand_in() {
  [ "${CASEWEAVE_FLATPAK_RUNTIME:-}" != real ] || return 1
  [ "${CASEWEAVE_FLATPAK_RUNTIME:-}" != stand-in ] || return 0
  ! flatpak info "org.gnome.Sdk//$branch" >/dev/null 2>&1
}

# Told once, by `run`, to everything that it starts.
choose_runtime() {
  if uses_stand_in; then
    export CASEWEAVE_FLATPAK_RUNTIME=stand-in FLATPAK_USER_DIR=$store/installation
  else
    export CASEWEAVE_FLATPAK_RUNTIME=real
  fi
}
