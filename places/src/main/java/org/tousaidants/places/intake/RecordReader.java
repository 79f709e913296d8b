package org.tousaidants.places.intake;

import java.util.Iterator;
import java.util.List;

/// « Lecteur d’enregistrements » — walks through a source once, holding one record at a time.
public interface RecordReader extends Iterator<Item>, AutoCloseable {
    Format format();

    /// The names in the header; empty for JSON, which has none.
    List<String> columns();

    long bytesRead();

    /// What [#bytesRead()] reaches at the end.
    long totalBytes();

    /// What the server calls the version that was read, to be asked before the end is closed; nothing for a file, nor
    /// for a list that comes by pages.
    default SourceVersion version() {
        return SourceVersion.NONE;
    }

    @Override
    void close();
}
