"""Regions loaded from a file can be found as soon as the import is done."""

import io

import pytest

from regions.importing import import_regions
from search.models import SearchDocument

pytestmark = pytest.mark.django_db
FILE = b"code,level,name,parent,postcode\n97,1,Zamrud Timur,,\n97.01,2,Kabupaten Zamrud,97,\n"


def test_an_import_is_found_and_a_trial_run_is_not() -> None:
    import_regions(io.BytesIO(FILE), dry_run=True)
    assert not SearchDocument.objects.filter(title__contains="Zamrud").exists()

    import_regions(io.BytesIO(FILE))
    assert SearchDocument.objects.filter(title__contains="Zamrud").count() == 2
