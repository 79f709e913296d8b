package org.tousaidants.places.intake;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.tousaidants.core.text.CharacterEncoding;
import org.tousaidants.core.text.DecodedText;
import org.tousaidants.core.text.FileEncodingDetector;
import org.tousaidants.places.intake.SourceRefusal.SourceProblem;

/// « Fichier source » — opens a file according to its content, because extensions and the content type of servers
/// may be wrong.
final class SourceFile {
    private static final int HEAD = 4_096;

    private SourceFile() {}

    sealed interface SourceFileOpening permits SourceFileOpened, SourceRefusal {}

    /// A source that was opened. `next` is the address of the following page if the document is one page of
    /// several; without it, most places of the source would be missing.
    record SourceFileOpened(SourceRecordReader reader, CharacterEncoding encoding, Optional<URI> next)
            implements SourceFileOpening {}

    /// Opens a source. `file` contains the content of `location`: it is either the local file or its download.
    static SourceFileOpening open(Path file, SourceLocation location, SourceLimits limits) throws IOException {
        if (!Files.isRegularFile(file)) return SourceRefusal.because(SourceProblem.NO_SUCH_FILE, file.toString());
        long size = Files.size(file);
        if (size == 0) return SourceRefusal.because(SourceProblem.EMPTY);
        if (size > limits.fileBytes())
            return SourceRefusal.because(SourceProblem.TOO_LARGE, SourceLimits.megabytes(limits.fileBytes()));
        var signature = signature(file);
        if (signature.startsWith("PK\3\4") || signature.startsWith("PK\5\6"))
            return location.path().isEmpty() ? XlsxSourceReader.open(file, limits) : pathOutsideJson(location);
        if (signature.startsWith("\u00D0\u00CF\u0011\u00E0"))
            return SourceRefusal.because(isLocked(file) ? SourceProblem.LOCKED_WORKBOOK : SourceProblem.OLD_WORKBOOK);
        if (signature.startsWith("%PDF")) return SourceRefusal.because(SourceProblem.PDF);
        if (signature.startsWith("\u001F\u008B") || signature.startsWith("7z\u00BC") || signature.startsWith("Rar!"))
            return SourceRefusal.because(SourceProblem.COMPRESSED);
        return openText(file, location, limits);
    }

    private static SourceFileOpening openText(Path file, SourceLocation location, SourceLimits limits)
            throws IOException {
        var survey = FileEncodingDetector.of(file);
        if (survey.nul()) return SourceRefusal.because(SourceProblem.NUL_BYTES);
        var start = start(file, survey);
        if (start.isEmpty()) return SourceRefusal.because(SourceProblem.EMPTY);
        return switch (start.charAt(0)) {
            case '[', '{' -> JsonSourceReader.open(file, survey, location.path(), limits);
            case '<' -> {
                var lower = start.toLowerCase(Locale.ROOT);
                var page = !lower.startsWith("<?xml") || lower.contains("<html");
                yield SourceRefusal.because(page ? SourceProblem.HTML_PAGE : SourceProblem.XML);
            }
            default ->
                location.path().isEmpty() ? CsvSourceReader.open(file, survey, limits) : pathOutsideJson(location);
        };
    }

    private static SourceRefusal pathOutsideJson(SourceLocation location) {
        return SourceRefusal.because(SourceProblem.PATH_OUTSIDE_JSON, "@" + String.join(".", location.path()));
    }

    private static String signature(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(8), StandardCharsets.ISO_8859_1);
        }
    }

    /// Returns the first characters of the file, from the first character that is not blank. They show the
    /// format of the file.
    private static String start(Path file, FileEncodingDetector survey) throws IOException {
        try (DecodedText text = DecodedText.of(file, survey)) {
            var chars = new char[HEAD];
            var start = new StringBuilder();
            for (int n = text.read(chars, 0, HEAD); n >= 0 && start.length() < HEAD; n = text.read(chars, 0, HEAD)) {
                for (int i = 0; i < n; i++) {
                    if (!start.isEmpty() || !BlankTrimmer.is(chars[i])) start.append(chars[i]);
                }
            }
            return start.toString();
        }
    }

    /// Returns whether an OLE file is a workbook with a password. Such a workbook contains a stream named
    /// `EncryptedPackage`, but an old .xls file does not.
    private static boolean isLocked(Path file) throws IOException {
        var name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        try (InputStream in = Files.newInputStream(file)) {
            var chunk = new byte[64 * 1024];
            var kept = 0;
            for (int n = in.readNBytes(chunk, 0, chunk.length);
                    n > 0;
                    n = in.readNBytes(chunk, kept, chunk.length - kept)) {
                int length = kept + n;
                if (new String(chunk, 0, length, StandardCharsets.ISO_8859_1)
                        .contains(new String(name, StandardCharsets.ISO_8859_1))) return true;
                kept = Math.min(length, name.length);
                System.arraycopy(chunk, length - kept, chunk, 0, kept);
            }
            return false;
        }
    }
}
