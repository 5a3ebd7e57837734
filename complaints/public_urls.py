"""Addresses of the channel without a language: for machines that check it."""

from django.urls import path

from complaints.views import wellknown

urlpatterns = [path(".well-known/uptd-keys.json", wellknown.keys, name="uptd_keys")]
