#!/bin/sh
# Make `.venv` from the hashed lock file, and see to Pango, which the PDFs need. Quick when nothing changed.
# Leaves `.venv/.lock` (what was installed) and `.venv/.pango` (PDFs can be made). `PYTHON=python3.13 make` chooses a Python.
set -eu
cd "$(dirname "$0")/.."

VENV=.venv
PANGO="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
NEW_ENOUGH='import sys; sys.exit(sys.version_info < (3, 11))'

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

# Install Debian packages, if this user may; answers whether it did.
apt_install() {
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" = 0 ]; then as=''
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as='sudo'
    else return 1; fi
    say "Installing $* with apt-get"
    log=$(mktemp)
    done=yes
    { $as apt-get -qq update && $as env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq install -y --no-install-recommends "$@"; } </dev/null >"$log" 2>&1 || { tail -5 "$log" >&2; done=no; }
    rm -f "$log"
    [ "$done" = yes ]
}

find_python() {
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if command -v "$name" >/dev/null && "$name" -c "$NEW_ENOUGH"; then echo "$name"; return; fi
    done
    stop "Waraqa needs Python 3.11 or later; install it (on Debian and Ubuntu: apt install python3 python3-venv) and run make again."
}

make_venv() {
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        apt_install "$package" || stop "Python's venv module is missing; install it (sudo apt install $package) and run make again."
    fi
    say "Creating $VENV with $("$python" --version)"
    "$python" -m venv --clear "$VENV"
}

install_lock() {
    say "Installing the locked packages into $VENV"
    [ -t 2 ] && quiet='' || quiet=--quiet # pip's progress bars are for a terminal
    "$VENV/bin/python" -m pip install $quiet --disable-pip-version-check --no-input --require-hashes -r requirements.lock
    echo "$lock" >"$VENV/.lock"
}

pango_loads() { "$VENV/bin/python" -c 'import weasyprint' >/dev/null 2>&1; }

see_to_pango() {
    if pango_loads || { apt_install $PANGO && pango_loads; }; then
        touch "$VENV/.pango"
    else
        say "No PDFs for now: they need Pango; install it (sudo apt install $PANGO) and run make again."
    fi
}

lock=$(cksum <requirements.lock)
"$VENV/bin/python" -c "$NEW_ENOUGH" 2>/dev/null || make_venv
[ "$(cat "$VENV/.lock" 2>/dev/null)" = "$lock" ] || install_lock
[ -e "$VENV/.pango" ] || see_to_pango
"$VENV/bin/python" -m scripts.freeze_lexicon
"$VENV/bin/python" -m scripts.put_command
