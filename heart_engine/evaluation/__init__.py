"""Metrics, peers and the best achievable accuracy; hospital side, never imported by the clinic."""
