package org.tousaidants.core.territory;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.List;

/// « Import de communes » — what came of reading a file of better data.
public sealed interface CommuneImport {
    /// The file was read and what was good in it is kept. `read` rows; `replaced` centres of known communes, of
    /// which `estimatesReplaced` stood in for an estimate; `added` codes that the table did not know; `contours`
    /// seen (they are not kept: nothing needs them yet); `refusedRows` in all, of which the first are listed.
    record Done(
            int read,
            int replaced,
            int estimatesReplaced,
            List<String> added,
            int contours,
            int refusedRows,
            List<RefusedRow> refused)
            implements CommuneImport {}

    /// The file could not be read to its end: nothing was kept. `detail` is the missing column or what the reader
    /// said.
    record Refused(Problem problem, long line, String detail) implements CommuneImport {}

    /// A row that changed nothing. `line` is the line of a CSV file (the header is 1), the rank of a JSON element.
    record RefusedRow(long line, String code, Reason reason) {}

    enum Problem {
        EMPTY,
        TOO_LARGE,
        NOT_UTF8,
        /// JSON that is no array of objects.
        NOT_A_LIST,
        MISSING_COLUMN,
        /// A file of something else that also has a code and a centre in each row, such as places.
        OTHER_SHAPE,
        /// The syntax breaks: a truncated file, an open quote.
        BROKEN
    }

    enum Reason {
        NO_INSEE_CODE,
        /// A merger has ended this commune.
        FORMER_COMMUNE,
        TWICE,
        NO_NAME,
        /// No name that a French commune or its group of communes could bear: too long, or with signs that none has.
        ODD_NAME,
        NO_CENTRE,
        CENTRE_UNREADABLE,
        CENTRE_OUTSIDE_FRANCE,
        /// Too far from where the commune is known to be: probably the centre of another.
        CENTRE_TOO_FAR
    }

    enum Format {
        /// The array of `geo.api.gouv.fr/communes?fields=nom,code,codesPostaux,population,codeEpci,epci,centre`.
        GEO_API_JSON,
        /// A header with at least `code_insee`, `latitude` and `longitude`; also `nom`, `codes_postaux`,
        /// `population`, `epci`, `epci_nom`.
        CSV;

        /// By its first letter, since an address of the official service ends like nothing; what was read to know is
        /// still to be read.
        public static Format sniff(BufferedInputStream in) throws IOException {
            in.mark(LOOKED_AT);
            try {
                for (var i = 0; i < LOOKED_AT; i++) {
                    var letter = in.read();
                    if (letter == '[' || letter == '{') return GEO_API_JSON;
                    // Blanks, and the bytes of a byte order mark.
                    if (letter > ' ' && letter != 0xEF && letter != 0xBB && letter != 0xBF) return CSV;
                }
                return CSV;
            } finally {
                in.reset();
            }
        }

        private static final int LOOKED_AT = 1_000;
    }
}
