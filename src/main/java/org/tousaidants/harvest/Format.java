package org.tousaidants.harvest;

/// « Format » — found in the content, never in the extension.
enum Format {
    CSV,
    JSON,
    NDJSON,
    GEOJSON,
    XLSX
}
