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
import org.tousaidants.places.intake.SourceRefusal.Trouble;

/// « Fichier source » — opens a file by its content, since extensions and servers may be wrong.
final class SourceFile {
    private static final int HEAD = 4_096;

    private SourceFile() {}

    sealed interface Opening permits Opened, SourceRefusal {}

    /// `next` is the address of the following page, when the document is one page of several: without it most
    /// places of the source would be missing.
    record Opened(RecordReader reader, CharacterEncoding encoding, Optional<URI> next) implements Opening {}

    /// `file` has the content of `location`: itself, or its download.
    static Opening open(Path file, SourceLocation location, Limits limits) throws IOException {
        if (!Files.isRegularFile(file)) return SourceRefusal.because(Trouble.NO_SUCH_FILE, file.toString());
        long size = Files.size(file);
        if (size == 0) return SourceRefusal.because(Trouble.EMPTY);
        if (size > limits.fileBytes())
            return SourceRefusal.because(Trouble.TOO_LARGE, Limits.megabytes(limits.fileBytes()));
        var signature = signature(file);
        if (signature.startsWith("PK\3\4") || signature.startsWith("PK\5\6"))
            return location.path().isEmpty() ? XlsxReader.open(file, limits) : pathOutsideJson(location);
        if (signature.startsWith("\u00D0\u00CF\u0011\u00E0"))
            return SourceRefusal.because(isLocked(file) ? Trouble.LOCKED_WORKBOOK : Trouble.OLD_WORKBOOK);
        if (signature.startsWith("%PDF")) return SourceRefusal.because(Trouble.PDF);
        if (signature.startsWith("\u001F\u008B") || signature.startsWith("7z\u00BC") || signature.startsWith("Rar!"))
            return SourceRefusal.because(Trouble.COMPRESSED);
        return openText(file, location, limits);
    }

    private static Opening openText(Path file, SourceLocation location, Limits limits) throws IOException {
        var survey = FileEncodingDetector.of(file);
        if (survey.nul()) return SourceRefusal.because(Trouble.NUL_BYTES);
        var start = start(file, survey);
        if (start.isEmpty()) return SourceRefusal.because(Trouble.EMPTY);
        return switch (start.charAt(0)) {
            case '[', '{' -> JsonReader.open(file, survey, location.path(), limits);
            case '<' -> {
                var lower = start.toLowerCase(Locale.ROOT);
                var page = !lower.startsWith("<?xml") || lower.contains("<html");
                yield SourceRefusal.because(page ? Trouble.HTML_PAGE : Trouble.XML);
            }
            default -> location.path().isEmpty() ? CsvReader.open(file, survey, limits) : pathOutsideJson(location);
        };
    }

    private static SourceRefusal pathOutsideJson(SourceLocation location) {
        return SourceRefusal.because(Trouble.PATH_OUTSIDE_JSON, "@" + String.join(".", location.path()));
    }

    private static String signature(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(8), StandardCharsets.ISO_8859_1);
        }
    }

    /// The first characters, from the first that is not blank.
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

    /// A workbook with a password is an OLE file with a stream of this name, an old .xls is one without.
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
