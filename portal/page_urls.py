"""Addresses of the portal itself in each language: quick exit, component page."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
