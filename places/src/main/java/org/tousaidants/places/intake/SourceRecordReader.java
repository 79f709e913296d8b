package org.tousaidants.places.intake;

import java.util.Iterator;
import java.util.List;

/// « Lecteur d’enregistrements » — reads a source once and holds one record at a time in memory.
public interface SourceRecordReader extends Iterator<SourceRecordReadResult>, AutoCloseable {
    SourceFormat format();

    /// Returns the column names of the header; empty for JSON, which has no header.
    List<String> columns();

    long bytesRead();

    /// Returns the total size in bytes, which [#bytesRead()] returns at the end.
    long totalBytes();

    /// Returns the server's name of the version that was read, available from the end of the source until the
    /// reader is closed; empty for a file and for a source of several pages.
    default SourceVersion version() {
        return SourceVersion.NONE;
    }

    @Override
    void close();
}
