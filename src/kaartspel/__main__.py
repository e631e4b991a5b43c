"""Run kaartspel, as a command or as `python -m kaartspel`."""

import sys


def main() -> None:
    """Run the command line; an interrupt is quiet even while the program is still being read."""
    try:
        from kaartspel.cli import main as run  # noqa: PLC0415

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
