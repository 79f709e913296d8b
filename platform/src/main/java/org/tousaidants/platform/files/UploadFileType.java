package org.tousaidants.platform.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipInputStream;

/// « Type d’un fichier » — the accepted file types, each detected from the bytes of the file. Excluded are archives
/// and content that a browser (HTML, SVG) or a program (macros, executables) would execute.
public enum UploadFileType {
    PDF("application/pdf", true, "pdf"),
    PNG("image/png", true, "png"),
    JPEG("image/jpeg", true, "jpg", "jpeg"),
    ODT("application/vnd.oasis.opendocument.text", false, "odt"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", false, "ods"),
    ODP("application/vnd.oasis.opendocument.presentation", false, "odp"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", false, "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", false, "pptx"),
    /// Text, including CSV and Markdown, which is displayed as plain text.
    TEXT("text/plain;charset=UTF-8", false, "txt", "csv", "md");

    private static final int MOST_PARTS = 5_000;
    /// Maximum size in bytes of an unpacked document. It is ten times the upload limit, because documents
    /// contain pictures, which hardly compress.
    private static final long MOST_UNPACKED = 100L << 20;
    private static final byte[] PDF_MARK = ascii("%PDF-");
    private static final byte[] PNG_MARK = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG_MARK = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] ZIP_MARK = {'P', 'K', 3, 4};

    /// Words in a PDF that indicate active content.
    private static final List<byte[]> RUNS_IN_PDF =
            List.of(ascii("/JavaScript"), ascii("/JS"), ascii("/Launch"), ascii("/EmbeddedFile"), ascii("/XFA"));

    private static final Set<String> MARKUP = Set.of("<!doctype", "<html", "<svg", "<script", "<?xml", "<?php");

    private final String mime;
    private final boolean shown;
    private final List<String> endings;

    UploadFileType(String mime, boolean shown, String... endings) {
        this.mime = mime;
        this.shown = shown;
        this.endings = List.of(endings);
    }

    public String mime() {
        return mime;
    }

    /// Returns whether a browser may display files of this type; other files are downloaded.
    boolean shown() {
        return shown;
    }

    boolean named(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(ending -> lower.endsWith("." + ending));
    }

    /// Returns the type of a file, detected from its bytes; empty if the type is not accepted.
    static Optional<UploadFileType> of(byte[] bytes) {
        if (starts(bytes, PDF_MARK))
            return Optional.of(PDF).filter(_ -> RUNS_IN_PDF.stream().noneMatch(run -> holds(bytes, run)));
        if (starts(bytes, PNG_MARK)) return Optional.of(PNG);
        if (starts(bytes, JPEG_MARK)) return Optional.of(JPEG);
        if (starts(bytes, ZIP_MARK)) return office(bytes);
        return isText(bytes) ? Optional.of(TEXT) : Optional.empty();
    }

    private static Optional<UploadFileType> office(byte[] bytes) {
        var names = new HashSet<String>();
        var mimetypeEntry = "";
        var unpacked = 0L;
        var piece = new byte[1 << 13];
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                if (names.size() >= MOST_PARTS) return Optional.empty();
                names.add(part.getName());
                if (part.getName().equals("mimetype"))
                    mimetypeEntry = new String(zip.readNBytes(100), StandardCharsets.US_ASCII);
                // Each entry of the zip archive is read to its end, because the next entry begins
                // there.
                for (var read = zip.read(piece); read >= 0; read = zip.read(piece)) {
                    unpacked += read;
                    if (unpacked > MOST_UNPACKED) return Optional.empty();
                }
            }
        } catch (IOException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
        if (names.stream().anyMatch(UploadFileType::runs)) return Optional.empty();
        var mimetype = mimetypeEntry;
        for (var type : List.of(ODT, ODS, ODP)) if (mimetype.equals(type.mime)) return Optional.of(type);
        if (!names.contains("[Content_Types].xml")) return Optional.empty();
        if (names.contains("word/document.xml")) return Optional.of(DOCX);
        if (names.contains("xl/workbook.xml")) return Optional.of(XLSX);
        return names.contains("ppt/presentation.xml") ? Optional.of(PPTX) : Optional.empty();
    }

    /// Returns whether a part of a document contains macros of Microsoft Office or OpenDocument.
    private static boolean runs(String part) {
        return part.endsWith("vbaProject.bin") || part.startsWith("Basic/") || part.startsWith("Scripts/");
    }

    private static boolean isText(byte[] bytes) {
        for (var one : bytes) if (one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t') return false;
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            var start = text.replace("\ufeff", "").stripLeading().toLowerCase(Locale.ROOT);
            return MARKUP.stream().noneMatch(start::startsWith);
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    private static boolean starts(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }

    private static boolean holds(byte[] bytes, byte[] wanted) {
        for (var at = 0; at <= bytes.length - wanted.length; at++) {
            if (bytes[at] != wanted[0]) continue;
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)
                    && ends(bytes, at + wanted.length)) return true;
        }
        return false;
    }

    /// Returns whether a PDF keyword ends before the position `at`: no letter follows there.
    private static boolean ends(byte[] bytes, int at) {
        return at >= bytes.length || !Character.isLetterOrDigit(bytes[at]);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
