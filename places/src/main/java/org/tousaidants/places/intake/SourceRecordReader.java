package org.tousaidants.places.intake;

import java.util.Iterator;
import java.util.List;

/// « Lecteur d’enregistrements » — reads a source once and holds one record at a time in memory.
public interface SourceRecordReader extends Iterator<SourceRecordReadResult>, AutoCloseable {
    SourceFormat format();

    /// Returns the column names of the header; empty for JSON, which has no header.
    List<String> columns();

    long bytesRead();

    /// Returns the total size of the source in bytes. At the end of the source, [#bytesRead()] returns the same
    /// number.
    long totalBytes();

    /// Returns the version of the source that was read, as named by its server. It is available from the end of
    /// the source until the reader is closed. Empty for a file and for a source of several pages.
    default SourceVersion version() {
        return SourceVersion.NONE;
    }

    @Override
    void close();
}
