#!/bin/sh
# Looks at the packaged extension in a real VS Code, in headless Chromium, and keeps screenshots. On demand, Linux only:
#   editors/vscode/browser/run.sh FOLDER     (needs Node 20, g++, make, Debian's chromium and ripgrep, and `kerlint`)
# FOLDER keeps what is downloaded, so that a second run starts at once, and gets the pictures.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1" && cd "$1"
export npm_config_nodedir="${npm_config_nodedir:-/usr}"
if [ ! -d package/lib/vscode/node_modules.asar ]; then
    npm pack code-server@4.100.3 --silent # the newest for Node 20; the wrapper itself is not used
    tar xzf code-server-4.100.3.tgz
    (
        cd package/lib/vscode
        npm install --omit=dev --ignore-scripts --no-audit --no-fund --silent
        npm rebuild native-watchdog @vscode/spdlog node-pty --silent # node-pty: terminals
        mkdir -p node_modules/@vscode/ripgrep/bin
        ln -sf "$(command -v rg)" node_modules/@vscode/ripgrep/bin/rg
        ln -sfn node_modules node_modules.asar
    )
    npm init -y > /dev/null
    npm install --no-audit --no-fund --silent playwright-core
fi
(cd "$here/.." && npm run --silent package > /dev/null)
rm -rf data extensions browser project
mkdir -p data/data/Machine project
echo "{\"kerlint.path\": [\"${KERLINT:-kerlint}\"], \"workbench.startupEditor\": \"none\", \"editor.minimap.enabled\": false,
 \"chat.commandCenter.enabled\": false, \"workbench.secondarySideBar.defaultVisibility\": \"hidden\"}" \
    > data/data/Machine/settings.json
serve="node package/lib/vscode/out/server-main.js --accept-server-license-terms --server-data-dir $PWD/data"
serve="$serve --extensions-dir $PWD/extensions"
$serve --install-extension "$here/../kerlint.vsix" > server.log 2>&1
$serve --host 127.0.0.1 --port 8380 --without-connection-token --disable-workspace-trust --telemetry-level off \
    >> server.log 2>&1 &
trap 'kill $!' EXIT
cp "$here/look.mjs" .
node look.mjs
