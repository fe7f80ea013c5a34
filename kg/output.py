"""Where things stand in the folder that a build writes; the files of the exports are named in `kg.exports.FORMATS`."""

STORE = "store"
REPORT = "report.json"
