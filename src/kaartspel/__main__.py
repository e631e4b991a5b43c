"""Run kaartspel as `python -m kaartspel`."""

from kaartspel.cli import main

if __name__ == "__main__":
    main()
