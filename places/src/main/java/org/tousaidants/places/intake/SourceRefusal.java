package org.tousaidants.places.intake;

import java.util.List;
import org.tousaidants.core.text.ConstantName;

/// « Source refusée » — a source that cannot be read, and the reason. The previous data of the source stays.
public record SourceRefusal(Trouble trouble, List<Object> details)
        implements ExplainedRefusal, SourceLocation.Parsing, Fetch.Fetching, SourceFile.Opening {
    public SourceRefusal {
        details = List.copyOf(details);
    }

    static SourceRefusal because(Trouble trouble, Object... details) {
        return new SourceRefusal(trouble, List.of(details));
    }

    @Override
    public String key() {
        return trouble.key();
    }

    /// « Empêchement » — each with its sentence `intake.trouble.…` and, in brackets, its parameters.
    public enum Trouble {
        // the location as typed
        NO_LOCATION,
        /// [scheme]
        UNKNOWN_SCHEME,
        /// [address]
        BAD_ADDRESS,
        CREDENTIALS_IN_ADDRESS,
        /// [path]
        BAD_PATH,
        // the download; the host is always first
        /// [host]
        UNKNOWN_HOST,
        /// [host]
        PRIVATE_ADDRESS,
        /// [host]
        HOST_NOT_PERMITTED,
        /// [host, limit]
        TOO_MANY_REDIRECTS,
        /// [host]
        BAD_REDIRECT,
        /// [host, status]
        NOT_FOUND,
        /// [host, status]
        NOT_ALLOWED,
        /// [host, status]
        SERVER_FAILED,
        /// [host, status]
        UNEXPECTED_STATUS,
        /// [host, seconds]
        NO_ANSWER,
        /// [host]
        NO_CONNECTION,
        /// [host]
        BAD_CERTIFICATE,
        /// [host, bytes per second]
        TOO_SLOW,
        /// [host, minutes]
        TOO_LONG,
        /// [host]
        CUT_OFF,
        /// [host]
        ENDLESS_LIST,
        // the file
        /// [path]
        NO_SUCH_FILE,
        EMPTY,
        /// [limit in megabytes]
        TOO_LARGE,
        NUL_BYTES,
        HTML_PAGE,
        XML,
        PDF,
        COMPRESSED,
        OLD_WORKBOOK,
        LOCKED_WORKBOOK,
        OTHER_ZIP,
        DAMAGED_WORKBOOK,
        /// [limit in megabytes]
        ZIP_BOMB,
        /// [limit in characters]
        TOO_MUCH_TEXT,
        NO_LIST,
        NO_HEADER,
        /// [limit]
        TOO_MANY_COLUMNS,
        /// [path]
        PATH_OUTSIDE_JSON,
        /// [path, the content of the file there]
        NO_SUCH_PATH,
        /// [names of the lists]
        SEVERAL_LISTS;

        String key() {
            return "intake.trouble." + ConstantName.dashed(this);
        }
    }
}
