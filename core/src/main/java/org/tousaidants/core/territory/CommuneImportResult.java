package org.tousaidants.core.territory;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.List;

/// « Import de communes » — the result of importing a file with better data about communes.
public sealed interface CommuneImportResult {
    /// The file was read to its end, and its valid rows are stored.
    ///
    /// @param read number of rows
    /// @param replaced number of new centres of known communes, including estimates
    /// @param estimatesReplaced number of new centres that replace an estimate
    /// @param added number of unknown codes that were added
    /// @param contours number of ignored contours
    /// @param refusedRows number of refused rows, of which the first are listed
    record CommunesImported(
            int read,
            int replaced,
            int estimatesReplaced,
            List<String> added,
            int contours,
            int refusedRows,
            List<RefusedCommuneRow> refused)
            implements CommuneImportResult {}

    /// The file could not be read to its end, and nothing of it is stored.
    ///
    /// @param detail the missing column or the error of the parser
    record InvalidCommuneFile(CommuneFileProblem problem, long line, String detail) implements CommuneImportResult {}

    /// A refused row.
    ///
    /// @param line line of a CSV file (the header is line 1), or rank of a JSON element
    record RefusedCommuneRow(long line, String code, RowRefusalReason reason) {}

    enum CommuneFileProblem {
        EMPTY,
        TOO_LARGE,
        NOT_UTF8,
        /// The JSON content is not an array of objects.
        NOT_A_LIST,
        MISSING_COLUMN,
        /// Each row has a code and a centre, but the file is of another kind, for example a file of places.
        OTHER_SHAPE,
        /// The file has a syntax error: it is truncated or has an open quote.
        BROKEN
    }

    enum RowRefusalReason {
        NO_INSEE_CODE,
        /// The commune no longer exists because of a merger.
        FORMER_COMMUNE,
        TWICE,
        NO_NAME,
        /// The name is not valid for a French commune or group of communes, because it is too long or
        /// contains foreign characters.
        ODD_NAME,
        NO_CENTRE,
        CENTRE_UNREADABLE,
        CENTRE_OUTSIDE_FRANCE,
        /// The centre is too far from the known position: it is probably the centre of another commune.
        CENTRE_TOO_FAR
    }

    enum CommuneFileFormat {
        /// The JSON array of
        /// `geo.api.gouv.fr/communes?fields=nom,code,codesPostaux,population,codeEpci,epci,centre`.
        GEO_API_JSON,
        /// A CSV file with at least `code_insee`, `latitude` and `longitude`; also `nom`, `codes_postaux`,
        /// `population`, `epci`, `epci_nom`.
        CSV;

        /// Returns the format, detected from the first character, because an address of the official service
        /// has no file extension. The stream is reset.
        public static CommuneFileFormat sniff(BufferedInputStream in) throws IOException {
            in.mark(LOOKED_AT);
            try {
                for (var i = 0; i < LOOKED_AT; i++) {
                    var letter = in.read();
                    if (letter == '[' || letter == '{') return GEO_API_JSON;
                    // Skips blanks and the bytes of a byte order mark.
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
