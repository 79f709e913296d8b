package org.tousaidants.platform.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.tousaidants.core.csv.CsvTable;

/// « Fichier en réponse » — answers a request with a named file. A document opens in the browser; a file for a
/// spreadsheet or a program is downloaded.
public final class FileResponse {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private FileResponse() {}

    public static ResponseEntity.BodyBuilder pdf(String name) {
        return shown(MediaType.APPLICATION_PDF, name);
    }

    public static ResponseEntity.BodyBuilder csv(String name) {
        return kept(CSV, name);
    }

    public static ResponseEntity<byte[]> csv(String name, CsvTable table) {
        return csv(name).body(table.bytes());
    }

    public static ResponseEntity.BodyBuilder shown(MediaType type, String name) {
        return named(ContentDisposition.inline(), type, name);
    }

    public static ResponseEntity.BodyBuilder kept(MediaType type, String name) {
        return named(ContentDisposition.attachment(), type, name);
    }

    private static ResponseEntity.BodyBuilder named(ContentDisposition.Builder how, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .headers(headers ->
                        headers.setContentDisposition(how.filename(name).build()));
    }
}
