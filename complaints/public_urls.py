"""Addresses of the channel without a language: for machines that check it, and for officers, in Indonesian only."""

from django.urls import include, path

from complaints.views import wellknown

urlpatterns = [
    path(".well-known/uptd-keys.json", wellknown.keys, name="uptd_keys"),
    path("petugas/", include("complaints.desk.urls")),
]
