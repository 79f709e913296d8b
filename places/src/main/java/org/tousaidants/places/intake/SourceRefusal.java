package org.tousaidants.places.intake;

import java.util.List;
import org.tousaidants.core.text.EnumConstantName;

/// « Source refusée » — the reason why a source cannot be read. The previous data of the source remains.
public record SourceRefusal(SourceProblem trouble, List<Object> details)
        implements ExplainedSourceRefusal,
                SourceLocation.LocationParseResult,
                SourceDownload.DownloadResult,
                SourceFile.SourceFileOpening {
    public SourceRefusal {
        details = List.copyOf(details);
    }

    static SourceRefusal because(SourceProblem trouble, Object... details) {
        return new SourceRefusal(trouble, List.of(details));
    }

    @Override
    public String key() {
        return trouble.key();
    }

    /// « Empêchement » — the kinds of reasons why a source cannot be read. Each kind has a sentence with the key
    /// `intake.trouble.…`; the comments below list the parameters of the sentence in brackets.
    public enum SourceProblem {
        // No location was given. Parameter: the location as typed.
        NO_LOCATION,
        /// The scheme of the address is not supported. Parameters: [scheme]
        UNKNOWN_SCHEME,
        /// The address is not valid. Parameters: [address]
        BAD_ADDRESS,
        CREDENTIALS_IN_ADDRESS,
        /// The `@path` suffix is not valid. Parameters: [path]
        BAD_PATH,
        // The host does not exist. For all reasons of a download, the host is the first parameter.
        // Parameters: [host]
        UNKNOWN_HOST,
        /// The host has a private address. Parameters: [host]
        PRIVATE_ADDRESS,
        /// The host is not in the list of permitted hosts. Parameters: [host]
        HOST_NOT_PERMITTED,
        /// The server redirects too often. Parameters: [host, limit]
        TOO_MANY_REDIRECTS,
        /// The server redirects to an unusable address. Parameters: [host]
        BAD_REDIRECT,
        /// The server does not find the file. Parameters: [host, status]
        NOT_FOUND,
        /// The server refuses access. Parameters: [host, status]
        NOT_ALLOWED,
        /// The server reports an internal error. Parameters: [host, status]
        SERVER_FAILED,
        /// The server answers with an unexpected HTTP status. Parameters: [host, status]
        UNEXPECTED_STATUS,
        /// The server does not answer in time. Parameters: [host, seconds]
        NO_ANSWER,
        /// No connection to the server is possible. Parameters: [host]
        NO_CONNECTION,
        /// The certificate of the server is not valid. Parameters: [host]
        BAD_CERTIFICATE,
        /// The download is too slow. Parameters: [host, bytes per second]
        TOO_SLOW,
        /// The download exceeds the maximum duration. Parameters: [host, minutes]
        TOO_LONG,
        /// The connection ended before the end of the file. Parameters: [host]
        CUT_OFF,
        /// The list has too many pages, or returns to a page already read. Parameters: [host]
        ENDLESS_LIST,
        // The file does not exist. Parameters: [path]
        NO_SUCH_FILE,
        EMPTY,
        /// The file is too large. Parameters: [limit in megabytes]
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
        /// The unpacked content of the zip file is too large. Parameters: [limit in megabytes]
        ZIP_BOMB,
        /// The file contains too much text. Parameters: [limit in characters]
        TOO_MUCH_TEXT,
        NO_LIST,
        NO_HEADER,
        /// The table has too many columns. Parameters: [limit]
        TOO_MANY_COLUMNS,
        /// The location has an `@path` suffix, but the file is not JSON. Parameters: [path]
        PATH_OUTSIDE_JSON,
        /// The JSON document has no list at this path. Parameters: [path, the content of the file there]
        NO_SUCH_PATH,
        /// The JSON document has several lists, and the location does not choose one. Parameters: [names of
        /// the lists]
        SEVERAL_LISTS;

        String key() {
            return "intake.trouble." + EnumConstantName.dashed(this);
        }
    }
}
