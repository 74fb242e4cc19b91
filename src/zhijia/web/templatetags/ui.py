"""All the words of our templates; a builtin, so no page has to load it. /_ui/ shows them at work."""

from django import template

from . import forms, lists, records, words

register = template.Library()
for shelf in (words, lists, forms, records):
    register.tags.update(shelf.register.tags)
    register.filters.update(shelf.register.filters)
