package org.tousaidants.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// « Hors ligne » — makes the service worker with which a browser stores a few public pages of a package and opens
/// them without an internet connection.
public final class OfflinePagesServiceWorker {
    private OfflinePagesServiceWorker() {}

    /// Returns the script of the service worker. It changes when one of its files changes, so that a device
    /// detects an old copy.
    ///
    /// @param what name of the copy on the device, in lower case
    /// @param pages paths of the pages: the first is the scope, and all others begin with it
    /// @param files files as named by [Page#asset]
    public static ResponseEntity<String> worker(Page page, String what, List<String> pages, List<String> files) {
        var head = "const WHAT = '" + what + "';\nconst PAGES = " + list(pages) + ";\nconst FILES = "
                + list(files.stream().map(page::asset).toList()) + ";\n";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .cacheControl(CacheControl.noCache())
                .header("Service-Worker-Allowed", pages.getFirst())
                .body(head + script());
    }

    private static String list(List<String> texts) {
        return texts.stream().map(text -> "'" + text + "'").collect(Collectors.joining(", ", "[", "]"));
    }

    private static String script() {
        try (var in =
                Objects.requireNonNull(OfflinePagesServiceWorker.class.getResourceAsStream("/offline/worker.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
