"""What the comparison and the gate share: where things are, the programs, the edits."""
import os
import subprocess
import sys
from pathlib import Path

import archive

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).absolute()
BENCH = TARGET / "bench"
# What is coming and what is past depends on the day, so every build is for one.
TODAY = "2026-01-01"


def build_huikan():
    """The release binary, as users get it."""
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    return TARGET / "release" / "huikan"


def generate(events, flavor, out):
    """An archive, made by a process of its own: what this one holds would count as the peak memory of what it starts."""
    command = [sys.executable, Path(archive.__file__), "--events", str(events), "--flavor", flavor, "--out", out]
    subprocess.run(command, check=True)


def edit_body(form, site, events, words):
    """A sentence more in the report of one event, in the middle of the archive."""
    path = site / form.path("event", archive.event_id(events // 2))
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{words}\n", encoding="utf-8")
    return path


def rename_speaker(form, site, events, name):
    """Another name for a speaker who is on some ten pages."""
    path = site / form.path("speaker", archive.speaker_id(archive.speaker_count(events) * 4 // 5))
    lines = path.read_text(encoding="utf-8").split("\n")
    key = lines[1].split(":")[0]
    path.write_text("\n".join([lines[0], f'{key}: "{name}"', *lines[2:]]), encoding="utf-8")
    return path
