package org.tousaidants.territory;

import java.util.List;
import java.util.Locale;

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
        /// The syntax breaks: a truncated file, an open quote.
        BROKEN
    }

    enum Reason {
        NO_INSEE_CODE,
        /// A merger has ended this commune.
        FORMER_COMMUNE,
        TWICE,
        NO_NAME,
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

        public static Format of(String fileName) {
            return fileName.toLowerCase(Locale.ROOT).endsWith(".json") ? GEO_API_JSON : CSV;
        }
    }
}
