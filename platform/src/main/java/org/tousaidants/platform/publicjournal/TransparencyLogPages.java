package org.tousaidants.platform.publicjournal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « Journal public » — a page that explains the public log to people, and the files of C2SP `tlog-tiles` for
/// programs that verify it.
@Controller
@PublicAccess
class TransparencyLogPages {
    record TransparencyLogView(
            Optional<JournalCheckpoint> latest,
            String key,
            String witnessKey,
            long erased,
            List<CheckpointCountersignature> witnesses) {}

    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final Pattern NUMBER = Pattern.compile("((?:x\\d{3}/)*)(\\d{3})(?:\\.p/(\\d{1,3}))?");
    private static final int LONGEST_PATH = 40;

    private final TransparencyLog tlog;

    TransparencyLogPages(TransparencyLog tlog) {
        this.tlog = tlog;
    }

    @GetMapping("/journal-public")
    View shown() {
        return View.of(
                "platform/publicjournal/shown",
                new TransparencyLogView(
                        tlog.latest(), tlog.published(), tlog.publishedAsWitness(), tlog.erased(), tlog.witnesses()));
    }

    @GetMapping("/journal-public/checkpoint")
    ResponseEntity<String> checkpoint() {
        return tlog.latest()
                .map(one -> ResponseEntity.ok()
                        .contentType(TEXT)
                        .cacheControl(CacheControl.noCache())
                        .body(one.note()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /// Returns the proof that the log entry with this number (from 1) is in the latest tree, in the format of
    /// C2SP `tlog-proof`. If the entry is not in the tree yet, returns a message that says so.
    @RateLimit(cost = 2)
    @GetMapping("/journal-public/preuves/{n}")
    ResponseEntity<String> proof(@PathVariable long n, Page page) {
        return tlog.latest()
                .flatMap(latest -> tlog.inclusion(n - 1, latest.size())
                        .map(path ->
                                "c2sp.org/tlog-proof@v1\nindex " + (n - 1) + "\n" + lines(path) + "\n" + latest.note()))
                .map(text -> ResponseEntity.ok().contentType(TEXT).body(text))
                .orElseGet(() -> tlog.written(n)
                        ? ResponseEntity.accepted().contentType(TEXT).body(page.t("tlog.waits") + "\n")
                        : ResponseEntity.notFound().build());
    }

    /// Returns the proof that the tree with `a` entries extends the tree with `de` entries.
    @RateLimit(cost = 2)
    @GetMapping("/journal-public/coherence")
    ResponseEntity<String> consistency(@RequestParam long de, @RequestParam long a) {
        return tlog.consistency(de, a)
                .map(path -> ResponseEntity.ok().contentType(TEXT).body(lines(path)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /// Returns the last checkpoint of the log `origine` that this installation countersigned.
    @GetMapping("/journal-public/temoin")
    ResponseEntity<String> witnessed(@RequestParam String origine) {
        return tlog.countersignature(origine)
                .map(note -> ResponseEntity.ok().contentType(TEXT).body(note))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping("/journal-public/tile/{level}/{*path}")
    ResponseEntity<byte[]> tile(@PathVariable String level, @PathVariable String path) {
        if (path.length() > LONGEST_PATH) return ResponseEntity.notFound().build();
        var read = NUMBER.matcher(path.substring(1));
        if (!read.matches()) return ResponseEntity.notFound().build();
        var n = Long.parseLong(read.group(1).replaceAll("[x/]", "") + read.group(2));
        var width = read.group(3) == null ? TransparencyLog.TILE : Integer.parseInt(read.group(3));
        var bytes = level.equals("entries")
                ? tlog.entries(n, width)
                : level.matches("[0-7]") ? tlog.tile(Integer.parseInt(level), n, width) : Optional.<byte[]>empty();
        return bytes.map(one -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .body(one))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static String lines(List<byte[]> hashes) {
        return hashes.stream()
                .map(hash -> Base64.getEncoder().encodeToString(hash) + "\n")
                .collect(Collectors.joining());
    }
}
