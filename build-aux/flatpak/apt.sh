# apt.sh - Debian packages of other suites than the machine's, for any user; read by `sources`.
# shellcheck shell=bash disable=SC2154  # the variables are common.sh's

# The mirror from which the machine takes its own packages.
mirror() {
  apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | grep -v security | head -n 1
}

# Makes $APT_CONFIG an apt with lists of its own, of one suite, that believes in the given list of installed packages.
use_apt() {  # SUITE [STATUS-FILE]
  local folder=$store/apt/$1
  export APT_CONFIG=$folder/apt.conf
  if [ ! -e "$folder/fetched" ]; then
    rm -rf "$folder"
    mkdir -p "$folder"/{lists/partial,cache/archives/partial,none}
    unset APT_CONFIG
    printf '%s [signed-by=%s] %s %s main\n' deb "$keyring" "$(mirror)" "$1" deb-src "$keyring" "$(mirror)" "$1" \
      >"$folder/sources.list"
    export APT_CONFIG=$folder/apt.conf
    write_apt_conf "$folder" /dev/null >"$APT_CONFIG"
    apt-get -qq update || return 1
    touch "$folder/fetched"
  fi
  write_apt_conf "$folder" "${2:-/dev/null}" >"$APT_CONFIG"
}

write_apt_conf() {  # FOLDER STATUS-FILE
  cat <<CONF
Dir::Etc::SourceList "$1/sources.list";
Dir::Etc::SourceParts "$1/none";
Dir::Etc::Preferences "$1/none/preferences";
Dir::Etc::PreferencesParts "$1/none";
Dir::State::Lists "$1/lists";
Dir::State::Status "$2";
Dir::Cache "$1/cache";
APT::Architecture "$debian_arch";
APT::Install-Recommends "false";
APT::Sandbox::User "$(id -un)";
Acquire::Languages "none";
CONF
}
