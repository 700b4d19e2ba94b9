"""The three packages that run in the browser, as wheels: markupsafe, jinja2 and the planner."""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from scripts.runtime.paths import HERE, ROOT
from scripts.toolbox.problem import Problem
from scripts.toolbox.process import environment

EPOCH = (2020, 1, 1, 0, 0, 0)


def dependency_wheels(cache: Path) -> list[Path]:
    """Pure-Python wheels of the hashed requirements, in `cache`.

    MarkupSafe's setup falls back to Python when there is no C compiler, so we name one that always fails.
    """
    requirements = HERE / "requirements.txt"
    constraints = HERE / "build-constraints.txt"
    text = requirements.read_bytes() + constraints.read_bytes()
    folder = cache / f"wheels-{hashlib.sha256(text).hexdigest()[:16]}"
    if not folder.exists():
        fresh = folder.with_suffix(".new")
        shutil.rmtree(fresh, ignore_errors=True)
        command = [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--disable-pip-version-check",
            "--no-cache-dir",
        ]
        command += ["--require-hashes", "--no-deps", "--no-binary", "markupsafe"]
        command += ["--wheel-dir", str(fresh), "-r", str(requirements)]
        problem = f"pip could not build the wheels of {requirements}: check the network."
        _run(
            command,
            environment(CC="/bin/false", PIP_CONSTRAINT=constraints.as_uri(), SOURCE_DATE_EPOCH="1577836800"),
            problem,
        )
        fresh.rename(folder)
    wheels = sorted(folder.glob("*.whl"))
    for wheel in wheels:
        if not wheel.name.endswith("-py3-none-any.whl"):
            raise Problem(f"{wheel.name} holds machine code and cannot run in a browser: delete {folder}.")
    return wheels


def bake_planner(planner: Path, target: Path) -> None:
    """Copy the planner to `target/planner` with its content as Python literals and its templates compiled."""
    shutil.rmtree(target, ignore_errors=True)
    copy = target / "planner"
    for source in sorted(planner.rglob("*.py")):
        place = copy / source.relative_to(planner)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, place)
    code = "import sys; from pathlib import Path; from planner.bake import bake; bake(Path(sys.argv[1]))"
    clean = environment(PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1")
    problem = "planner.bake failed: mend the content that it names."
    _run([sys.executable, "-c", code, str(copy)], clean, problem, planner.parent)


def write_wheel(source: Path, package: str, version: str, folder: Path, needs: str = "") -> Path:
    """A pure wheel of `source/package` with fixed dates: the same sources give the same bytes."""
    name = f"{package}-{version}"
    info = f"{name}.dist-info"
    files = {
        path.relative_to(source).as_posix(): path.read_bytes()
        for path in sorted((source / package).rglob("*"))
        if path.is_file()
    }
    files[f"{info}/METADATA"] = (
        f"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n{needs}".encode()
    )
    files[f"{info}/WHEEL"] = (
        b"Wheel-Version: 1.0\nGenerator: afterword\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    )
    record = [f"{path},sha256={_digest(data)},{len(data)}\n" for path, data in files.items()]
    files[f"{info}/RECORD"] = ("".join(record) + f"{info}/RECORD,,\n").encode()
    wheel = folder / f"{name}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, data in files.items():
            archive.writestr(zipfile.ZipInfo(path, EPOCH), data, zipfile.ZIP_DEFLATED, 9)
    return wheel


def unpack(wheels: list[Path], target: Path) -> None:
    """Put the Python files of pure wheels side by side in `target`, which is emptied first."""
    shutil.rmtree(target, ignore_errors=True)
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if name.endswith(".py"):
                    archive.extract(name, target)


def _run(command: list[str], env: dict[str, str], problem: str, cwd: Path = ROOT) -> None:
    done = subprocess.run(
        command, env=env, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Problem(f"{problem}\n{done.stderr}")


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")
