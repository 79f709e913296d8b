package org.tousaidants.places.intake;

import java.util.List;
import java.util.Optional;

/// « Enregistrement brut » — one record as its source wrote it, independent of the file format.
public non-sealed interface RawSourceRecord extends SourceRecordReadResult {
    /// Returns the position of the record in its source: the line of the file (from 1, header included) for CSV
    /// and XLSX, the number of the element (from 1) for JSON and GeoJSON.
    @Override
    long line();

    /// Returns the trimmed value at a column or path: `nom`, `address.streetAddress`, `services.0.name`,
    /// `properties.nom`; empty if the column is missing, null or blank. A number has no exponent and no trailing
    /// `.0`; the scalars of a list are joined with `;`; an object is returned as JSON.
    Optional<String> text(String path);

    /// Returns the names of the columns of the record. For JSON they are the names at the top level; for a
    /// GeoJSON Feature, `properties.x` for each property.
    List<String> columns();

    /// Returns the record as received: the CSV line, or the JSON text of the element. It is stored with the
    /// reason if the record is refused.
    @Override
    String raw();
}
