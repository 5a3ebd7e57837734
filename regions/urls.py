"""Addresses of this app that are not Wagtail pages."""

from django.urls import path

from regions import views

urlpatterns = [
    path("wilayah/", views.region_index, name="region_index"),
    # str, not a pattern: a code that cannot be one is answered by our own helpful 404 too.
    path("wilayah/<str:code>/", views.region_page, name="region"),
    path("wilayah/<str:code>/peta/", views.region_map, name="region_map"),
]
