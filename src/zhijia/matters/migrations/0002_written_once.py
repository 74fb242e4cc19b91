"""A second wall below the code, as in the diary: a step's words and verdict never change. Deleting is left to nobody but a test's own emptying."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER matters_step_written_once BEFORE UPDATE ON matters_step
BEGIN SELECT RAISE(ABORT, 'a step is written once'); END
"""
POSTGRES = """
CREATE FUNCTION matters_step_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a step is written once'; END $$;
CREATE TRIGGER matters_step_written_once BEFORE UPDATE OR DELETE ON matters_step
FOR EACH ROW EXECUTE FUNCTION matters_step_written_once();
"""


def guard(apps, schema_editor):
    schema_editor.execute(
        POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE, params=None
    )


def unguard(apps, schema_editor):
    on = " ON matters_step" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER matters_step_written_once{on}", params=None)
    if on:
        schema_editor.execute("DROP FUNCTION matters_step_written_once()", params=None)


class Migration(migrations.Migration):
    dependencies = [("matters", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
