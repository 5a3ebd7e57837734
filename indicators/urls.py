"""Addresses of this app that are not Wagtail pages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
