package org.tousaidants.core.territory;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/// The official communes from a file or a service.
public final class CommunesFuzz {
    private static final Communes KNOWN = Communes.shipped();

    private CommunesFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        var in = new BufferedInputStream(new ByteArrayInputStream(bytes));
        new CommuneImporter(KNOWN).read(in, CommuneImportResult.CommuneFileFormat.sniff(in));
    }
}
