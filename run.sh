#!/usr/bin/env bash
# The workflow of dragoman, executable. Needs bash and Python 3.11 or later with venv.
#   ./run.sh demo    set up, code the example pages, write out/report.html
#   ./run.sh test    set up, run the whole test suite
# Also: setup lint types layers gate train docs bench lock build smoke ci help
set -euo pipefail
cd "$(dirname "$0")"
export PIP_DISABLE_PIP_VERSION_CHECK=1
VENV="${DRAGOMAN_VENV:-.venv}"
PY="$VENV/bin/python"

find_python() {  # the newest Python from 3.11 on that can make environments
  local candidate
  for candidate in "${PYTHON:-}" python3.11 python3.12 python3.13 python3 python; do
    [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 || continue
    "$candidate" -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
    echo "$candidate"; return
  done
  echo "dragoman needs Python 3.11 or later with the venv module; set PYTHON=/path/to/python" >&2
  return 1
}

install() {  # install LOCK: exactly what the lock file says, then dragoman itself
  local stamp="$VENV/.$1" want
  want=$(cat "$1" pyproject.toml src/dragoman/version.py | cksum)
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ] && return
  local python; python=$(find_python)
  [ -x "$PY" ] || "$python" -m venv "$VENV"
  echo "Setting up $VENV from $1 (a few minutes the first time)…" >&2
  "$PY" -m pip install --quiet --require-hashes --only-binary :all: -r "$1"
  "$PY" -m pip install --quiet --no-deps --no-build-isolation --editable .
  echo "$want" >"$stamp"
}

setup() { install requirements.lock; }
setup_dev() { install requirements-dev.lock; }

demo() {
  [ -f "$VENV/.requirements-dev.lock" ] || setup
  mkdir -p out
  "$VENV/bin/dragoman" code examples/wire.html examples/portal.html examples/spun.txt --html out/report.html
  echo
  echo "The annotated report is in out/report.html — open it in a browser."
}

tests() { setup_dev; "$PY" -m pytest -n auto --dist loadfile "$@"; }  # a process a core
lint() { setup_dev; "$VENV/bin/ruff" check . && "$VENV/bin/ruff" format --check .; }
format() { setup_dev; "$VENV/bin/ruff" check --fix . ; "$VENV/bin/ruff" format .; }
types() { setup_dev; "$VENV/bin/mypy"; }
layers() { setup_dev; "$VENV/bin/lint-imports"; }
gate() { setup_dev; "$PY" -m pytest -n auto --dist loadfile tests/eval -rs "$@"; }
train() {  # the event model anew from the corpus: about half an hour on two cores
  setup_dev
  "$PY" -m pip install --quiet --editable '.[train]'
  mkdir -p out/events
  (cd training && "../$PY" casing.py && "../$PY" relevance.py)
  (cd training && "../$PY" events.py --out ../out/events "$@" && "../$PY" export.py ../out/events && "../$PY" calibrate.py)
}
bench() { setup_dev; "$PY" benchmarks/cost.py "$@"; }

docs() {
  setup_dev
  "$PY" docs/generate.py
  "$PY" -m sphinx -W -q -b html docs docs/_build/html
  echo "docs/_build/html/index.html"
}

lock() {  # rewrite both lock files; needs uv on the PATH or in the environment
  local uv; uv=$(command -v uv || echo "$VENV/bin/uv")
  "$uv" pip compile pyproject.toml --extra build --universal --generate-hashes --no-header -q \
    -o requirements.lock "$@"
  "$uv" pip compile pyproject.toml --extra build --extra dev --extra docs --universal --generate-hashes \
    --no-header -q -o requirements-dev.lock "$@"
  # The parsing models are re-uploads: pin the one wheel that was checked, no other file.
  local lockfile checked
  for lockfile in requirements.lock requirements-dev.lock; do
    for checked in \
      118f875909f6b5e8e69d872363d44a020995fcbd6c4c74815e48d9de2bfd8fab \
      fbfdabafc66a0c77e82fbc0ad2ea55990dda64fe2a37ab1aae717521e4952f67; do
      "${PYTHON:-python3}" - "$lockfile" "$checked" <<'PY'
import sys
path, digest = sys.argv[1:]
lines = [line for line in open(path) if digest not in line]
for n, line in enumerate(lines[:-1]):
    if line.rstrip().endswith("\\") and not lines[n + 1].lstrip().startswith("--hash"):
        lines[n] = line.rstrip().rstrip("\\").rstrip() + "\n"
open(path, "w").writelines(lines)
PY
    done
  done
}

build() { setup_dev; rm -rf dist; "$PY" -m build --wheel --no-isolation --outdir dist . >/dev/null; ls dist/*.whl; }

smoke() {  # the built wheel, in an environment of its own, outside the tree
  build
  local room; room=$(mktemp -d)
  "$(find_python)" -m venv "$room/venv"
  "$room/venv/bin/python" -m pip install --quiet --require-hashes --only-binary :all: -r requirements.lock
  "$room/venv/bin/python" -m pip install --quiet --no-deps dist/*.whl
  (
    cd "$room"
    echo "Poland denied that it had attacked Germany." >page.txt
    venv/bin/dragoman doctor
    venv/bin/dragoman code page.txt --json | grep -q '"CT-"'
    venv/bin/dragoman code page.txt --html report.html && grep -q "attacked" report.html
  )
  rm -rf "$room"
  echo "the wheel works outside the tree"
}

ci() { lint; types; layers; tests; docs; smoke; }

help() { sed -n '2,6s/^# \{0,1\}//p' "$0"; }

command="${1:-help}"; shift || true
case "$command" in
  test) tests "$@" ;;
  setup|demo|lint|format|types|layers|gate|train|bench|docs|lock|build|smoke|ci|help) "$command" "$@" ;;
  *) echo "unknown command: $command" >&2; help >&2; exit 2 ;;
esac
