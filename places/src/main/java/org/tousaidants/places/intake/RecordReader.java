package org.tousaidants.places.intake;

import java.util.Iterator;
import java.util.List;

/// « Lecteur d’enregistrements » — reads a source once, holding one record at a time.
public interface RecordReader extends Iterator<RecordReadResult>, AutoCloseable {
    Format format();

    /// The names in the header; empty for JSON, which has none.
    List<String> columns();

    long bytesRead();

    /// The value of [#bytesRead()] at the end.
    long totalBytes();

    /// The server's name of the version read, available at the end until the reader is closed; empty for a file,
    /// and for a list by pages.
    default SourceVersion version() {
        return SourceVersion.NONE;
    }

    @Override
    void close();
}
