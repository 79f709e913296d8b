package org.tousaidants.platform.operations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.platform.web.Open;

/// What a reverse proxy or a monitor asks: 200 when the site can serve, 503 when it cannot.
@Controller
@Open
class HealthPages {
    private final Health health;
    private final Optional<Later> later;

    HealthPages(Health health, ObjectProvider<Later> later) {
        this.health = health;
        this.later = later.stream().findFirst();
    }

    @GetMapping("/sante")
    ResponseEntity<Map<String, Object>> health() {
        var state = health.state();
        var said = new LinkedHashMap<String, Object>();
        said.put("prêt", state.ready());
        said.putAll(state.said());
        said.put("démarrage", later.map(Later::done).orElse(true) ? "fini" : "en cours");
        return ResponseEntity.status(state.ready() ? 200 : 503)
                .cacheControl(CacheControl.noStore())
                .body(said);
    }

    /// The process lives, whatever its database does: nothing to start again.
    @GetMapping("/sante/vivant")
    ResponseEntity<Map<String, Object>> alive() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Map.of("vivant", true));
    }
}
