"""``dragoman who``: the actors that a text names, as of a date."""

from __future__ import annotations

import click

_EPILOG = """\b
Examples:
  dragoman who "the German chancellor and Hollande" --as-of 2015-06-01
  dragoman who "Moammar Gadhafi" --json
  echo "The Taliban met the Russian envoy." | dragoman who - --as-of 2022-01-01
"""


@click.command(epilog=_EPILOG)
@click.argument("text")
@click.option("--as-of", metavar="DATE", help="The day at which offices are asked for: YYYY-MM-DD.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def who(text: str, as_of: str | None, as_json: bool) -> None:
    """Tell whom TEXT names, of which country and sector, on a day, and why.

    - reads the text from standard input. A name that several may bear is told with its
    candidates and their shares; nobody is asserted then. Without a day an office tells its
    country and sector, and a person only where the name does.
    """
    import json
    import sys

    from dragoman import store
    from dragoman import who as module
    from dragoman.errors import InputError, UsageError
    from dragoman.lexicon.persons import is_day
    from dragoman.views.people import content, lines

    if as_of is not None and not is_day(as_of):
        raise UsageError(
            f"--as-of={as_of!r} is no day", remedy="give a day such as 2015-06-01 (YYYY-MM-DD)"
        )
    given = sys.stdin.read() if text == "-" else text
    if not given.strip():
        raise InputError("there is no text", remedy="give some, or - to read standard input")
    store.attach()
    answers = module.who(given, as_of)
    if as_json:
        click.echo(json.dumps(content(answers, as_of), ensure_ascii=False))
        return
    for line in lines(answers):
        click.echo(line)
    if not answers:
        click.echo("nobody is named")
