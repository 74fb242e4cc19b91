"""A second wall below the code. On SQLite a deletion is left to the chain to find: Django empties test tables by DELETE."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER audit_line_written_once BEFORE UPDATE ON audit_line
BEGIN SELECT RAISE(ABORT, 'an audit line is written once'); END
"""
POSTGRES = """
CREATE FUNCTION audit_line_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'an audit line is written once'; END $$;
CREATE TRIGGER audit_line_written_once BEFORE UPDATE OR DELETE ON audit_line
FOR EACH ROW EXECUTE FUNCTION audit_line_written_once();
"""


def guard(apps, schema_editor):
    schema_editor.execute(
        POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE, params=None
    )


def unguard(apps, schema_editor):
    on = " ON audit_line" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER audit_line_written_once{on}", params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
