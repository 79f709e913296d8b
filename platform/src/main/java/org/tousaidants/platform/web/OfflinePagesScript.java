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

/// « Hors ligne » — the service worker by which a browser keeps a few public pages of a package, and opens them
/// without a network.
public final class OfflinePagesScript {
    private OfflinePagesScript() {}

    /// The script. It changes when one of its files changes, so that a device detects an old copy. `what` is
    /// the name of the copy on the device, in lower case.
    ///
    /// @param pages the first is the scope: the paths of the others begin with it
    /// @param files as [Page#asset] names them
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
        try (var in = Objects.requireNonNull(OfflinePagesScript.class.getResourceAsStream("/offline/worker.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
