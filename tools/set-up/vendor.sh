# Fetches the design system, the browser journeys' modules, Spark, an S3 server and the statisticians' cell keys at the versions pinned in the repository. Sourced by tools/set-up.sh.
# A stamp (the checksum of the pins) beside each result makes the second run a matter of milliseconds.

pins_of() { cat "$@" | cksum; }

is_fresh() { # is_fresh STAMP PINS
    [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]
}

fetch_design_system() {
    pins=$(pins_of tools/vendor/requirements.txt tools/vendor/package-lock.json tools/set-up/vendor.sh)
    if is_fresh vendor/.stamp "$pins"; then return; fi
    echo "Fetching the design system"
    rm -rf vendor/.stamp vendor/.new
    mkdir -p vendor/.new
    fetch_macros
    fetch_styles
    rm -rf vendor/nhsuk-frontend-jinja vendor/nhsuk-frontend
    mv vendor/.new/wheel/nhsuk_frontend_jinja vendor/nhsuk-frontend-jinja
    mv vendor/.new/npm/node_modules/nhsuk-frontend vendor/nhsuk-frontend
    rm -rf vendor/.new
    echo "$pins" >vendor/.stamp
}

# The wheel holds the component macros. It is a zip file, so Python unpacks it without installing anything.
fetch_macros() {
    python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes \
        --dest vendor/.new -r tools/vendor/requirements.txt </dev/null ||
        tell_fetch_failed "PyPI package nhsuk-frontend-jinja (python3 -m pip download)"
    python3 -m zipfile -e vendor/.new/nhsuk_frontend_jinja-*.whl vendor/.new/wheel
}

# The npm package holds the CSS, the JavaScript and the fixtures that the macros must reproduce.
fetch_styles() {
    mkdir -p vendor/.new/npm
    cp tools/vendor/package.json tools/vendor/package-lock.json tools/vendor/.npmrc vendor/.new/npm/
    npm ci --prefix vendor/.new/npm --ignore-scripts --silent </dev/null || tell_fetch_failed "npm package nhsuk-frontend (npm ci)"
}

fetch_journey_modules() {
    pins=$(pins_of e2e/package-lock.json)
    if is_fresh e2e/node_modules/.stamp "$pins"; then return; fi
    echo "Fetching the browser journeys' modules"
    npm ci --prefix e2e --ignore-scripts --silent </dev/null || tell_fetch_failed "npm packages of e2e/package-lock.json (npm ci)"
    echo "$pins" >e2e/node_modules/.stamp
}

# Of the package only the programs and the Java libraries are kept; nothing of it is run in Python. CONVENOR_SPARK names another Spark.
fetch_spark() {
    pins=$(pins_of tools/vendor/spark.txt)
    if [ -n "${CONVENOR_SPARK:-}" ] || is_fresh vendor/spark/.stamp "$pins"; then return; fi
    echo "Fetching Apache Spark (450 MB)"
    rm -rf vendor/spark vendor/.spark
    mkdir -p vendor/.spark/kept
    python3 -m pip download --quiet --disable-pip-version-check --no-deps --no-binary :all: --require-hashes \
        --dest vendor/.spark -r tools/vendor/spark.txt </dev/null || tell_fetch_failed "PyPI package pyspark (python3 -m pip download)"
    tar -xzf vendor/.spark/pyspark-*.tar.gz -C vendor/.spark/kept --strip-components=2 --wildcards \
        --exclude='*/deps/jars/connect-repl' '*/deps/bin' '*/deps/jars'
    mv vendor/.spark/kept vendor/spark
    rm -rf vendor/.spark
    echo "$pins" >vendor/spark/.stamp
}

# An S3 server for the tests. Its wheels differ from machine to machine, so their versions are pinned and not their hashes.
fetch_s3_server() {
    pins=$(pins_of tools/vendor/s3.txt)
    if is_fresh vendor/s3/.stamp "$pins"; then return; fi
    echo "Fetching an S3 server for the tests"
    rm -rf vendor/s3
    python3 -m pip install --quiet --disable-pip-version-check --no-deps --target vendor/s3 -r tools/vendor/s3.txt </dev/null ||
        tell_fetch_failed "PyPI package moto (python3 -m pip install)"
    echo "$pins" >vendor/s3/.stamp
}

# The Office for National Statistics' own cell keys, which ours are compared with. Pinned as the S3 server is.
fetch_cell_keys() {
    pins=$(pins_of tools/vendor/cell-key.txt)
    if is_fresh vendor/cell-key/.stamp "$pins"; then return; fi
    echo "Fetching the cell keys of the Office for National Statistics for the tests"
    rm -rf vendor/cell-key
    python3 -m pip install --quiet --disable-pip-version-check --no-deps --target vendor/cell-key -r tools/vendor/cell-key.txt </dev/null ||
        tell_fetch_failed "PyPI package cell-key-perturbation (python3 -m pip install)"
    echo "$pins" >vendor/cell-key/.stamp
}

tell_fetch_failed() {
    echo "Could not fetch the $1. Check the network or the package mirror's settings, then run the same command again." >&2
    exit 1
}
