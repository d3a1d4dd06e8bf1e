#!/usr/bin/env bash
# Guided fuzzing of all readers of files: libFuzzer with the address sanitizer, for so many seconds. Modules are built by
# swiftc itself, since every file must be watched for its coverage and the program has no main of its own.
#
#     run.sh [SECONDS]       seeds: ../shared/corpus, where it is; what it finds worth keeping goes on in .build/fuzzing/corpus
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-600}
out=.build/fuzzing
mkdir -p "$out/corpus" "$out/seeds" "$out/found"
common=(-O -swift-version 6 -sanitize=fuzzer,address -enable-testing -package-name sverka -parse-as-library -wmo
    -enable-upcoming-feature InternalImportsByDefault -enable-upcoming-feature MemberImportVisibility
    -I "$out" -Xcc -fmodule-map-file=Sources/CLibXML2/module.modulemap -Xcc -fmodule-map-file=Sources/CLibZip/module.modulemap)
for flag in $(pkg-config --cflags libxml-2.0 libzip); do common+=(-Xcc "$flag"); done
build() { # module, files…
    local module=$1
    shift
    swiftc "${common[@]}" -module-name "$module" -emit-module -emit-module-path "$out/$module.swiftmodule" \
        -emit-object -o "$out/$module.o" "$@"
}
build Domain $(find Sources/Domain -name '*.swift' | sort)
build Formats $(find Sources/Formats -name '*.swift' | sort)
swiftc "${common[@]}" -module-name Fuzzing -o "$out/fuzz" "$out/Domain.o" "$out/Formats.o" \
    Tests/Fuzzing/entry.swift Tests/UnitTests/Formats/DamagedFile.swift $(pkg-config --libs libxml-2.0 libzip)
if [ -d ../shared/corpus/files ]; then
    find ../shared/corpus/files -type f -size -16k | while read -r file; do
        cp -n "$file" "$out/seeds/$(sha256sum "$file" | cut -c1-16)"
    done
fi
"$out/fuzz" -max_len=16384 -timeout=20 -max_total_time="$seconds" -artifact_prefix="$out/found/" -print_final_stats=1 \
    "$out/corpus" "$out/seeds"
