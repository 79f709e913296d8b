package org.tousaidants.platform.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/// « Poste hors connexion » — serves the service worker that stores the pages of `offline` in `work.properties` on
/// the device of a signed-in person. The script contains no personal data.
@Controller
@PublicAccess
class OfflineWorkServiceWorker {
    static final String PATH = "/poste-hors-connexion.js";

    record OfflineWorkTexts(String kept, String found, String none) {}

    private final SignedInMenu menu;

    OfflineWorkServiceWorker(SignedInMenu menu) {
        this.menu = menu;
    }

    @GetMapping(PATH)
    ResponseEntity<String> worker(Page page) throws IOException {
        var words = new OfflineWorkTexts(
                page.t("web.offline.kept", "%d"), page.t("web.offline.found", "%q"), page.t("web.offline.none", "%q"));
        var json = JsonMapper.shared();
        var head = "const LANG = " + json.writeValueAsString(page.lang()) + ";\nconst PAGES = "
                + json.writeValueAsString(menu.offline()) + ";\nconst WORDS = " + json.writeValueAsString(words)
                + ";\n";
        try (var script =
                Objects.requireNonNull(OfflineWorkServiceWorker.class.getResourceAsStream("/offline/work.js"))) {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                    .cacheControl(CacheControl.noCache())
                    .body(head + new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
