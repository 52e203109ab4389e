#!/usr/bin/env python3
"""manifest.py - read and copy a Flatpak manifest; the includes have been put in by `flatpak-builder --show-manifest`.

  manifest.py sources JSON                          one line a source that is downloaded: MODULE SHA256 FILE
  manifest.py replace JSON FOLDER OUT [MODULE=TAR...]  a copy whose paths start at FOLDER, with these modules ready-made
"""
import hashlib
import json
import os
import sys


def modules_of(manifest):
    for module in manifest["modules"]:
        yield module
        yield from modules_of({"modules": module.get("modules", [])})


def print_sources(path):
    with open(path, encoding="utf-8") as file:
        manifest = json.load(file)
    for module in modules_of(manifest):
        for source in module.get("sources", []):
            if "url" in source:
                name = source.get("dest-filename") or os.path.basename(source["url"])
                print(module["name"], source["sha256"], name)


def make_absolute(module, folder):
    for source in module.get("sources", []):
        if "path" in source:
            source["path"] = os.path.normpath(os.path.join(folder, source["path"]))


def use_archive(module, tar):
    """An archive with a hash, because the builder never takes a folder from its cache."""
    with open(tar, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    name = module["name"]
    module.clear()
    module.update({"name": name, "buildsystem": "simple", "build-commands": ["cp -a . ${FLATPAK_DEST}/"],
                   "sources": [{"type": "archive", "path": tar, "strip-components": 0, "sha256": digest}]})


def replace_modules(path, folder, out, archives):
    with open(path, encoding="utf-8") as file:
        manifest = json.load(file)
    for module in modules_of(manifest):
        make_absolute(module, folder)
        if module["name"] in archives:
            use_archive(module, archives.pop(module["name"]))
    if archives:
        sys.exit("manifest.py: the manifest has no module %s" % ", ".join(archives))
    with open(out, "w", encoding="utf-8") as file:
        json.dump(manifest, file, indent=2)


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "sources":
        print_sources(arguments[1])
    elif len(arguments) >= 4 and arguments[0] == "replace":
        replace_modules(*arguments[1:4], dict(word.split("=", 1) for word in arguments[4:]))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
