#!/usr/bin/env bash
# The benchmark: sverka and a DuckDB script side by side on a million payments, three times each, medians.
#   Tests/Benchmarks/run.sh [ROWS]      the program: SVERKA, else .build/release/sverka
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
rows=${1:-1000000}
export SVERKA=${SVERKA:-$root/.build/release/sverka}
folder=$(mktemp -d "${TMPDIR:-/tmp}/sverka-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
[ -x "$SVERKA" ] || { echo "Build first: swift build -c release --product sverka" >&2; exit 1; }
python3 "$here/generate.py" "$folder" "$rows"
python3 "$here/measure.py" "$folder" "$rows"
# The workbook, on a tenth of them: its library takes ten times as long a cell as the CSV files.
python3 "$here/generate.py" "$folder/workbook" $((rows / 10))
python3 "$here/workbook.py" "$folder/workbook" $((rows / 10))
