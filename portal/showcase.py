def showcase(): return {}
