#!/bin/sh
# Looks at kerlint in a real JupyterLab with jupyterlab-lsp, in headless Chromium, and keeps pictures. On demand, Linux only:
#   editors/jupyterlab/run.sh FOLDER     (needs python3, Node 20 and Debian's chromium)
# FOLDER keeps what is downloaded, so that a second run starts at once, and gets the pictures.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1" && cd "$1"
if [ ! -x venv/bin/jupyter ]; then
    python3 -m venv venv
    venv/bin/pip install --quiet jupyterlab jupyterlab-lsp
    npm init -y > /dev/null
    npm install --no-audit --no-fund --silent playwright-core
fi
venv/bin/pip install --quiet "$here/../..[server]" # its entry point tells jupyterlab-lsp of the server
rm -rf browser project settings
mkdir -p project settings
JUPYTERLAB_SETTINGS_DIR=$PWD/settings JUPYTERLAB_WORKSPACES_DIR=$PWD/settings/workspaces \
    venv/bin/jupyter lab --allow-root --no-browser --port 8390 --ServerApp.token= --ServerApp.password= \
    --ServerApp.root_dir="$PWD/project" --LabApp.news_url= --LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate \
    > server.log 2>&1 &
trap 'kill $!' EXIT
cp "$here/look.mjs" .
node look.mjs
