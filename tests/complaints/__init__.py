"""Tests of the confidential channel. `world` builds two offices with real keys."""
