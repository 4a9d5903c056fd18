"""What the measurements share: where things are, the programs, what a process costs, the edits."""
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import archive

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).absolute()
BENCH = TARGET / "bench"
# What is coming and what is past depends on the day, so every build is for one.
TODAY = "2026-01-01"


@dataclass
class Cost:
    """What the operating system says one process took: seconds, seconds of all its threads, MiB at its peak."""

    wall: float
    cpu: float
    peak: float
    said: str = ""


def measure(*command):
    with tempfile.TemporaryFile() as output:
        start = time.monotonic()
        process = subprocess.Popen(list(map(str, command)), stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read().decode(errors="replace")
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit {process.returncode}\n{said}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said)


def work_folder():
    memory = Path("/dev/shm")
    if os.access(memory, os.W_OK):
        return memory
    print("There is no /dev/shm: the times are those of a disk.", file=sys.stderr)
    return None


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
