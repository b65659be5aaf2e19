"""`python -m cite_belarus`."""

from cite_belarus.cli import main

if __name__ == "__main__":
    main()
