"""The only writers of aid."""
