"""The drawings: timeline, network and map, laid out as frozen values and written as SVG, on the server.

`lanes`, `network` and `world` lay out; `*_svg` write. Equal input gives equal output, and nothing here reads a record.
"""
