"""One command on any machine with Python 3.11 and pip: `python start.py`, or `python start.py test`.

Makes an environment of its own in `.venv` beside this file, installs Remit into it, and runs `remit demo`
(arguments are passed on: `python start.py --no-serve`) or, with `test`, the tests. A second run skips what is done.
Only the standard library, and syntax that older Pythons can parse: they get a plain message instead of a traceback.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)  # as `requires-python` in pyproject.toml
ROOT = Path(__file__).resolve().parent
STAMP = "remit-installed"  # in `.venv`: what was installed, so that the next run need not ask pip again


class StartError(Exception):
    """Something that the person at the keyboard can mend; the text says how."""


def python_of(environment: Path) -> Path:
    """The interpreter of a virtual environment, wherever this platform keeps it."""
    return environment / "Scripts" / "python.exe" if os.name == "nt" else environment / "bin" / "python"


def script_of(environment: Path, name: str) -> Path:
    """A console command installed into a virtual environment."""
    return python_of(environment).with_name(name + (".exe" if os.name == "nt" else ""))


def pip_of(host: str, python: Path, *, inside: bool) -> "list[str]":
    """The pip command that installs into the environment: its own pip, or the host's pointed at it.

    Debian's Python comes without ensurepip, so an environment made there has no pip; the host's can stand in.
    """
    return [str(python), "-m", "pip"] if inside else [host, "-m", "pip", "--python", str(python)]


def target_of(testing: bool) -> str:
    """What pip is asked to install: the project, editable, with its test extra where the tests are to run."""
    return str(ROOT) + ("[test]" if testing else "")


def stamp_of(testing: bool) -> str:
    """What an environment that is ready holds in its stamp: a digest of the dependencies, and the place."""
    digest = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    return f"{digest} {target_of(testing)}"


def command_of(environment: Path, arguments: "list[str]") -> "list[str]":
    """What to run once all is installed: the tests, or the demonstration with the arguments given."""
    if arguments[:1] == ["test"]:
        # Each core takes tests as they stand side by side: what a file's tests share is made once, not on every core.
        return [str(python_of(environment)), "-m", "pytest", "-n", "auto", "--dist", "worksteal", *arguments[1:]]
    return [str(script_of(environment, "remit")), "demo", *arguments]


def works(command: "list[str]") -> bool:
    """Whether a command runs and ends well; what it prints is thrown away."""
    try:
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)  # noqa: S603
    except OSError:
        return False
    return done.returncode == 0


def make_environment(host: str, environment: Path) -> None:
    """Make the environment unless it is there; with pip where this Python can, otherwise without."""
    python = str(python_of(environment))
    if python_of(environment).exists():
        if not works([python, "-c", f"import sys; sys.exit(sys.version_info[:2] < {OLDEST})"]):
            raise StartError(f"{environment} does not work, or is too old. Remove that folder and run this again.")
        return
    print(f"Making an environment in {environment} ...", flush=True)
    if works([host, "-m", "venv", str(environment)]) or works([host, "-m", "venv", "--without-pip", str(environment)]):
        return
    raise StartError(f"No environment could be made in {environment}. Is the folder writable?")


def install(host: str, environment: Path, testing: bool) -> None:
    """Install Remit, and what it needs, into the environment unless its stamp says that this was done."""
    stamp = environment / STAMP
    wanted = {stamp_of(True)} if testing else {stamp_of(True), stamp_of(False)}
    if stamp.exists() and stamp.read_text(encoding="utf-8") in wanted:
        return
    python = python_of(environment)
    inside = works([str(python), "-m", "pip", "--version"])
    if not inside and not works([host, "-m", "pip", "--version"]):
        raise StartError("This Python has no pip. On Debian: apt install python3-pip; elsewhere: python -m ensurepip")
    print("Installing Remit and what it needs ...", flush=True)
    options = ["--quiet", "--disable-pip-version-check", "--editable", target_of(testing)]
    if subprocess.call([*pip_of(host, python, inside=inside), "install", *options]) != 0:  # noqa: S603
        raise StartError("pip could not install Remit; its own words stand above. Is the network there?")
    stamp.write_text(stamp_of(testing), encoding="utf-8")


def hand_over(command: "list[str]") -> int:
    """Run the command in this process's place, so that Ctrl-C reaches it alone; where that cannot be, wait for it."""
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606
    with subprocess.Popen(command) as child:  # noqa: S603
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue  # the child got it too, and ends in its own way


def main(arguments: "list[str]") -> int:
    """Make, install, run. Returns the exit code of what was run, or 1 with a message."""
    if sys.version_info < OLDEST:
        print(
            f"Remit needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is {sys.version.split()[0]}.", file=sys.stderr
        )
        return 1
    testing = arguments[:1] == ["test"]
    environment = ROOT / ".venv"
    try:
        make_environment(sys.executable, environment)
        install(sys.executable, environment, testing)
        if testing:
            os.chdir(str(ROOT))
        return hand_over(command_of(environment, arguments))
    except StartError as problem:
        print(str(problem), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
