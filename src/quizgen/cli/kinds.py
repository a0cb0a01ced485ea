"""`quizgen kinds`: kinds of fact, ways of asking and templates, each with an example."""

import click

from quizgen.cli.worded import Worded
from quizgen.words import label, say


@click.command("kinds", cls=Worded)
def command() -> None:
    """List kinds, forms and templates."""
    from quizgen import facts, plugins
    from quizgen.questions import templates

    click.echo(say("kinds.kinds"))
    for kind in facts.kinds():
        click.echo(f"  {kind}  {label('kind', kind)}")
    click.echo(say("kinds.forms"))
    for form in plugins.names("questions.forms"):
        click.echo(f"  {form}  {label('form', form)}")
    click.echo(say("kinds.templates"))
    for template in templates.load():
        click.echo(f"  {template.name}  {template.kind}/{template.slot}  {label('form', template.form)}")
        if template.example:
            click.echo(f"      {template.example['prompt']}  → {template.example['answer']}")
